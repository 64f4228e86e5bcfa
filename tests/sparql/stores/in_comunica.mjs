// Asks Comunica over N3.js: `node in_comunica.mjs GRAPH QUERIES.json`. Each question has three minutes, in a thread that is
// ended when it is over: there are joins that take it hours.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
import { QueryEngine } from "@comunica/query-sparql-rdfjs";
import { Parser, Store } from "n3";

function term(value) {
  if (value.termType === "NamedNode") return { type: "uri", value: value.value };
  if (value.termType === "BlankNode") return { type: "bnode", value: value.value };
  const literal = { type: "literal", value: value.value };
  if (value.language) literal["xml:lang"] = value.language;
  else if (!value.datatype.value.endsWith("#string")) literal.datatype = value.datatype.value;
  return literal;
}

async function ask(engine, store, query) {
  const found = await engine.query(query, { sources: [store] });
  const vars = (await found.metadata()).variables.map((each) => (each.variable ?? each).value);
  const bindings = [];
  for await (const row of await found.execute()) {
    bindings.push(Object.fromEntries([...row].map(([name, value]) => [name.value, term(value)])));
  }
  return { head: { vars }, results: { bindings } };
}

async function serve(graph) {
  const store = new Store(new Parser().parse(readFileSync(graph, "utf8")));
  const engine = new QueryEngine();
  parentPort.on("message", async (query) => {
    try {
      parentPort.postMessage(await ask(engine, store, query));
    } catch (error) {
      parentPort.postMessage({ error: String(error.message ?? error) });
    }
  });
  parentPort.postMessage(store.size);
}

const next = (worker) => new Promise((resolve, reject) => worker.once("message", resolve).once("error", reject));
const late = (seconds) => new Promise((resolve) => setTimeout(resolve, 1000 * seconds, null).unref());

async function main(graph, queries) {
  const start = async () => {
    const worker = new Worker(fileURLToPath(import.meta.url), { workerData: graph });
    worker.setMaxListeners(0);
    return [worker, await next(worker)];
  };
  const results = {};
  let [worker, count] = await start();
  for (const [name, query] of Object.entries(JSON.parse(readFileSync(queries, "utf8")))) {
    worker.postMessage(query);
    const answer = await Promise.race([next(worker), late(180)]);
    results[name] = answer ?? { error: "stopped after three minutes" };
    if (!answer) {
      await worker.terminate();
      [worker] = await start();
    }
  }
  await worker.terminate();
  console.log(JSON.stringify({ count, results }));
}

await (isMainThread ? main(...process.argv.slice(2)) : serve(workerData));
