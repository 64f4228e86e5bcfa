// The map and the neighbourhoods, drawn by vis-network on positions that are known beforehand.
const MOST = 48; // neighbours drawn around one thing; the panel lists the rest
const DISC = new Map(raw.discs.filter((disc) => disc[3] >= 0).map((disc) => [disc[3], disc]));
const homeOf = (thing) => things[thing.home];
let network = null, scene = null, sceneKey = "";
const nodes = new vis.DataSet(), edges = new vis.DataSet();

function nearOf(thing) {
  const {facts: told, things: shown} = filtered();
  return [...thing.near].filter(([other, own]) => shown.has(things[other]) && own.some((fact) => told.has(fact))).map(([other]) => things[other]);
}
function inFocus() { return Boolean(state.open || state.path); }

/** What is drawn, and where: spots by id, and one line for each pair with facts between them. */
function makeScene() {
  const spots = state.path ? pathSpots() : state.open ? openSpots() : mapSpots();
  const {facts: told} = filtered(), lines = new Map(), stand = new Map();
  for (const spot of spots.values()) for (const thing of spot.things) stand.set(thing, spot);
  for (const [thing, other] of pairs(stand)) {
    const spot = stand.get(thing), far = stand.get(other), own = (thing.near.get(other.id) || []).filter((fact) => told.has(fact));
    if (!spot || !far || far === spot || !own.length) continue;
    const [one, two] = spot.id < far.id ? [spot, far] : [far, spot];
    const id = `${one.id}-${two.id}`;
    if (!lines.has(id)) lines.set(id, {id, from: one, to: two, facts: new Set()});
    for (const fact of own) lines.get(id).facts.add(fact);
  }
  return {spots, lines, stand};
}
/** On the map the pairs that pyvis joined; in a neighbourhood all that know each other. */
function pairs(stand) {
  if (!inFocus()) return drawn.edges.map(({from, to}) => [things[from], things[to]]);
  return [...stand.keys()].flatMap((thing) => [...thing.near.keys()].filter((other) => other > thing.id).map((other) => [thing, things[other]]));
}
function spotFor(thing, x, y) {
  return {id: String(thing.id), x, y, size: thing.size, kind: thing.kind, things: [thing], said: thing.said, name: thing.name};
}
function mapSpots() {
  const {things: shown} = filtered();
  return folded(things.filter((thing) => thing.spot && shown.has(thing)).map((thing) => spotFor(thing, ...thing.spot)), (thing) => homeOf(thing));
}
function openSpots() {
  const open = keysOf("open"), kept = new Set(open);
  for (const thing of open) for (const other of nearOf(thing).sort((a, b) => b.said - a.said).slice(0, MOST)) kept.add(other);
  const near = (thing) => nearOf(thing).filter((other) => kept.has(other) && (open.includes(thing) || open.includes(other))).sort((a, b) => together(thing, a, b));
  const placed = radial([open[0]], near);
  const spots = [...kept].filter((thing) => placed.has(thing)).map((thing) => spotFor(thing, placed.get(thing).x, placed.get(thing).y));
  return folded(spots, (thing) => open.find((one) => one.near.has(thing.id)), new Set(open));
}
/** Neighbours that stand in one relation lie side by side. */
function together(thing, a, b) {
  const relation = (other) => thing.near.get(other.id)[0].predicate;
  return KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) || relation(a).localeCompare(relation(b)) || b.said - a.said || a.id - b.id;
}
function pathSpots() {
  const [from, to] = keysOf("path");
  const path = from && to ? shortest(from, to, nearOf) : null;
  if (!path) return new Map();
  const placed = radial(path, () => []);
  return folded(path.length > 1 ? path.map((thing) => spotFor(thing, placed.get(thing).x, placed.get(thing).y)) : [spotFor(from, 0, 0)], () => null);
}
/** Things of a collapsed class become one dot for each home that they share. */
function folded(spots, shareOf, never = new Set()) {
  const kinds = setOf("collapsed"), found = new Map(), groups = new Map();
  for (const spot of spots) {
    const [thing] = spot.things;
    if (!kinds.has(spot.kind) || never.has(thing) || thing.key === state.thing) { found.set(spot.id, spot); continue; }
    const share = shareOf(thing), id = `g${spot.kind}${share ? share.id : ""}`;
    if (!groups.has(id)) groups.set(id, []);
    groups.get(id).push(spot);
  }
  for (const [id, members] of groups) {
    if (members.length === 1) { found.set(members[0].id, members[0]); continue; }
    const mean = (name) => members.reduce((sum, spot) => sum + spot[name], 0) / members.length;
    const kind = members[0].kind;
    found.set(id, {id, x: mean("x"), y: mean("y"), size: Math.min(30, 8 + 3 * Math.sqrt(members.length)), kind, things: members.flatMap((spot) => spot.things),
      said: 40 + members.length, name: t("collapsed", members.length, term(`kg:${kind}`)), group: true});
  }
  return found;
}

function startNetwork() {
  const options = {...drawn.options, nodes: {...drawn.options.nodes, shape: "custom", ctxRenderer: ({ctx, id}) => ({
    drawNode: () => { const spot = scene.spots.get(String(id)); if (spot) paint(ctx, spot, false); },
    nodeDimensions: dimensions(id)})}};
  network = new vis.Network(byId("network"), {nodes, edges}, options);
  network.on("beforeDrawing", (ctx) => { if (!inFocus()) drawDiscs(ctx); });
  network.on("afterDrawing", (ctx) => { drawChosen(ctx); drawLabels(ctx); });
  network.on("click", onClick);
  network.on("doubleClick", ({nodes: hit}) => { if (hit.length) openSpot(scene.spots.get(hit[0])); });
  network.on("hoverNode", ({node, event}) => showTip(scene.spots.get(node), event));
  network.on("blurNode", () => showTip(null));
  network.on("hoverEdge", ({edge, event}) => showEdgeTip(scene.lines.get(edge), event));
  network.on("blurEdge", () => showTip(null));
  byId("network").addEventListener("keydown", onKey);
}
function dimensions(id) {
  const spot = scene.spots.get(String(id)), size = spot ? 2 * spot.size : 10;
  return {width: size, height: size};
}
function zoomButton(word, onclick) { return button(icon(word), onclick, {"aria-label": t(word), title: t(word)}); }
function zoom(by) { network.moveTo({scale: Math.min(6, Math.max(0.02, network.getScale() * by))}); }
/** Everything that is drawn, discs and names included, fills the window. */
function fit() {
  const discs = inFocus() ? [] : raw.discs.filter(([, , , id, , depth]) => !depth && (id < 0 || scene.stand.has(things[id])));
  const rounds = [...[...scene.spots.values()].map(({x, y, size}) => [x, y, size + (inFocus() ? 40 : 12)]), ...discs];
  if (!rounds.length) return;
  const low = (place) => Math.min(...rounds.map((round) => round[place] - round[2])), high = (place) => Math.max(...rounds.map((round) => round[place] + round[2]));
  const [left, right, top, bottom] = [low(0), high(0), low(1), high(1)], box = byId("network").getBoundingClientRect();
  const scale = Math.min(1.5, (box.width - 24) / (right - left), (box.height - 24) / (bottom - top));
  network.moveTo({position: {x: (left + right) / 2, y: (top + bottom) / 2}, scale: Math.max(scale, 0.005)});
}

function drawNetwork(before) {
  drawTrail();
  const key = [state.open, state.path, state.collapsed, state.collapsed && state.thing, state.lang, filterKey(state)].join("&");
  if (key !== sceneKey) {
    const moved = !sceneKey || before.open !== state.open || before.path !== state.path;
    sceneKey = key;
    scene = makeScene();
    if (!network) startNetwork();
    fillNetwork();
    if (moved) fit();
  }
  if (before.view !== "map" && state.view === "map") { network.setSize("100%", "100%"); network.redraw(); fit(); }
  const thing = chosenThing();
  if (thing && approaching === thing && !inFocus()) approach(scene.stand.get(thing));
  else if (thing && thing.key !== before.thing) reveal(scene.stand.get(thing));
  approaching = null;
  network.redraw();
}
function fillNetwork() {
  edges.clear();
  nodes.clear();
  nodes.add([...scene.spots.values()].map(({id, x, y, size}) => ({id, x, y, size})));
  const width = inFocus() ? 1.2 : 1;
  edges.add([...scene.lines.values()].map(({id, from, to}) => ({id, from: from.id, to: to.id, width, arrows: "", color: {color: look.line, hover: look.accent, inherit: false}})));
}
let approaching = null; // what was searched for: the map goes to it, close enough to read what lies around
function approach(spot) {
  if (!spot) return;
  const box = byId("network").getBoundingClientRect(), disc = DISC.get(spot.things[0].id) || DISC.get(spot.things[0].home);
  const [x, y, r] = disc ? [disc[0], disc[1], Math.max(disc[2], Math.hypot(spot.x - disc[0], spot.y - disc[1]) + 30)] : [spot.x, spot.y, 160];
  network.moveTo({position: {x, y}, scale: Math.min(2, Math.min(box.width, box.height) / (2.3 * r))});
}
/** Moves the view only if the chosen thing is out of sight. */
function reveal(spot) {
  if (!spot) return;
  const {x, y} = network.canvasToDOM(spot), box = byId("network").getBoundingClientRect();
  const away = x < 40 || y < 40 || x > box.width - 40 || y > box.height - 40;
  if (away || network.getScale() < 0.3) network.moveTo({position: spot, scale: Math.max(network.getScale(), 0.8)});
}
function onClick({nodes: hit, edges: lines}) {
  showTip(null);
  if (hit.length) return chooseSpot(scene.spots.get(hit[0]));
  if (lines.length) return chooseLine(scene.lines.get(lines[0]));
  if (state.thing || state.edge) go({thing: "", edge: ""});
}
/** The first click chooses; in a neighbourhood, or on what is chosen already, it opens a step further. */
function chooseSpot(spot) {
  if (!spot) return;
  if (spot.group) return go({collapsed: toggled("collapsed", spot.kind)});
  const [thing] = spot.things;
  if (state.start) return go(pathTo(thing));
  if (state.thing === thing.key || (state.open && !keysOf("open").includes(thing))) return expand(thing);
  choose(thing);
}
function openSpot(spot) { if (spot && !spot.group && !keysOf("open").includes(spot.things[0])) expand(spot.things[0]); }
function chooseLine(line) {
  if (!line) return;
  const fact = [...line.facts][0];
  go({thing: "", edge: `${fact.subject.key}|${fact.object.key}`});
}
function pathTo(thing) { return {view: "map", path: `${state.start},${thing.key}`, start: "", open: "", thing: thing.key, edge: ""}; }

function onKey(event) {
  const steps = {ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1]};
  if (event.ctrlKey || event.altKey || event.metaKey) return;
  if (steps[event.key]) step(...steps[event.key]);
  else if (event.key === "Enter") { const spot = scene.stand.get(chosenThing()); if (spot) state.start ? go(pathTo(spot.things[0])) : expand(spot.things[0]); }
  else if (event.key === "+" || event.key === "=") zoom(1.35);
  else if (event.key === "-") zoom(1 / 1.35);
  else if (event.key === "0") fit();
  else if (event.key === "Escape") go(state.thing || state.edge ? {thing: "", edge: ""} : {open: "", path: "", start: ""});
  else return;
  event.preventDefault();
}
/** To the nearest dot that lies more in this direction than beside it. */
function step(dx, dy) {
  const here = scene.stand.get(chosenThing()), all = [...scene.spots.values()].filter((spot) => !spot.group);
  if (!all.length) return;
  if (!here) return choose(all.reduce((best, spot) => (spot.said > best.said ? spot : best)).things[0]);
  let best = null, least = Infinity;
  for (const spot of all) {
    const along = (spot.x - here.x) * dx + (spot.y - here.y) * dy, beside = Math.abs((spot.x - here.x) * dy) + Math.abs((spot.y - here.y) * dx);
    if (spot !== here && along > 0 && along >= beside && along + beside * 2 < least) { best = spot; least = along + beside * 2; }
  }
  if (best) { choose(best.things[0]); announce(`${best.name}，${kindWords(best.things[0])}`); }
}

function showTip(spot, event, words) {
  const tip = byId("tip");
  tip.hidden = !spot;
  if (!spot) return;
  fill(tip, words || `${spot.name} · ${spot.group ? "" : kindWords(spot.things[0])}`);
  const box = byId("network").getBoundingClientRect(), at = event && event.clientX !== undefined ? event : event && event.event;
  const x = at ? at.clientX - box.left : 0, y = at ? at.clientY - box.top : 0;
  tip.style.left = `${Math.min(x + 14, box.width - 240)}px`;
  tip.style.top = `${Math.min(y + 14, box.height - 60)}px`;
}
function showEdgeTip(line, event) {
  if (line) showTip(line.from, event, [...line.facts].slice(0, 3).map((fact) => sentence(fact).map(nameOf).join(" · ")).join("；"));
}

function drawTrail() {
  const open = keysOf("open"), path = keysOf("path"), start = byKey.get(state.start);
  const home = button(t("overview"), () => go({open: "", path: "", start: ""}), {class: "crumb", "aria-current": String(!inFocus())});
  const crumbs = state.path
    ? [el("span", {class: "crumb"}, `${t("path")}：${path.map((thing) => thing.name).join(" → ")}`)]
    : open.map((thing, place) => button(thing.name, () => go({open: open.slice(0, place + 1).map((one) => one.key).join(","), thing: thing.key, edge: ""}), {class: "crumb", "aria-current": String(place === open.length - 1)}));
  const none = state.path && (path.length < 2 || !shortest(path[0], path[1], nearOf));
  fill(byId("trail"), home, crumbs, none && el("span", {class: "note", role: "status"}, t("noPath")),
    start && el("span", {class: "note", role: "status"}, t("pathStart", start.name), button(icon("close"), () => go({start: ""}), {class: "icon", "aria-label": t("close")})));
}
