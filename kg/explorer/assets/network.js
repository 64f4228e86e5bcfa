// The scene on the screen: vis-network draws it on positions that are known beforehand.
let network = null,
  sceneKey = "";
const nodes = new vis.DataSet(),
  edges = new vis.DataSet();

function startNetwork() {
  const options = {
    ...drawn.options,
    nodes: {
      ...drawn.options.nodes,
      shape: "custom",
      ctxRenderer: ({ctx, id}) => ({
        drawNode: () => {
          const spot = scene.spots.get(String(id));
          if (spot) paint(ctx, spot, false);
        },
        nodeDimensions: dimensions(id),
      }),
    },
  };
  network = new vis.Network(byId("network"), {nodes, edges}, options);
  network.on("beforeDrawing", (ctx) => {
    if (!inFocus()) drawDiscs(ctx);
  });
  network.on("afterDrawing", (ctx) => {
    drawChosen(ctx);
    drawLabels(ctx);
  });
  network.on("click", onClick);
  network.on("doubleClick", ({nodes: hit}) => {
    if (hit.length) openSpot(scene.spots.get(hit[0]));
  });
  network.on("hoverNode", ({node, event}) => showTip(scene.spots.get(node), event));
  network.on("blurNode", () => showTip(null));
  network.on("hoverEdge", ({edge, event}) => showEdgeTip(scene.lines.get(edge), event));
  network.on("blurEdge", () => showTip(null));
  byId("network").addEventListener("keydown", onKey);
}
function dimensions(id) {
  const spot = scene.spots.get(String(id)),
    size = spot ? 2 * spot.size : 10;
  return {width: size, height: size};
}
function zoomButton(word, onclick) {
  return button(icon(word), onclick, {"aria-label": t(word), title: t(word)});
}
function zoom(by) {
  network.moveTo({scale: Math.min(6, Math.max(0.02, network.getScale() * by))});
}
/** Everything that is drawn, discs and names included, fills the window. */
function fit() {
  const discs = inFocus()
    ? []
    : raw.discs.filter(([, , , id, , depth]) => !depth && (id < 0 || scene.stand.has(things[id])));
  const rounds = [...[...scene.spots.values()].map(({x, y, size}) => [x, y, size + (inFocus() ? 40 : 12)]), ...discs];
  if (!rounds.length) return;
  const low = (place) => Math.min(...rounds.map((round) => round[place] - round[2])),
    high = (place) => Math.max(...rounds.map((round) => round[place] + round[2]));
  const [left, right, top, bottom] = [low(0), high(0), low(1), high(1)],
    box = byId("network").getBoundingClientRect();
  const scale = Math.min(1.5, (box.width - 24) / (right - left), (box.height - 24) / (bottom - top));
  network.moveTo({position: {x: (left + right) / 2, y: (top + bottom) / 2}, scale: Math.max(scale, 0.005)});
}

function drawNetwork(before) {
  drawTrail();
  const key = [
    state.open,
    state.path,
    state.collapsed,
    state.collapsed && state.thing,
    state.lang,
    filterKey(state),
  ].join("&");
  if (key !== sceneKey) {
    const moved = !sceneKey || before.open !== state.open || before.path !== state.path;
    sceneKey = key;
    scene = makeScene();
    if (!network) startNetwork();
    fillNetwork();
    if (moved) fit();
  }
  if (before.view !== "map" && state.view === "map") {
    network.setSize("100%", "100%");
    network.redraw();
    fit();
  }
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
  edges.add(
    [...scene.lines.values()].map(({id, from, to}) => ({
      id,
      from: from.id,
      to: to.id,
      width,
      arrows: "",
      color: {color: look.line, hover: look.accent, inherit: false},
    })),
  );
}
let approaching = null; // what was searched for: the map goes to it, close enough to read what lies around
function approach(spot) {
  if (!spot) return;
  const box = byId("network").getBoundingClientRect(),
    disc = DISC.get(spot.things[0].id) || DISC.get(spot.things[0].home);
  const [x, y, r] = disc
    ? [disc[0], disc[1], Math.max(disc[2], Math.hypot(spot.x - disc[0], spot.y - disc[1]) + 30)]
    : [spot.x, spot.y, 160];
  network.moveTo({position: {x, y}, scale: Math.min(2, Math.min(box.width, box.height) / (2.3 * r))});
}
/** Moves the view only if the chosen thing is out of sight. */
function reveal(spot) {
  if (!spot) return;
  const {x, y} = network.canvasToDOM(spot),
    box = byId("network").getBoundingClientRect();
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
function openSpot(spot) {
  if (spot && !spot.group && !keysOf("open").includes(spot.things[0])) expand(spot.things[0]);
}
function chooseLine(line) {
  if (!line) return;
  const fact = [...line.facts][0];
  go({thing: "", edge: `${fact.subject.key}|${fact.object.key}`});
}
function pathTo(thing) {
  return {view: "map", path: `${state.start},${thing.key}`, start: "", open: "", thing: thing.key, edge: ""};
}
