// What an initiative or a body consists of, as the papers say it.
function wholes() {
  const parts = new Map();
  for (const fact of filtered().facts) {
    if (fact.predicate !== "kg:partOf") continue;
    if (!parts.has(fact.object)) parts.set(fact.object, new Set());
    parts.get(fact.object).add(fact.subject);
  }
  const inner = new Set([...parts.values()].flatMap((own) => [...own]));
  const size = (thing, seen = new Set()) => {
    if (seen.has(thing)) return 0;
    seen.add(thing);
    return 1 + [...(parts.get(thing) || [])].reduce((sum, part) => sum + size(part, seen), 0);
  };
  return {
    parts,
    roots: [...parts.keys()].filter((thing) => !inner.has(thing)).sort((a, b) => size(b) - size(a) || a.id - b.id),
  };
}
function drawTree() {
  const {parts, roots} = wholes(),
    box = byId("view-tree");
  if (!roots.length) return void fill(box, el("p", {class: "quiet"}, t("noTree")));
  const chosen = chosenThing(),
    root =
      roots.find((thing) => thing.key === state.whole) ||
      roots.find((thing) => thing === chosen || [...parts.get(thing)].includes(chosen)) ||
      roots[0];
  const options = [...new Set([root, ...roots])]
    .sort((a, b) => roots.indexOf(a) - roots.indexOf(b))
    .map((thing) => [thing.key, `${thing.name} · ${parts.get(thing).size}`]);
  fill(
    box,
    el(
      "div",
      {class: "row toolbar"},
      listed(t("chooseWhole"), options, root.key, (whole) => go({whole})),
    ),
    el("div", {class: "scroller", tabindex: "0", role: "region", "aria-label": t("tree")}, treeChart(root, parts)),
  );
}
function treeChart(root, parts) {
  const rows = [],
    high = 40;
  const walk = (thing, depth, seen) => {
    const own = seen.has(thing) ? [] : [...(parts.get(thing) || [])].sort((a, b) => a.id - b.id),
      node = {thing, depth, y: 0};
    const below = own.map((part) => walk(part, depth + 1, new Set([...seen, thing])));
    node.y = below.length
      ? (below[0].y + below[below.length - 1].y) / 2
      : rows.filter((row) => !row.below.length).length * high;
    node.below = below;
    rows.push(node);
    return node;
  };
  walk(root, 0, new Set());
  const depth = Math.max(...rows.map((row) => row.depth)),
    narrow = roomFor("view-tree");
  const column = Math.max(...rows.map((row) => roomOf(row.thing.name))) + 64,
    wide = Math.min(column, Math.max(150, narrow / (depth + 1)));
  const leaves = rows.filter((row) => !row.below.length).length,
    x = (row) => 20 + row.depth * wide,
    top = 34;
  const roomBeside = (row) => (row.below.length ? wide - 36 : Math.max(150, narrow - x(row) - 60));
  const links = rows.flatMap((row) =>
    row.below.map((part) =>
      svg("path", {
        fill: "none",
        stroke: look.line,
        "stroke-width": 1.5,
        d: `M${x(row) + 10} ${row.y + top}C${x(row) + wide * 0.75} ${row.y + top} ${x(part) - wide * 0.4} ${part.y + top} ${x(part) - 10} ${part.y + top}`,
      }),
    ),
  );
  const dots = rows.map((row) => {
    const chosen = row.thing.key === state.thing,
      room = roomBeside(row);
    return pressable(
      svg(
        "g",
        {class: "dot-mark"},
        svg("title", {}, row.thing.name),
        shape(row.thing.kind, x(row), row.y + top, 8, {stroke: chosen ? look.ink : look.paper, "stroke-width": 2}),
        words(x(row) + 14, row.y + top + (row.below.length ? -10 : 5), short(row.thing.name, room), {
          "font-weight": chosen || !row.depth ? 600 : 400,
          stroke: look.paper,
          "stroke-width": 4,
          "paint-order": "stroke",
        }),
      ),
      `${row.thing.name}，${kindWords(row.thing)}`,
      () => choose(row.thing),
    );
  });
  const reach = Math.max(...rows.map((row) => x(row) + 34 + Math.min(roomOf(row.thing.name), roomBeside(row))));
  return chart(Math.max(320, reach), leaves * high + 40, root.name, links, dots);
}
