// The chosen part as Turtle, in the shapes that the whole graph has: facts with the words that say them.
const PREFIXES = {
  dcterms: "http://purl.org/dc/terms/",
  edtf: "http://id.loc.gov/datatypes/",
  kg: "https://w3id.org/xianzhi/ontology#",
  oa: "http://www.w3.org/ns/oa#",
  org: "http://www.w3.org/ns/org#",
  prov: "http://www.w3.org/ns/prov#",
  rdf: "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
  rdfs: "http://www.w3.org/2000/01/rdf-schema#",
  schema: "https://schema.org/",
  skos: "http://www.w3.org/2004/02/skos/core#",
  xsd: "http://www.w3.org/2001/XMLSchema#",
};
function iri(key) {
  return `<${raw.base}${key
    .split("/")
    .map((part) =>
      encodeURIComponent(part).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`),
    )
    .join("/")}>`;
}
function literal(text, type) {
  const plain = String(text).replace(
    /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,
    "\ufffd",
  );
  const quoted = `"${plain.replace(/["\\]/g, "\\$&").replace(/[\u0000-\u001f\u007f]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0").toUpperCase()}`)}"`;
  return type === "zh" ? `${quoted}@zh` : type ? `${quoted}^^${type}` : quoted;
}
function number(text) {
  return /^[+-]?\d+(\.\d+)?$/.test(text) ? text : literal(text);
}
function node(subject, said) {
  return `${subject} ${said.map(([predicate, thing]) => `${predicate} ${thing}`).join(" ;\n    ")} .\n`;
}

function turtle(shown, told) {
  const used = new Map(),
    out = [
      Object.entries(PREFIXES)
        .map(([prefix, space]) => `@prefix ${prefix}: <${space}> .`)
        .join("\n"),
      "",
    ];
  for (const thing of shown) out.push(node(iri(thing.key), thingSays(thing)));
  for (const fact of told) {
    const [triples, statement] = factSays(fact);
    out.push(
      ...triples,
      node(`${iri(`statement/${fact.sid}`)}`, [
        ...statement,
        ...fact.quotes.map((quote) => ["prov:wasDerivedFrom", quoteIri(quote)]),
        ...(fact.quotes.length ? [] : [["prov:wasDerivedFrom", iri("source/gazetteer")]]),
      ]),
    );
    for (const quote of fact.quotes) used.set(quoteIri(quote), quote);
  }
  for (const [name, quote] of used)
    out.push(
      node(name, [
        ["a", "oa:TextQuoteSelector, oa:TextPositionSelector"],
        ["oa:exact", literal(quote.exact)],
        ["oa:start", quote.start],
        ["oa:end", quote.stop],
        ...(quote.article ? [["kg:article", iri(quote.article.key)]] : []),
      ]),
    );
  for (const article of new Set([...used.values()].map((quote) => quote.article).filter(Boolean)))
    out.push(articleSays(article));
  for (const page of new Set([...used.values()].map((quote) => quote.article && quote.article.page).filter(Boolean)))
    out.push(
      node(iri(page.key), [
        ["a", "kg:Page"],
        ["schema:identifier", literal(page.identifier)],
        ...(page.date ? [["schema:datePublished", literal(page.date, "edtf:edtf")]] : []),
      ]),
    );
  return out.join("\n");
}
function thingSays(thing) {
  return [
    ["a", [`kg:${thing.kind}`, thing.sub].filter(Boolean).join(", ")],
    ["skos:prefLabel", literal(thing.name, "zh")],
    ["rdfs:label", literal(thing.name, "zh")],
    ...thing.names.slice(1).map((name) => ["skos:altLabel", literal(name, "zh")]),
    ...(thing.code ? [["dcterms:identifier", literal(thing.code)]] : []),
    ...thing.status.map((name) => ["kg:status", name]),
  ];
}
function factSays(fact) {
  const subject = iri(fact.subject.key),
    {extra} = fact,
    about = (s, p, o) => [
      ["a", "rdf:Statement"],
      ["rdf:subject", s],
      ["rdf:predicate", p],
      ["rdf:object", o],
      ["kg:confidence", fact.confidence.toFixed(4)],
      ["kg:rule", literal(fact.rule)],
    ];
  const status = extra.status && !isFigure(fact) ? [["kg:status", extra.status]] : [];
  if (isFigure(fact))
    return [[node(iri(extra.key), figureSays(fact))], about(iri(extra.key), "schema:value", number(fact.text))];
  if (fact.predicate === "org:holds") {
    const post = iri(extra.key);
    return [
      [
        node(subject, [["org:holds", post]]),
        node(post, [
          ["a", "org:Post"],
          ["skos:prefLabel", literal(fact.text, "zh")],
          ["org:postIn", iri(fact.object.key)],
          ...(extra.tenure ? [["kg:tenure", extra.tenure]] : []),
        ]),
      ],
      [...about(subject, "org:holds", post), ...status],
    ];
  }
  const thing = fact.object
    ? iri(fact.object.key)
    : fact.predicate === "dcterms:date"
      ? literal(fact.text, "edtf:edtf")
      : literal(fact.text, "zh");
  return [
    [node(subject, [[fact.predicate, thing], ...(extra.role ? [[extra.role, thing]] : [])])],
    [...about(subject, fact.predicate, thing), ...status],
  ];
}
function figureSays({subject, text, extra}) {
  const given = (name, value) => (value ? [[name, value]] : []);
  return [
    ["a", "schema:Observation"],
    ["schema:observationAbout", iri(subject.key)],
    ["schema:value", number(text)],
    ...given("schema:variableMeasured", extra.indicator && literal(extra.indicator, "zh")),
    ...given("schema:unitText", extra.unit && literal(extra.unit, "zh")),
    ...given("schema:maxValue", extra.max && number(extra.max)),
    ...given("schema:observationDate", extra.date && literal(extra.date, "edtf:edtf")),
    ...given("kg:period", extra.period && literal(extra.period, "zh")),
    ...given("kg:bound", extra.bound),
    ...given("kg:isChange", extra.change && "true"),
    ...given("kg:status", extra.status),
  ];
}
function articleSays(article) {
  return node(iri(article.key), [
    ["a", "schema:NewsArticle"],
    ...(article.headline ? [["schema:headline", literal(article.headline, "zh")]] : []),
    ...(article.genre ? [["kg:genre", literal(article.genre)]] : []),
    ...article.authors.map(({who}) => ["schema:author", iri(who.key)]),
    ...(article.page ? [["schema:isPartOf", iri(article.page.key)]] : []),
  ]);
}
function quoteIri(quote) {
  return iri(`quote/${quote.article ? quote.article.key.replace(/^article\//, "") : ""}-${quote.start}-${quote.stop}`);
}
