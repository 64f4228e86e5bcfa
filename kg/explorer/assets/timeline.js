// Events, posts and dated initiatives in the order of time: a strip for the eye, a list for reading.
const LANES = {Event: "events", Person: "posts", Initiative: "initiatives"};

function moments() {
  const {facts: told, things: shown} = filtered(),
    found = [];
  for (const thing of things) {
    if (!shown.has(thing) || (thing.kind !== "Event" && thing.kind !== "Initiative")) continue;
    const dated = thing.facts.filter((fact) => fact.subject === thing && isDate(fact) && told.has(fact));
    for (const fact of dated)
      found.push({thing, kind: thing.kind, date: fact.text, fact, reported: false, label: thing.name});
    if (!dated.length && thing.kind === "Event")
      found.push({
        thing,
        kind: "Event",
        ...seenIn(thing.mentions.map((mention) => mention.article)),
        fact: thing.facts[0],
        label: thing.name,
      });
  }
  const posts = new Map();
  for (const fact of facts) {
    if (fact.predicate !== "org:holds" || !told.has(fact)) continue;
    const post = {
      thing: fact.subject,
      kind: "Person",
      ...seenIn(articlesOf(fact)),
      fact,
      label: sentence(fact).map(nameOf).join(" · "),
    };
    posts.set(`${post.date}|${post.label}`, post);
  }
  found.push(...posts.values());
  return found
    .map((moment) => ({...moment, days: moment.date ? span(moment.date) : null}))
    .sort(
      (a, b) => (a.days ? a.days[0] : "9999").localeCompare(b.days ? b.days[0] : "9999") || a.thing.id - b.thing.id,
    );
}
function seenIn(from) {
  const dates = from
    .map((article) => article.page && article.page.date)
    .filter(Boolean)
    .sort();
  return {date: dates[0] || "", reported: true};
}
function drawTimeline() {
  const all = moments(),
    dated = all.filter((moment) => moment.days && /^\d{4}/.test(moment.days[0]) && moment.days[0] !== "0000"),
    loose = all.filter((moment) => !dated.includes(moment));
  const groups = new Map();
  for (const moment of dated) {
    const month = moment.date.slice(0, /^\d{4}-\d\d/.test(moment.date) ? 7 : 4);
    if (!groups.has(month)) groups.set(month, []);
    groups.get(month).push(moment);
  }
  if (loose.length) groups.set(t("undated"), loose);
  fill(
    byId("view-time"),
    el(
      "div",
      {class: "scroller", tabindex: "0", role: "region", "aria-label": t("timeline")},
      dated.length > 0 && strip(dated),
    ),
    el(
      "div",
      {class: "months"},
      [...groups].map(([month, own]) =>
        el("section", {}, el("h2", {class: "small"}, month), el("ul", {class: "moments"}, own.map(momentRow))),
      ),
    ),
  );
}
function momentRow(moment) {
  const who =
    moment.kind === "Person"
      ? []
      : moment.thing.facts
          .filter(
            (fact) => fact.subject === moment.thing && ["schema:organizer", "kg:locatedIn"].includes(fact.predicate),
          )
          .map((fact) => fact.object.name);
  return el(
    "li",
    {class: moment.thing.key === state.thing ? "chosen" : ""},
    el(
      "span",
      {class: "date"},
      moment.date || "—",
      moment.reported && moment.date && el("small", {}, ` ${t("asReported")}`),
    ),
    el(
      "span",
      {},
      button([badge(moment.kind), " ", moment.label], () => choose(moment.thing), {class: "thing"}),
      who.length > 0 && el("span", {class: "quiet"}, ` ${[...new Set(who)].join("、")}`),
    ),
  );
}
const DAY = 864e5;
function at(date) {
  return Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1, Math.min(28, Number(date.slice(8, 10))));
}

function strip(dated) {
  const width = Math.max(640, roomFor("view-time") - 8),
    left = 64,
    lanes = Object.keys(LANES).filter((kind) => dated.some((moment) => moment.kind === kind));
  const last = Math.max(...dated.map((moment) => at(moment.days[0]))) + 20 * DAY;
  // a few old dates must not press everything else into a corner: what is before the bulk gathers at the left edge
  const sorted = dated.map((moment) => at(moment.days[0])).sort((a, b) => a - b),
    first = Math.max(sorted[0], sorted[Math.floor(sorted.length * 0.12)] - 400 * DAY) - 20 * DAY;
  const x = (time) => left + 24 + (Math.max(0, time - first) / (last - first)) * (width - left - 48);
  const stacks = lanes.map((kind) =>
    stacked(
      dated.filter((moment) => moment.kind === kind),
      x,
    ),
  );
  const heights = stacks.map((stack) => 26 + Math.max(...stack.map(({row}) => row)) * 17),
    height = heights.reduce((sum, own) => sum + own, 0) + 40;
  let top = 8;
  const rows = lanes.map((kind, place) => {
    const own = stacks[place].map(({moment, row, mid}) =>
      pressable(
        svg(
          "g",
          {class: "dot-mark"},
          svg("title", {}, `${moment.date} ${moment.label}`),
          shape(
            kind,
            mid,
            top + 14 + row * 17,
            7,
            moment.reported ? {fill: look.paper, stroke: look[kind], "stroke-width": 2} : {},
          ),
        ),
        `${moment.date} ${moment.label}`,
        () => choose(moment.thing),
      ),
    );
    const lane = [
      svg("line", {x1: left, x2: width, y1: top + heights[place] - 1, y2: top + heights[place] - 1, stroke: look.rim}),
      words(6, top + 18, t(LANES[kind]), {fill: look.quiet}),
      own,
    ];
    top += heights[place];
    return lane;
  });
  return chart(width, height, t("timeline"), ticks(first, last, x, top), rows);
}
function stacked(moments, x) {
  const ends = [];
  return moments.map((moment) => {
    const mid = x(at(moment.days[0]));
    let row = ends.findIndex((end) => end <= mid - 8);
    if (row < 0) row = ends.length;
    ends[row] = mid + 8;
    return {moment, row, mid};
  });
}
function ticks(first, last, x, bottom) {
  const found = [],
    months = (last - first) / DAY / 30,
    step = months > 60 ? 12 : months > 24 ? 6 : months > 12 ? 3 : 1;
  for (let date = new Date(first), count = 0; date.getTime() < last && count < 400; count++) {
    const next = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1));
    if (next.getUTCMonth() % step === 0 && next.getTime() < last) {
      const place = x(next.getTime());
      found.push(
        svg("line", {x1: place, x2: place, y1: 4, y2: bottom, stroke: look.rim, "stroke-dasharray": "2 4"}),
        words(place, bottom + 20, `${next.getUTCFullYear()}-${String(next.getUTCMonth() + 1).padStart(2, "0")}`, {
          "text-anchor": "middle",
          "font-size": 11,
          fill: look.quiet,
        }),
      );
    }
    date = next;
  }
  return found;
}
