// The workbench: the editor over Oxigraph in this page, no server and no network.
import { open } from "./editor.js";

const part = (name) => Uint8Array.from(atob(document.getElementById(name).textContent), (c) => c.charCodeAt(0));
const text = (name) => new TextDecoder().decode(part(name));
const RESULTS = { results: "application/sparql-results+json", triples: "text/turtle" };

function engine() {
  const code = URL.createObjectURL(new Blob([text("worker")], { type: "text/javascript" }));
  const wasm = part("wasm");
  const graph = part("graph");
  let worker, waiting, count;

  const call = (message) => new Promise((resolve, reject) => {
    const id = ++count;
    waiting.set(id, { resolve, reject });
    worker.postMessage({ ...message, id });
  });
  const begin = () => {
    worker = new Worker(code);
    waiting = new Map();
    count = 0;
    worker.onmessage = ({ data }) => {
      const { resolve, reject } = waiting.get(data.id);
      waiting.delete(data.id);
      if ("error" in data) reject(new Error(data.error));
      else resolve(data.value);
    };
    worker.onerror = (event) => {
      for (const { reject } of waiting.values()) reject(new Error(event.message || "worker"));
    };
    return call({ wasm, graph });
  };
  let ready = begin();
  return {
    size: () => ready,
    async ask(message, signal) {
      await ready;
      if (signal?.aborted) throw new Error("");
      signal?.addEventListener("abort", () => {
        worker.terminate();
        const left = [...waiting.values()];
        ready = begin();
        for (const { reject } of left) reject(new Error(""));
      }, { once: true });
      return call(message);
    },
  };
}

function begin() {
  const settings = JSON.parse(text("settings"));
  const base = engine();
  let editor;
  const bench = {
    forms: { CSV: "text/csv", TSV: "text/tab-separated-values", JSON: RESULTS.results, TTL: "text/turtle" },
    run: (query, signal) => base.ask({ query, ...RESULTS }, signal),
    async save(query, form) {
      const found = await base.ask({ query, results: form, triples: "text/turtle" });
      return new Blob([found.body], { type: form });
    },
    link: (iri) => (iri.startsWith(settings.base)
      ? { text: iri.slice(settings.base.length), open: () => (editor.write(`DESCRIBE <${iri}>`), editor.start()) }
      : null),
  };
  editor = open(document.getElementById("editor"), settings, bench);
  base.size().then(
    (size) => { document.getElementById("limits").textContent = `${size} triples`; document.body.dataset.ready = "yes"; },
    (error) => { document.getElementById("limits").textContent = error.message; },
  );
}

begin();
