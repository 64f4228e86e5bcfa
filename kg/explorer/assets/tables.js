// Two tables, of entities and of figures: sorted by any column, downloaded as they stand.
const ROWS = 400;
let rowsShown = ROWS;

function entityColumns() {
  return [
    {name: t("name"), of: (thing) => thing.name, cell: thingButton, broad: true},
    {name: t("kind"), of: (thing) => term(`kg:${thing.kind}`)},
    {name: t("subclass"), of: (thing) => (thing.sub ? term(thing.sub) : "")},
    {name: t("home"), of: (thing) => containerOf(thing)},
    {name: t("status"), of: (thing) => thing.status.map(term).join("、")},
    {name: t("said"), of: (thing) => thing.said, number: true},
    {
      name: t("pages"),
      of: (thing) => new Set(thing.mentions.map((mention) => mention.article.page)).size,
      number: true,
    },
    {name: t("others"), of: (thing) => thing.names.slice(1).join("、"), csv: true},
    {name: "IRI", of: (thing) => raw.base + thing.key, csv: true},
  ];
}
function figureColumns() {
  return [
    {name: t("subject"), of: (fact) => fact.subject.name, cell: (fact) => thingButton(fact.subject), broad: true},
    {name: t("indicator"), of: (fact) => fact.extra.indicator || "", broad: true},
    {
      name: t("value"),
      of: (fact) => Number(fact.text),
      cell: (fact) => valueOf({...fact, extra: {...fact.extra, unit: ""}}),
      number: true,
    },
    {name: t("unit"), of: (fact) => fact.extra.unit || ""},
    {name: t("period"), of: (fact) => fact.extra.date || fact.extra.period || ""},
    {
      name: t("status"),
      of: (fact) =>
        [fact.extra.status && term(fact.extra.status), fact.extra.change && t("change")].filter(Boolean).join(" "),
    },
    {
      name: t("quote"),
      of: (fact) => fact.quotes.map((quote) => quote.exact).join("…"),
      cell: (fact) =>
        fact.quotes[0]
          ? button(fact.quotes[0].exact.slice(0, 40), () => readQuote(fact.quotes[0]), {class: "link"})
          : "",
      broad: true,
    },
    {
      name: t("page"),
      of: (fact) =>
        articlesOf(fact)
          .map((article) => article.page && article.page.identifier)
          .join(" "),
      csv: true,
    },
    {name: t("confidence"), of: (fact) => fact.confidence, csv: true},
  ];
}
function containerOf(thing) {
  const fact = thing.facts.find((one) => one.predicate === "kg:locatedIn" && one.subject === thing);
  return fact ? fact.object.name : "";
}
function tableRows() {
  const {things: shown, facts: told} = filtered();
  return state.table === "figures" ? facts.filter((fact) => isFigure(fact) && told.has(fact)) : [...shown];
}
function sortedRows(columns) {
  const rows = tableRows(),
    [place, way] = (state.sort || (state.table === "figures" ? "" : "5d")).split(/(?<=\d)/);
  const column = columns[Number(place)];
  if (!column || place === "") return rows;
  const sign = way === "d" ? -1 : 1;
  return rows
    .map((row) => [column.of(row), row])
    .sort(
      ([a, one], [b, other]) =>
        sign * (typeof a === "number" ? a - b : String(a).localeCompare(String(b), "zh")) || one.id - other.id,
    )
    .map(([, row]) => row);
}
function drawTable(before) {
  if (before.table !== state.table || before.view !== state.view) rowsShown = ROWS;
  const columns = state.table === "figures" ? figureColumns() : entityColumns(),
    seen = columns.filter((column) => !column.csv),
    rows = sortedRows(columns);
  const choice = (name) =>
    button(t(name), () => go({table: name, sort: ""}), {"aria-pressed": String(state.table === name)});
  fill(
    byId("view-table"),
    el(
      "div",
      {class: "row toolbar"},
      choice("entities"),
      choice("figures"),
      el("span", {class: "count"}, String(rows.length)),
      button(
        t("csv"),
        () =>
          save(
            `xianzhi-${state.table}.csv`,
            csv([columns.map((column) => column.name), ...rows.map((row) => columns.map((column) => column.of(row)))]),
            "text/csv",
          ),
        {class: "push"},
      ),
    ),
    el(
      "div",
      {class: "scroller", tabindex: "0", role: "region", "aria-label": t(state.table)},
      el(
        "table",
        {class: "grid"},
        el(
          "thead",
          {},
          el(
            "tr",
            {},
            seen.map((column, place) => headCell(column, place)),
          ),
        ),
        el(
          "tbody",
          {},
          rows.slice(0, rowsShown).map((row) =>
            el(
              "tr",
              {},
              seen.map((column) =>
                el(
                  "td",
                  {class: column.number ? "number" : column.broad ? "broad" : "brief"},
                  column.cell ? column.cell(row) : String(column.of(row)),
                ),
              ),
            ),
          ),
        ),
      ),
    ),
    rows.length > rowsShown &&
      button(
        t("more", rows.length - rowsShown),
        () => {
          rowsShown += ROWS;
          drawTable(state);
        },
        {class: "wide"},
      ),
  );
}
function headCell(column, place) {
  const [own, way] = state.sort.split(/(?<=\d)/),
    active = own === String(place);
  const next = active && way === "a" ? "d" : active ? "a" : column.number ? "d" : "a";
  return el(
    "th",
    {
      scope: "col",
      "aria-sort": active ? (way === "d" ? "descending" : "ascending") : "none",
      class: column.number && "number",
    },
    button([column.name, active ? (way === "d" ? " ↓" : " ↑") : ""], () => go({sort: `${place}${next}`}), {
      class: "sort",
      "aria-label": t("sortBy", column.name),
    }),
  );
}
