// The legend is the filter: what passes, how many there are, and the form to choose it with.
let passed = null; // {things: Set, facts: Set, counts} for the present filters

function restrictions() {
  return {
    relations: setOf("relations"),
    page: pages.find((page) => page.key === state.page),
    article: articles.find((article) => article.key === state.article),
    from: state.from,
    to: state.to,
    status: state.status,
    confidence: Number(state.confidence) || 0,
  };
}
function passes(fact, asked) {
  if (asked.relations.has(relationOf(fact)) || fact.confidence < asked.confidence) return false;
  if (asked.status && fact.extra.status !== asked.status && !fact.subject.status.includes(asked.status)) return false;
  if (asked.article && !fact.quotes.some((quote) => quote.article === asked.article)) return false;
  if (asked.page && !fact.quotes.some((quote) => quote.article && quote.article.page === asked.page)) return false;
  return !(asked.from || asked.to) || datesOf(fact).some((date) => within(date, asked));
}
function within(date, {from, to}) {
  const days = span(date);
  return Boolean(days) && (!from || days[1] >= from) && (!to || days[0] <= to);
}
function mentionPasses(mention, asked) {
  if (asked.article) return mention.article === asked.article;
  if (asked.page && mention.article.page !== asked.page) return false;
  return (
    !(asked.from || asked.to) ||
    Boolean(mention.article.page && mention.article.page.date && within(mention.article.page.date, asked))
  );
}

/** Everything that the filters let through, worked out once for each set of filters. */
function filtered() {
  if (passed) return passed;
  const asked = restrictions(),
    offKinds = setOf("kinds"),
    offSubs = setOf("subs");
  const narrow = asked.page || asked.article || asked.from || asked.to;
  const byFacts = asked.status || asked.confidence > 0;
  const told = new Set(facts.filter((fact) => passes(fact, asked)));
  const counts = {kinds: {}, subs: {}, relations: {}};
  const shown = new Set();
  for (const thing of things) {
    const stays = byFacts
      ? thing.facts.some((fact) => told.has(fact))
      : !narrow ||
        thing.mentions.some((mention) => mentionPasses(mention, asked)) ||
        thing.facts.some((fact) => told.has(fact));
    if (!stays) continue;
    counts.kinds[thing.kind] = (counts.kinds[thing.kind] || 0) + 1;
    if (thing.sub) counts.subs[thing.sub] = (counts.subs[thing.sub] || 0) + 1;
    if (!offKinds.has(thing.kind) && !offSubs.has(thing.sub)) shown.add(thing);
  }
  for (const fact of facts) {
    if (passes(fact, {...asked, relations: new Set()}))
      counts.relations[relationOf(fact)] = (counts.relations[relationOf(fact)] || 0) + 1;
    if (!shown.has(fact.subject) || (fact.object && !shown.has(fact.object))) told.delete(fact);
  }
  passed = {things: shown, facts: told, counts};
  return passed;
}
function filterKey(from) {
  return ["kinds", "subs", "relations", "page", "article", "from", "to", "status", "confidence"]
    .map((name) => from[name])
    .join("&");
}

function drawFilters() {
  const {counts, things: shown} = filtered();
  const relations = [...new Set(facts.map(relationOf))].sort((a, b) => phrase(a).localeCompare(phrase(b), state.lang));
  fill(
    byId("filters"),
    el(
      "div",
      {class: "side-head"},
      el("h2", {}, t("filters")),
      button(icon("close"), () => showSide("filters", false), {class: "icon close-side", "aria-label": t("close")}),
    ),
    el("p", {class: "quiet"}, t("shown", shown.size, things.length)),
    el(
      "ul",
      {class: "legend", "aria-label": t("kinds")},
      KINDS.filter((kind) => things.some((thing) => thing.kind === kind)).map((kind) => legendRow(kind, counts)),
    ),
    ticked(
      t("relations"),
      "relations",
      relations.map((name) => [
        name,
        name === "org:holds" ? term("org:Post") : phrase(name),
        counts.relations[name] || 0,
      ]),
    ),
    fields(),
    button(
      t("reset"),
      () =>
        go({
          kinds: "",
          subs: "",
          relations: "",
          page: "",
          article: "",
          from: "",
          to: "",
          status: "",
          confidence: "",
          collapsed: "",
        }),
      {class: "wide"},
    ),
  );
}
function legendRow(kind, counts) {
  const off = setOf("kinds").has(kind),
    folded = setOf("collapsed").has(kind);
  const subs = [...new Set(things.filter((thing) => thing.kind === kind && thing.sub).map((thing) => thing.sub))].sort(
    (a, b) => (counts.subs[b] || 0) - (counts.subs[a] || 0) || a.localeCompare(b),
  );
  const label = term(`kg:${kind}`);
  return el(
    "li",
    {},
    el(
      "div",
      {class: "legend-row"},
      el(
        "label",
        {class: "tick"},
        el("input", {
          type: "checkbox",
          checked: !off,
          onchange: () => go({kinds: toggled("kinds", kind)}),
          "data-kind": kind,
        }),
        badge(kind),
        el("span", {class: "legend-name"}, label),
        el("span", {class: "count"}, String(counts.kinds[kind] || 0)),
      ),
      button(icon("fold"), () => go({collapsed: toggled("collapsed", kind)}), {
        class: "icon fold",
        "aria-pressed": String(folded),
        "aria-label": `${t("collapse")} ${label}`,
        title: `${t("collapse")} ${label}`,
      }),
    ),
    subs.length > 1 &&
      ticked(
        t("subclasses"),
        "subs",
        subs.map((sub) => [sub, term(sub), counts.subs[sub] || 0]),
        `${label} ${t("subclasses")}`,
        kind,
      ),
  );
}
function ticked(label, name, rows, spoken = label, key = name) {
  const off = setOf(name);
  return el(
    "details",
    {
      open: opened.has(key) || rows.some(([value]) => off.has(value)),
      ontoggle: (event) => opened[event.target.open ? "add" : "delete"](key),
    },
    el("summary", {"aria-label": spoken}, label),
    el(
      "ul",
      {class: "ticks"},
      rows.map(([value, words, count]) =>
        el(
          "li",
          {},
          el(
            "label",
            {class: "tick"},
            el("input", {
              type: "checkbox",
              checked: !off.has(value),
              "data-value": value,
              onchange: () => go({[name]: toggled(name, value)}),
            }),
            el("span", {class: "legend-name"}, words),
            el("span", {class: "count"}, String(count)),
          ),
        ),
      ),
    ),
  );
}
const opened = new Set();

function fields() {
  const states = [
    ...new Set([...facts.map((fact) => fact.extra.status), ...things.flatMap((thing) => thing.status)].filter(Boolean)),
  ].sort();
  const known = state.page
    ? pages.find((page) => page.key === state.page)?.articles || []
    : articles.length > 400
      ? []
      : articles;
  const short = (text) => (text.length > 22 ? `${text.slice(0, 21)}…` : text);
  return el(
    "div",
    {class: "fields"},
    listed(
      t("page"),
      [["", t("all")], ...pages.map((page) => [page.key, short(page.identifier)])],
      state.page,
      (page) => go({page, article: ""}),
    ),
    listed(
      t("article"),
      [["", t("all")], ...known.map((article) => [article.key, short(headlineOf(article))])],
      state.article,
      (article) => go({article}),
    ),
    listed(t("status"), [["", t("all")], ...states.map((name) => [name, term(name)])], state.status, (status) =>
      go({status}),
    ),
    el("fieldset", {}, el("legend", {}, t("dates")), dateField("from"), dateField("to")),
    el(
      "label",
      {class: "field"},
      el("span", {}, `${t("confidence")} ${Number(state.confidence || 0).toFixed(2)}`),
      el("input", {
        type: "range",
        min: "0",
        max: "1",
        step: "0.05",
        value: state.confidence || "0",
        onchange: (event) => go({confidence: event.target.value === "0" ? "" : event.target.value}),
      }),
    ),
  );
}
function dateField(name) {
  return el(
    "label",
    {class: "field"},
    el("span", {}, t(name)),
    el("input", {type: "date", value: state[name], onchange: (event) => go({[name]: event.target.value})}),
  );
}
