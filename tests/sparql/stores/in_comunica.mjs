// Asks Comunica over N3.js: `node in_comunica.mjs GRAPH QUERIES.json`
import { readFileSync } from "node:fs";
import { QueryEngine } from "@comunica/query-sparql-rdfjs";
import { Parser, Store } from "n3";

const [graph, queries] = process.argv.slice(2);
const store = new Store(new Parser().parse(readFileSync(graph, "utf8")));
const engine = new QueryEngine();

function term(value) {
  if (value.termType === "NamedNode") return { type: "uri", value: value.value };
  if (value.termType === "BlankNode") return { type: "bnode", value: value.value };
  const literal = { type: "literal", value: value.value };
  if (value.language) literal["xml:lang"] = value.language;
  else if (!value.datatype.value.endsWith("#string")) literal.datatype = value.datatype.value;
  return literal;
}

async function ask(query) {
  const found = await engine.query(query, { sources: [store] });
  const vars = (await found.metadata()).variables.map((each) => (each.variable ?? each).value);
  const bindings = [];
  for await (const row of await found.execute()) {
    bindings.push(Object.fromEntries([...row].map(([name, value]) => [name.value, term(value)])));
  }
  return { head: { vars }, results: { bindings } };
}

const results = {};
for (const [name, query] of Object.entries(JSON.parse(readFileSync(queries, "utf8")))) {
  try {
    results[name] = await ask(query);
  } catch (error) {
    results[name] = { error: String(error.message ?? error) };
  }
}
console.log(JSON.stringify({ count: store.size, results }));
