// Figures of one indicator side by side, the largest first, in the unit they are printed in.
function indicators() {
  const found = new Map();
  for (const fact of filtered().facts) {
    if (!isFigure(fact) || !Number.isFinite(Number(fact.text))) continue;
    const key = [fact.extra.indicator || "", fact.extra.unit || "", fact.extra.change ? "change" : ""].join("|");
    if (!found.has(key)) found.set(key, []);
    found.get(key).push(fact);
  }
  const many = (own) => new Set(own.map((fact) => fact.subject)).size;
  const ranks = (name) => /排名|位次|名次/.test(name); // a place in a ranking is no amount
  return [...found]
    .filter(([, own]) => own.length > 1)
    .sort(
      ([a, one], [b, other]) =>
        ranks(a) - ranks(b) || many(other) - many(one) || other.length - one.length || a.localeCompare(b),
    );
}
function drawBars() {
  const all = indicators(),
    box = byId("view-bars");
  if (!all.length) return void fill(box, el("p", {class: "quiet"}, t("noBars")));
  const [key, own] = all.find(([name]) => name === state.indicator) || all[0];
  const named = (name) => {
    const [indicator, unit, change] = name.split("|");
    return `${indicator || "—"}${change ? `（${t("change")}）` : ""}${unit ? `（${unit}）` : ""}`;
  };
  fill(
    box,
    el(
      "div",
      {class: "row toolbar"},
      listed(
        t("chooseIndicator"),
        all.map(([name, some]) => [name, `${named(name)} · ${some.length}`]),
        key,
        (indicator) => go({indicator}),
      ),
    ),
    el("div", {class: "scroller", tabindex: "0", role: "region", "aria-label": t("bars")}, barChart(named(key), own)),
  );
}
function barChart(title, own) {
  const width = roomFor("view-bars") - 8,
    rows = [...own].sort((a, b) => Number(b.text) - Number(a.text) || a.id - b.id);
  const time = (fact) => fact.extra.date || fact.extra.period,
    same = own.every((fact) => time(fact) === time(own[0]));
  const label = (fact) =>
    [
      fact.subject.name,
      !same && time(fact),
      fact.extra.status && fact.extra.status !== "kg:done" && term(fact.extra.status),
    ]
      .filter(Boolean)
      .join(" ");
  const left = Math.min(width * 0.42, 24 + Math.max(...rows.map((fact) => roomOf(label(fact))))),
    right = 12 + Math.max(...rows.map((fact) => roomOf(valueOf(fact)))),
    high = 26;
  const least = Math.min(0, ...rows.map((fact) => Number(fact.text))),
    most = Math.max(0, ...rows.map((fact) => Number(fact.text))),
    all = most - least || 1;
  const x = (value) => left + ((value - least) / all) * (width - left - right - 12);
  const bars = rows.map((fact, place) => {
    const y = 44 + place * high,
      value = Number(fact.text),
      chosen = fact.subject.key === state.thing;
    const from = Math.min(x(0), x(value)),
      long = Math.max(1.5, Math.abs(x(value) - x(0)));
    return pressable(
      svg(
        "g",
        {class: "bar-mark"},
        svg("title", {}, sentence(fact).map(nameOf).join(" · ")),
        svg("rect", {x: 0, y: y - 3, width, height: high, fill: look.paper}),
        words(left - 8, y + 14, short(label(fact), left - 16), {
          "text-anchor": "end",
          "font-weight": chosen ? 700 : 400,
        }),
        svg("rect", {
          x: from,
          y: y + 2,
          width: long,
          height: high - 10,
          rx: 2,
          fill: look[fact.subject.kind],
          "fill-opacity": fact.extra.status === "kg:planned" || fact.extra.status === "kg:target" ? 0.45 : 1,
          stroke: chosen ? look.ink : "none",
          "stroke-width": 2,
        }),
        words(Math.max(x(0), x(value)) + 6, y + 14, valueOf(fact)),
      ),
      sentence(fact).map(nameOf).join(" · "),
      () => choose(fact.subject),
    );
  });
  return chart(
    width,
    54 + rows.length * high,
    title,
    words(8, 24, same && time(own[0]) ? `${title} · ${time(own[0])}` : title, {"font-size": 15, "font-weight": 600}),
    svg("line", {x1: x(0), x2: x(0), y1: 38, y2: 44 + rows.length * high, stroke: look.rim}),
    bars,
  );
}
