// Saving what is chosen: data as Turtle and CSV, the picture as SVG and PNG.
function save(name, content, type) {
  const url = URL.createObjectURL(
    content instanceof Blob ? content : new Blob([content], {type: `${type};charset=utf-8`}),
  );
  const link = el("a", {download: name, href: url, class: "unseen"});
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), 10000);
}
/** Cells in quotes; what a spreadsheet would take for a formula is kept from being one. */
function csv(rows) {
  const cell = (value) =>
    typeof value === "number"
      ? String(value)
      : `"${(/^[=+\-@\t\r]/.test(value) ? `'${value}` : clean(value)).replace(/"/g, '""')}"`;
  return `\ufeff${rows.map((row) => row.map((value) => cell(value ?? "")).join(",")).join("\r\n")}\r\n`;
}
/** What is drawn, or in the other views what the filters let through, with the facts between. */
function chosenPart() {
  const {things: shown, facts: told} = filtered();
  const kept = inFocus() && scene ? new Set([...scene.spots.values()].flatMap((spot) => spot.things)) : shown;
  return [[...kept], [...told].filter((fact) => kept.has(fact.subject) && (!fact.object || kept.has(fact.object)))];
}
function factsCsv() {
  const head = [
    t("subject"),
    t("relations"),
    t("value"),
    t("indicator"),
    t("unit"),
    t("period"),
    t("status"),
    t("quote"),
    t("article"),
    t("page"),
    t("confidence"),
    t("rule"),
    "IRI",
  ];
  const rows = chosenPart()[1].map((fact) => [
    fact.subject.name,
    isFigure(fact) ? phrase(fact.predicate) : sentence(fact)[1],
    fact.object ? fact.object.name : fact.text,
    fact.extra.indicator,
    fact.extra.unit,
    fact.extra.date || fact.extra.period,
    fact.extra.status && term(fact.extra.status),
    fact.quotes.map((quote) => quote.exact).join("…"),
    articlesOf(fact).map(headlineOf).join("；"),
    articlesOf(fact)
      .map((article) => pageName(article.page))
      .join("；"),
    fact.confidence,
    fact.rule,
    raw.base + fact.subject.key,
  ]);
  return csv([head, ...rows]);
}
function picture() {
  const chart = byId(`view-${state.view}`).querySelector("svg.chart");
  return chart ? chart.cloneNode(true) : networkPicture();
}
/** The map as it stands on the screen, as SVG: dots with their shapes, lines, and the names that have room. */
function networkPicture() {
  const scale = network.getScale(),
    {left, top, right, bottom} = view(),
    ctx = document.createElement("canvas").getContext("2d");
  const {found} = chosenLabels(ctx, scale, {left, top, right, bottom}),
    [w, h] = [(right - left) * scale, (bottom - top) * scale];
  const bright = litUp();
  const x = (value) => ((value - left) * scale).toFixed(1),
    y = (value) => ((value - top) * scale).toFixed(1),
    inside = (spot) => spot.x > left && spot.x < right && spot.y > top && spot.y < bottom;
  const discs = inFocus()
    ? []
    : raw.discs
        .filter(([, , , id]) => id < 0 || scene.stand.has(things[id]))
        .map(([cx, cy, r, id, kind]) =>
          svg("circle", {
            cx: x(cx),
            cy: y(cy),
            r: r * scale,
            fill: kind === "Place" && id >= 0 ? look.disc : "none",
            stroke: look.rim,
          }),
        );
  const strokes = [...scene.lines.values()]
    .filter(({from, to}) => inside(from) || inside(to))
    .map(({from, to}) =>
      svg("line", {
        x1: x(from.x),
        y1: y(from.y),
        x2: x(to.x),
        y2: y(to.y),
        stroke: look.line,
        "stroke-opacity": bright && !inFocus() ? 0.25 : 1,
      }),
    );
  const lit = bright
    ? litLines().map(({from, to}) =>
        svg("line", {x1: x(from.x), y1: y(from.y), x2: x(to.x), y2: y(to.y), stroke: look.accent, "stroke-width": 1.5}),
      )
    : [];
  const dots = [...scene.spots.values()]
    .filter(inside)
    .map((spot) =>
      shape(
        spot.kind,
        x(spot.x),
        y(spot.y),
        spot.size * scale,
        bright && !inFocus() && !bright.has(spot) ? {opacity: 0.25} : {},
      ),
    );
  const names = found.flatMap(({rows, x: cx, y: cy, px, bold}) =>
    rows.map((row, place) =>
      words(x(cx), (Number(y(cy)) + (place * LINE + 0.9) * px * scale).toFixed(1), row, {
        "text-anchor": "middle",
        "font-size": (px * scale).toFixed(1),
        "font-weight": bold ? 600 : 400,
        stroke: look.paper,
        "stroke-width": 3,
        "paint-order": "stroke",
      }),
    ),
  );
  return chart(Math.round(w), Math.round(h), t("map"), discs, strokes, lit, dots, names);
}
/** The sheet of paper gets the map as a drawing in light colours, whatever the screen shows. */
function beforePrint() {
  document.documentElement.dataset.theme = "light";
  readLook();
  if (state.view === "map") fill(byId("paper"), networkPicture());
  else DRAWS[state.view](state);
}
function afterPrint() {
  document.documentElement.dataset.theme = state.theme;
  readLook();
  byId("paper").replaceChildren();
  if (state.view !== "map") DRAWS[state.view](state);
}
function asSvg() {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(picture())}`;
}
async function savePng() {
  const source = picture(),
    width = Number(source.getAttribute("width")),
    height = Number(source.getAttribute("height")),
    image = new Image();
  const zoom = Math.min(2, 16000 / Math.max(width, height)),
    url = URL.createObjectURL(new Blob([new XMLSerializer().serializeToString(source)], {type: "image/svg+xml"}));
  image.src = url;
  await image.decode();
  const canvas = el("canvas", {width: Math.round(width * zoom), height: Math.round(height * zoom)});
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  canvas.toBlob((blob) => {
    save("xianzhi.png", blob);
    URL.revokeObjectURL(url);
  }, "image/png");
}
function downloadMenu() {
  const choice = (name, act, needsPicture) =>
    el(
      "li",
      {},
      button(
        t(name),
        () => {
          menu.open = false;
          act();
        },
        {"data-download": name, disabled: needsPicture && !hasPicture()},
      ),
    );
  const menu = el(
    "details",
    {class: "menu"},
    el("summary", {}, t("download")),
    el(
      "ul",
      {},
      choice("asTurtle", () => save("xianzhi.ttl", turtle(...chosenPart()), "text/turtle")),
      choice("asCsv", () => save("xianzhi.csv", factsCsv(), "text/csv")),
      choice("asSvg", () => save("xianzhi.svg", asSvg(), "image/svg+xml"), true),
      choice("asPng", savePng, true),
    ),
  );
  menu.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      menu.open = false;
      menu.querySelector("summary").focus();
    }
  });
  return menu;
}
function hasPicture() {
  return !["read", "table"].includes(state.view);
}
