// What is said of the chosen thing or line: sentences, each with the paper's own words behind it.
const FEW = 6;
const unfolded = new Set();
const ORDER = [
  "org:holds",
  "kg:locatedIn",
  "kg:implements",
  "kg:partOf",
  "schema:organizer",
  "kg:participant",
  "dcterms:date",
  "kg:period",
  "kg:operatedBy",
  "kg:specialisesIn",
  "kg:uses",
  "kg:recognisedBy",
  "schema:value",
];

function drawPanel(before) {
  const edge = chosenEdge(),
    thing = chosenThing(),
    panel = byId("panel");
  if (state.thing !== before.thing || state.edge !== before.edge) {
    unfolded.clear();
    panel.scrollTop = 0;
  }
  fill(panel, edge ? edgePanel(edge) : thing ? thingPanel(thing) : emptyPanel());
  panel.classList.toggle("filled", Boolean(edge || thing));
}
function closeSide() {
  return button(icon("close"), () => go({thing: "", edge: ""}), {class: "icon close-side", "aria-label": t("close")});
}

function emptyPanel() {
  const top = [...filtered().things]
    .filter((thing) => thing.kind !== "Place" || thing.mentions.length)
    .sort((a, b) => b.said - a.said);
  return [
    el("div", {class: "side-head"}, el("h2", {}, t("overview"))),
    el("p", {class: "quiet"}, t("pageSaid", articles.length, things.length, facts.length)),
    el("p", {}, t("hint")),
    KINDS.map((kind) => [kind, top.filter((thing) => thing.kind === kind).slice(0, 5)])
      .filter(([, few]) => few.length)
      .map(([kind, few]) => [
        el("h3", {}, term(`kg:${kind}`)),
        el(
          "ul",
          {class: "plain"},
          few.map((thing) => el("li", {}, thingButton(thing), " ", el("span", {class: "count"}, String(thing.said)))),
        ),
      ]),
  ];
}
function edgePanel([one, other]) {
  const own = one.near.get(other.id).filter((fact) => filtered().facts.has(fact));
  return [
    el("div", {class: "side-head"}, el("h2", {}, `${one.name} — ${other.name}`), closeSide()),
    el("p", {class: "row"}, thingButton(one), thingButton(other)),
    cards(own, null),
  ];
}
function thingPanel(thing) {
  const own = thing.facts.filter((fact) => filtered().facts.has(fact));
  const hidden = state.open && keysOf("open").includes(thing) ? nearOf(thing).length - MOST : 0;
  return [
    el("div", {class: "side-head"}, el("h2", {}, badge(thing.kind, 18), " ", thing.name), closeSide()),
    el("p", {class: "quiet"}, [kindWords(thing), ...thing.status.map(term)].join(" · ")),
    thing.names.length > 1 && el("p", {class: "quiet"}, `${t("others")}${colon()}${thing.names.slice(1).join("、")}`),
    thing.code && el("p", {class: "quiet"}, `${t("code")}${colon()}${thing.code}`),
    el(
      "div",
      {class: "row"},
      button(state.open ? t("expand") : t("focus"), () => expand(thing), {class: "main-action"}),
      state.open && button(t("focus"), () => focusOn(thing)),
      state.start && state.start !== thing.key
        ? button(t("pathTo"), () => go(pathTo(thing)))
        : button(t("pathFrom"), () => go({start: thing.key})),
      state.view !== "map" &&
        button(t("onMap"), () =>
          go({view: "map", ...(thing.spot ? {open: "", path: ""} : {open: thing.key, path: ""})}),
        ),
    ),
    hidden > 0 && el("p", {class: "quiet"}, t("moreNeighbours", hidden)),
    own.length > 0 && [
      el("h3", {}, `${t("facts")} `, el("span", {class: "count"}, String(own.length))),
      cards(own, thing),
    ],
    mentioned(thing),
  ];
}
/** Facts that say the same stand on one card, with all the words that say it. */
function cards(own, about) {
  const groups = new Map();
  for (const fact of own) {
    const key = [
      fact.subject.id,
      fact.predicate,
      fact.object ? fact.object.id : "",
      fact.text,
      fact.extra.indicator,
      fact.extra.unit,
      fact.extra.date,
    ].join("|");
    if (!groups.has(key)) groups.set(key, []);
    groups.get(key).push(fact);
  }
  const rank = (fact) => ORDER.indexOf(fact.predicate) * 2 + (fact.subject === about ? 0 : 1);
  const sorted = [...groups.values()].sort((a, b) => rank(a[0]) - rank(b[0]) || a[0].id - b[0].id);
  const sections = new Map();
  for (const group of sorted) {
    const name = rank(group[0]);
    if (!sections.has(name)) sections.set(name, []);
    sections.get(name).push(group);
  }
  return [...sections].map(([name, all]) => {
    const key = String(name),
      few = unfolded.has(key) ? all : all.slice(0, FEW);
    return el(
      "ul",
      {class: "facts"},
      few.map((group) => el("li", {class: "fact"}, card(group, about))),
      all.length > few.length &&
        el(
          "li",
          {},
          button(
            t("more", all.length - few.length),
            () => {
              unfolded.add(key);
              drawPanel(state);
            },
            {class: "link"},
          ),
        ),
    );
  });
}
function card(group, about) {
  const parts = sentence(group[0]);
  const words = parts.map((part, place) => [
    place > 0 && el("span", {class: "dot", "aria-hidden": "true"}, " · "),
    typeof part === "string"
      ? el("span", {class: place === 1 ? "verb" : "value"}, part)
      : part === about
        ? el("strong", {}, part.name)
        : thingButton(part),
  ]);
  const extra = [
    group[0].extra.status && term(group[0].extra.status),
    isFigure(group[0]) && (group[0].extra.date || group[0].extra.period),
  ].filter(Boolean);
  return [
    el("p", {class: "said"}, words, extra.length > 0 && el("span", {class: "tag"}, extra.join(" · "))),
    distinct(group).map(evidence),
  ];
}
/** Without those that rest on the same words; the surest stays, and what only the gazetteer says comes last. */
function distinct(group) {
  const words = new Map();
  for (const fact of [...group].sort((a, b) => b.confidence - a.confidence)) {
    const key = fact.quotes.map((quote) => quote.id).join();
    if (!words.has(key)) words.set(key, fact);
  }
  return [...words.values()].sort((a, b) => (b.quotes.length > 0) - (a.quotes.length > 0) || a.id - b.id);
}
function evidence(fact) {
  const shown = fact.quotes.slice(0, 3);
  return el(
    "div",
    {class: "evidence"},
    shown.length ? shown.map((quote) => quotation(quote)) : el("p", {class: "quiet"}, t("noQuote")),
    fact.quotes.length > 3 && el("p", {class: "quiet"}, `+${fact.quotes.length - 3}`),
    el(
      "p",
      {class: "meta"},
      articlesOf(fact).map((article) => [articleLine(article), el("br")]),
      `${t("confidenceIs", fact.confidence.toFixed(2))} · ${t("rule")} ${fact.rule}`,
    ),
  );
}
function quotation(quote) {
  return el(
    "blockquote",
    {},
    quote.exact,
    " ",
    button(t("inSource"), () => readQuote(quote), {
      class: "link",
      "aria-label": `${t("inSource")}：${quote.exact.slice(0, 20)}`,
    }),
  );
}
function articleLine(article) {
  const by = article.authors.map(({who, role}) => `${role ? `${role} ` : ""}${who.name}`).join("，");
  return [headlineOf(article), by && `${t("author")} ${by}`, pageName(article.page)].filter(Boolean).join(" · ");
}
function mentioned(thing) {
  const asked = restrictions(),
    own = thing.mentions.filter((mention) => mentionPasses(mention, asked));
  if (!own.length && !thing.wrote) return null;
  const rows = [
    ...own.map((mention) => [mention.article, mention.quotes]),
    ...(thing.wrote || [])
      .filter((article) => !own.some((mention) => mention.article === article))
      .map((article) => [article, []]),
  ];
  return [
    el("h3", {}, `${t("mentions")} `, el("span", {class: "count"}, String(rows.length))),
    el(
      "ul",
      {class: "plain"},
      rows.map(([article, found]) =>
        el(
          "li",
          {},
          button(
            [headlineOf(article), found.length > 1 && ` ×${found.length}`],
            () => (found.length ? readQuote(found[0]) : go({view: "read", reading: article.key, quote: ""})),
            {class: "link"},
          ),
        ),
      ),
    ),
  ];
}
function readQuote(quote) {
  if (quote.article) go({view: "read", reading: quote.article.key, quote: `${quote.start}-${quote.stop}`});
}
