// The page as its reader was meant to see it, every mention marked and tied to the map.
function drawReading(before) {
  const box = byId("view-read");
  const article =
    articles.find((one) => one.key === state.reading) || chosenThing()?.mentions[0]?.article || articles[0];
  if (!article) return void fill(box, el("p", {}, t("noText")));
  const quote = article.mentions
    .flatMap((mention) => mention.quotes)
    .concat(article.facts.flatMap((fact) => fact.quotes))
    .find((one) => one.article === article && `${one.start}-${one.stop}` === state.quote);
  fill(
    box,
    el("div", {class: "reader"}, contents(article), el("article", {class: "sheet", lang: "zh"}, sheet(article, quote))),
  );
  const here =
    box.querySelector(".quoted") ||
    (before.thing !== state.thing && state.thing ? box.querySelector(".mark.chosen") : null);
  if (
    here &&
    (before.quote !== state.quote ||
      before.reading !== state.reading ||
      before.view !== "read" ||
      before.thing !== state.thing)
  )
    here.scrollIntoView({block: "center"});
}
function contents(article) {
  return el(
    "nav",
    {class: "contents", "aria-label": t("articleList")},
    pages.map((page) => [
      el("h2", {class: "small"}, pageName(page)),
      el(
        "ol",
        {},
        page.articles.map((one) =>
          el(
            "li",
            {},
            button(headlineOf(one), () => go({reading: one.key, quote: ""}), {
              class: "link",
              "aria-current": String(one === article),
            }),
          ),
        ),
      ),
    ]),
  );
}
function sheet(article, quote) {
  const genre = t("genres") && inLanguage(WORDS.genres)[article.genre];
  const head = el("p", {class: "meta"}, [pageName(article.page), genre].filter(Boolean).join(" · "));
  const by =
    article.authors.length > 0 &&
    el(
      "p",
      {class: "byline"},
      article.authors.map(({who, role}) => [role && `${role} `, thingButton(who), " "]),
    );
  if (!article.text)
    return [head, el("h2", {}, headlineOf(article)), by, el("p", {class: "quiet"}, t("noText")), loose(article)];
  const inTable = new Set(article.text.tables.flatMap((table) => [table.title, table.remark, ...table.rows.flat()]));
  const marks = marksOf(article, quote),
    body = [];
  let paragraph = null;
  let untitled = !article.headline;
  article.text.units.forEach(([role, number, text], unit) => {
    if (inTable.has(unit)) return;
    const words = marked(text, marks.get(unit) || []);
    if (paragraph && paragraph.number === number && paragraph.role === role)
      return void paragraph.element.append(...words);
    paragraph = {number, role, element: el(...blockOf(role), words)};
    body.push(paragraph.element);
  });
  return [
    head,
    untitled && el("h2", {class: "unseen"}, headlineOf(article)),
    body,
    article.text.tables.map((table) => printed(table, article, marks)),
    by,
  ];
}
function blockOf(role) {
  if (role === "headline") return ["h2", {class: "headline"}];
  if (role === "heading") return ["h3", {class: "section"}];
  return ["p", {class: role}];
}
/** All stretches to be marked, by unit: mentions of things, and the quote that somebody came for. */
function marksOf(article, quote) {
  const found = new Map(),
    shown = filtered().things;
  const add = (quoted, mark) => {
    for (const [unit, start, stop] of quoted.marks) {
      if (!found.has(unit)) found.set(unit, []);
      found.get(unit).push({start, stop, ...mark});
    }
  };
  for (const mention of article.mentions)
    if (shown.has(mention.thing))
      for (const own of mention.quotes) if (own.article === article) add(own, {thing: mention.thing});
  if (quote) add(quote, {quoted: true});
  return found;
}
/** Text cut at every end of a mark; where mentions are nested the innermost one is the link. */
function marked(text, marks) {
  const cuts = [...new Set([0, text.length, ...marks.flatMap(({start, stop}) => [start, stop])])].sort((a, b) => a - b);
  return cuts.slice(1).map((stop, place) => {
    const start = cuts[place],
      over = marks.filter((mark) => mark.start <= start && mark.stop >= stop);
    const things = over.filter((mark) => mark.thing).sort((a, b) => a.stop - a.start - (b.stop - b.start));
    const quoted = over.some((mark) => mark.quoted) ? " quoted" : "",
      words = text.slice(start, stop);
    if (!things.length)
      return quoted ? el("mark", {class: "plain-quote quoted"}, words) : document.createTextNode(clean(words));
    const {thing} = things[0],
      chosen = things.some((mark) => mark.thing.key === state.thing) ? " chosen" : "";
    const label = `${words}：${thing.name}，${term(thing.sub || `kg:${thing.kind}`)}`; // a real button would not break across lines
    return pressable(
      el(
        "span",
        {
          class: `mark kind-${thing.kind}${quoted}${chosen}`,
          title: `${thing.name} · ${term(thing.sub || `kg:${thing.kind}`)}`,
          "data-key": thing.key,
        },
        words,
      ),
      label,
      () => choose(thing),
    );
  });
}
function printed(table, article, marks) {
  const unit = (number) => marked(article.text.units[number][2], marks.get(number) || []);
  const levels = Math.max(0, ...table.columns.map((column) => column.length));
  return el(
    "div",
    {class: "scroller", tabindex: "0", role: "region", "aria-label": t("table")},
    el(
      "table",
      {class: "grid"},
      table.title >= 0 && el("caption", {}, unit(table.title)),
      el(
        "thead",
        {},
        Array.from({length: levels}, (_, level) => el("tr", {}, headCells(table.columns, level))),
      ),
      el(
        "tbody",
        {},
        table.rows.map((row) =>
          el(
            "tr",
            {},
            row.map((cell, place) => el(place ? "td" : "th", place ? {} : {scope: "row"}, unit(cell))),
          ),
        ),
      ),
    ),
    table.remark >= 0 && el("p", {class: "quiet"}, unit(table.remark)),
  );
}
function headCells(columns, level) {
  const cells = [];
  for (let at = 0; at < columns.length;) {
    let stop = at + 1;
    const name = columns[at][level] || "";
    while (
      stop < columns.length &&
      (columns[stop][level] || "") === name &&
      columns[stop].slice(0, level).join() === columns[at].slice(0, level).join() &&
      name
    )
      stop++;
    cells.push(el(name ? "th" : "td", {colspan: stop - at, scope: name && (stop - at > 1 ? "colgroup" : "col")}, name));
    at = stop;
  }
  return cells;
}
function loose(article) {
  const own = new Map();
  for (const quote of [
    ...article.mentions.flatMap((mention) => mention.quotes),
    ...article.facts.flatMap((fact) => fact.quotes),
  ])
    if (quote.article === article) own.set(quote.start, quote);
  return el(
    "ul",
    {class: "plain"},
    [...own.values()].sort((a, b) => a.start - b.start).map((quote) => el("li", {}, `“${quote.exact}”`)),
  );
}
