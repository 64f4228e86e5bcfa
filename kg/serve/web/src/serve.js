// The editor of `kg serve`: queries go to the endpoint it came from.
import { open } from "./editor.js";

const RESULTS = "application/sparql-results+json, text/turtle;q=0.9";

async function ask(query, accept, signal) {
  const response = await fetch("/sparql", {
    method: "POST",
    headers: { "Content-Type": "application/sparql-query", Accept: accept },
    body: query,
    signal,
  });
  if (!response.ok) throw new Error((await response.text()).trim() || `${response.status}`);
  return response;
}

async function begin() {
  const settings = await (await fetch("/query.json")).json();
  document.getElementById("limits").textContent = settings.limits;
  const bench = {
    forms: { CSV: "text/csv, text/turtle;q=0.1", TSV: "text/tab-separated-values, text/turtle;q=0.1", JSON: RESULTS, TTL: "text/turtle", NT: "application/n-triples" },
    async run(query, signal) {
      const response = await ask(query, RESULTS, signal);
      const triples = response.headers.get("Content-Type").startsWith("text/turtle");
      return { kind: triples ? "triples" : "rows", body: await response.text() };
    },
    save: async (query, accept) => (await ask(query, accept)).blob(),
    link: (iri) => (iri.startsWith(settings.base)
      ? { text: iri.slice(settings.base.length), href: `/id/${iri.slice(settings.base.length)}` }
      : /^https?:/.test(iri) ? { text: iri, href: iri } : null),
  };
  open(document.getElementById("editor"), settings, bench);
}

begin().catch((error) => document.getElementById("editor").append(error.message));
