// The rows that kg/explorer/records.py wrote, as objects that know each other.
const raw = JSON.parse(document.getElementById("data").textContent);
const KINDS = ["Place", "Organisation", "Person", "Initiative", "Event", "Document", "Product"];

const things = raw.things.map(([key, kind, sub, names, code, status, said, home], id) => ({
  id,
  key,
  kind,
  sub,
  name: names[0],
  names,
  code,
  status,
  said,
  home,
  size: Math.min(30, 5 + 2.3 * Math.sqrt(said)),
  facts: [],
  mentions: [],
  near: new Map(),
}));
for (const {id, x, y, size} of drawn.nodes) Object.assign(things[id], {spot: [x, y], size}); // what pyvis laid down
const byKey = new Map(things.map((thing) => [thing.key, thing]));
const pages = raw.pages.map(([key, identifier, date, paper], id) => ({id, key, identifier, date, paper, articles: []}));
const articles = raw.articles.map(([key, page, headline, genre, authors, text], id) => ({
  id,
  key,
  page: pages[page],
  headline,
  genre,
  authors: authors.map(([who, role]) => ({who: things[who], role})),
  text,
  mentions: [],
  facts: [],
}));
for (const article of articles) if (article.page) article.page.articles.push(article);
const quotes = raw.quotes.map(([article, start, stop, exact, marks], id) => ({
  id,
  article: articles[article],
  start,
  stop,
  exact,
  marks,
}));
const facts = raw.facts.map(([sid, subject, predicate, object, text, extra, confidence, rule, own], id) => ({
  id,
  sid,
  subject: things[subject],
  predicate,
  object: things[object],
  text,
  extra,
  confidence,
  rule: raw.rules[rule],
  quotes: own.map((place) => quotes[place]),
}));
const mentions = raw.mentions.map(([thing, article, own]) => ({
  thing: things[thing],
  article: articles[article],
  quotes: own.map((place) => quotes[place]),
}));

for (const mention of mentions) {
  mention.thing.mentions.push(mention);
  mention.article.mentions.push(mention);
}
for (const fact of facts) {
  fact.subject.facts.push(fact);
  for (const article of new Set(fact.quotes.map((quote) => quote.article))) if (article) article.facts.push(fact);
  if (!fact.object || fact.object === fact.subject) continue;
  fact.object.facts.push(fact);
  meet(fact.subject, fact.object, fact);
  meet(fact.object, fact.subject, fact);
}
for (const article of articles) for (const {who} of article.authors) (who.wrote ||= []).push(article);

function meet(one, other, fact) {
  if (!one.near.has(other.id)) one.near.set(other.id, []);
  one.near.get(other.id).push(fact);
}

function articlesOf(fact) {
  return [...new Set(fact.quotes.map((quote) => quote.article).filter(Boolean))];
}
function isFigure(fact) {
  return fact.predicate === "schema:value";
}
function isDate(fact) {
  return fact.predicate === "dcterms:date" || fact.predicate === "kg:period";
}
function relationOf(fact) {
  return isDate(fact) ? "dcterms:date" : fact.predicate;
}

/** When a fact is about: its own date, else the dates of the pages that tell it. */
function datesOf(fact) {
  const own = isDate(fact) && fact.predicate === "dcterms:date" ? fact.text : fact.extra.date;
  return own
    ? [own]
    : articlesOf(fact)
        .map((article) => article.page && article.page.date)
        .filter(Boolean);
}

/** First and last day of an EDTF date as plain text, or null: 2025-04 runs from 2025-04-01 to 2025-04-31. */
function span(edtf) {
  const [first, last] = (edtf.includes("/") ? edtf.split("/") : [edtf, edtf]).map((end) => end.replace(/[?~%]/g, ""));
  const from = day(first, "01"),
    to = day(last, "12") || "9999";
  return from || day(last, "12") ? [from || "0000", to] : null;
}
function day(text, month) {
  const parts = text.match(/^(\d{4})(?:-(\d\d|XX))?(?:-(\d\d|XX))?/);
  if (!parts) return null;
  const middle = parts[2] && parts[2] !== "XX" ? parts[2] : month;
  const end = parts[3] && parts[3] !== "XX" ? parts[3] : month === "01" ? "01" : "31";
  return `${parts[1]}-${middle}-${end}`;
}

function valueOf(fact) {
  const {bound, max, unit, change} = fact.extra;
  const sign = change && Number(fact.text) > 0 ? "+" : "";
  const [number, large] = max ? [`${grouped(fact.text)}–${grouped(max)}`, ""] : rounded(sign, fact.text, unit);
  const words = /^[%‰℃°]/.test(unit || "") ? number + unit : unit ? `${number} ${large}${unit}` : number;
  return (bound && BOUNDS[bound] ? inLanguage(BOUNDS[bound]) : "") + words;
}
/** Large amounts as a Chinese paper prints them: 41.54 亿元. */
function rounded(sign, text, unit) {
  const number = Number(text),
    [size, word] = Math.abs(number) >= 1e8 ? [1e8, "亿"] : Math.abs(number) >= 1e5 ? [1e4, "万"] : [1, ""];
  const short = String(Number((number / size).toFixed(4)));
  return state.lang === "zh" && unit && size > 1 && Number(short) * size === number
    ? [sign + short, word]
    : [sign + grouped(text), ""];
}
function grouped(text) {
  const [whole, part] = text.split(".");
  return whole.replace(/\B(?=(\d{3})+(?!\d))/g, ",") + (part ? `.${part}` : "");
}

/** A fact as a sentence in three parts. */
function sentence(fact) {
  if (isFigure(fact)) return [fact.subject, fact.extra.indicator || term("schema:value"), valueOf(fact)];
  if (isDate(fact)) return [fact.subject, phrase(fact.predicate), fact.text];
  const role = fact.extra.role ? `（${term(fact.extra.role)}）` : "";
  const tenure = TENURES[fact.extra.tenure] ? `（${inLanguage(TENURES[fact.extra.tenure])}）` : "";
  const words =
    fact.predicate === "org:holds" ? `${phrase("org:holds")} ${fact.text}${tenure}` : phrase(fact.predicate) + role;
  return [fact.subject, words, fact.object];
}
function nameOf(part) {
  return typeof part === "string" ? part : part.name;
}
function headlineOf(article) {
  if (article.headline) return article.headline;
  const first = article.text && article.text.units.length ? article.text.units[0][2] : "";
  return first ? `${first.slice(0, 18)}…` : t("untitled");
}
function pageName(page) {
  return page ? [page.paper, page.identifier, page.date].filter(Boolean).join(" · ") : "";
}
