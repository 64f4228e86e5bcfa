// Asks Oxigraph compiled to WebAssembly: `node in_wasm.mjs GRAPH QUERIES.json`
import { readFileSync } from "node:fs";
import oxigraph from "oxigraph";

const [graph, queries] = process.argv.slice(2);
const store = new oxigraph.Store();
store.load(readFileSync(graph, "utf8"), { format: "text/turtle" });
const results = {};
for (const [name, query] of Object.entries(JSON.parse(readFileSync(queries, "utf8")))) {
  try {
    results[name] = JSON.parse(store.query(query, { results_format: "application/sparql-results+json" }));
  } catch (error) {
    results[name] = { error: String(error.message ?? error) };
  }
}
console.log(JSON.stringify({ count: store.size, results }));
