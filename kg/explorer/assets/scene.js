// What is drawn and where: the whole map, a neighbourhood, or a path.
const MOST = 48; // neighbours drawn around one thing; the panel lists the rest
const DISC = new Map(raw.discs.filter((disc) => disc[3] >= 0).map((disc) => [disc[3], disc]));
const homeOf = (thing) => things[thing.home];
let scene = null;

function nearOf(thing) {
  const {facts: told, things: shown} = filtered();
  return [...thing.near]
    .filter(([other, own]) => shown.has(things[other]) && own.some((fact) => told.has(fact)))
    .map(([other]) => things[other]);
}
function inFocus() {
  return Boolean(state.open || state.path);
}

/** What is drawn, and where: spots by id, and one line for each pair with facts between them. */
function makeScene() {
  const spots = state.path ? pathSpots() : state.open ? openSpots() : mapSpots();
  const {facts: told} = filtered(),
    lines = new Map(),
    stand = new Map();
  for (const spot of spots.values()) for (const thing of spot.things) stand.set(thing, spot);
  for (const [thing, other] of pairs(stand)) {
    const spot = stand.get(thing),
      far = stand.get(other),
      own = (thing.near.get(other.id) || []).filter((fact) => told.has(fact));
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
  return [...stand.keys()].flatMap((thing) =>
    [...thing.near.keys()].filter((other) => other > thing.id).map((other) => [thing, things[other]]),
  );
}
function spotFor(thing, x, y) {
  return {
    id: String(thing.id),
    x,
    y,
    size: thing.size,
    kind: thing.kind,
    things: [thing],
    said: thing.said,
    name: thing.name,
  };
}
function mapSpots() {
  const {things: shown} = filtered();
  return folded(
    things.filter((thing) => thing.spot && shown.has(thing)).map((thing) => spotFor(thing, ...thing.spot)),
    (thing) => homeOf(thing),
  );
}
function openSpots() {
  const open = keysOf("open"),
    kept = new Set(open);
  for (const thing of open)
    for (const other of nearOf(thing)
      .sort((a, b) => b.said - a.said)
      .slice(0, MOST))
      kept.add(other);
  const near = (thing) =>
    nearOf(thing)
      .filter((other) => kept.has(other) && (open.includes(thing) || open.includes(other)))
      .sort((a, b) => together(thing, a, b));
  const placed = radial([open[0]], near);
  const spots = [...kept]
    .filter((thing) => placed.has(thing))
    .map((thing) => spotFor(thing, placed.get(thing).x, placed.get(thing).y));
  return folded(spots, (thing) => open.find((one) => one.near.has(thing.id)), new Set(open));
}
/** Neighbours that stand in one relation lie side by side. */
function together(thing, a, b) {
  const relation = (other) => thing.near.get(other.id)[0].predicate;
  return (
    KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) ||
    relation(a).localeCompare(relation(b)) ||
    b.said - a.said ||
    a.id - b.id
  );
}
function pathSpots() {
  const [from, to] = keysOf("path");
  const path = from && to ? shortest(from, to, nearOf) : null;
  if (!path) return new Map();
  const placed = radial(path, () => []);
  return folded(
    path.length > 1
      ? path.map((thing) => spotFor(thing, placed.get(thing).x, placed.get(thing).y))
      : [spotFor(from, 0, 0)],
    () => null,
  );
}
/** Things of a collapsed class become one dot for each home that they share. */
function folded(spots, shareOf, never = new Set()) {
  const kinds = setOf("collapsed"),
    found = new Map(),
    groups = new Map();
  for (const spot of spots) {
    const [thing] = spot.things;
    if (!kinds.has(spot.kind) || never.has(thing) || thing.key === state.thing) {
      found.set(spot.id, spot);
      continue;
    }
    const share = shareOf(thing),
      id = `g${spot.kind}${share ? share.id : ""}`;
    if (!groups.has(id)) groups.set(id, []);
    groups.get(id).push(spot);
  }
  for (const [id, members] of groups) {
    if (members.length === 1) {
      found.set(members[0].id, members[0]);
      continue;
    }
    const mean = (name) => members.reduce((sum, spot) => sum + spot[name], 0) / members.length;
    const kind = members[0].kind;
    found.set(id, {
      id,
      x: mean("x"),
      y: mean("y"),
      size: Math.min(30, 8 + 3 * Math.sqrt(members.length)),
      kind,
      things: members.flatMap((spot) => spot.things),
      said: 40 + members.length,
      name: t("collapsed", members.length, term(`kg:${kind}`)),
      group: true,
    });
  }
  return found;
}
