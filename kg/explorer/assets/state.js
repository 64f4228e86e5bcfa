// What is chosen, and the address that keeps it: everything a reader can share is in the hash.
const FRESH = {
  view: "map",
  lang: "",
  theme: "",
  thing: "",
  edge: "",
  open: "",
  path: "",
  start: "",
  kinds: "",
  subs: "",
  relations: "",
  collapsed: "",
  page: "",
  article: "",
  from: "",
  to: "",
  status: "",
  confidence: "",
  reading: "",
  quote: "",
  table: "entities",
  sort: "",
  indicator: "",
  whole: "",
};
const VIEWS = ["map", "read", "table", "time", "bars", "tree"];
let state = {...FRESH};
let ready = false;

function language() {
  return (navigator.language || "zh").toLowerCase().startsWith("zh") ? "zh" : "en";
}
function readAddress() {
  const given = new URLSearchParams(addressOf(location));
  const next = {...FRESH, lang: language()};
  for (const name of Object.keys(FRESH)) if (given.has(name)) next[name] = given.get(name);
  for (const name of ["thing", "open", "path", "start"])
    next[name] = next[name]
      .split(",")
      .filter((key) => byKey.has(key))
      .join(",");
  if (next.path.split(",").length !== 2) next.path = "";
  if (!VIEWS.includes(next.view)) next.view = "map";
  if (!["zh", "en"].includes(next.lang)) next.lang = language();
  return next;
}
function addressOf(where) {
  return where.hash.replace(/^#/, "");
}
function asAddress(from) {
  const given = new URLSearchParams();
  for (const [name, value] of Object.entries(from)) if (value !== FRESH[name]) given.set(name, value);
  return given.toString().replace(/%2F/g, "/").replace(/%2C/g, ",");
}

/** Changes what is chosen; every change is a step that back and forward can take. */
function go(changes) {
  const before = state;
  state = {...state, ...changes};
  const address = asAddress(state);
  if (address !== asAddress(before)) {
    try {
      history.pushState(null, "", `#${address}`);
    } catch {
      location.hash = address; // some frames have no history of their own
    }
  }
  draw(before);
}
function follow() {
  const before = state;
  state = readAddress();
  draw(before);
}
function setOf(name) {
  return new Set(state[name] ? state[name].split(",") : []);
}
function toggled(name, value) {
  const chosen = setOf(name);
  if (!chosen.delete(value)) chosen.add(value);
  return [...chosen].sort().join(",");
}
function keysOf(name) {
  return state[name]
    ? state[name]
        .split(",")
        .map((key) => byKey.get(key))
        .filter(Boolean)
    : [];
}
function chosenThing() {
  return byKey.get(state.thing);
}
function chosenEdge() {
  const [one, other] = state.edge.split("|").map((key) => byKey.get(key));
  return one && other && one.near.has(other.id) ? [one, other] : null;
}
function choose(thing) {
  go({thing: thing.key, edge: ""});
}
function focusOn(thing) {
  go({view: "map", thing: thing.key, edge: "", open: thing.key, path: ""});
}
function expand(thing) {
  const open = keysOf("open");
  if (!open.length || state.path) return focusOn(thing);
  const keys = open.map((one) => one.key);
  go({
    view: "map",
    thing: thing.key,
    edge: "",
    open: (keys.includes(thing.key) ? keys : [...keys, thing.key]).join(","),
  });
}
