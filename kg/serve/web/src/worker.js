// Oxigraph in a worker, so that a query can be stopped by ending the worker.
import init, { Store } from "oxigraph/web.js";

let store;

const unpacked = async (bytes) => new Uint8Array(
  await new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).arrayBuffer());

async function load({ wasm, graph }) {
  await init({ module_or_path: await unpacked(wasm) });
  store = new Store();
  store.load(await unpacked(graph), { format: "application/n-triples", lenient: true });
  return store.size;
}

function ask({ query, results, triples }) {
  // the engine looks at the form of the query before it decides between the two kinds of format
  try {
    return { kind: "rows", body: store.query(query, { results_format: results }) };
  } catch (error) {
    if (!/format|graph|triples/i.test(String(error?.message ?? error))) throw error;
    return { kind: "triples", body: store.query(query, { results_format: triples }) };
  }
}

self.onmessage = async ({ data }) => {
  try {
    self.postMessage({ id: data.id, value: data.query ? ask(data) : await load(data) });
  } catch (error) {
    self.postMessage({ id: data.id, error: String(error?.message ?? error) });
  }
};
