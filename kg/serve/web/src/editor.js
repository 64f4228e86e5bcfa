// The query editor: named questions with their parameters, SPARQL text with completion, the answer as a table.
// It knows nothing of where queries run: `bench.run(query, signal)` gives { kind, body } or throws.
import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { bracketMatching, defaultHighlightStyle, StreamLanguage, syntaxHighlighting } from "@codemirror/language";
import { sparql } from "@codemirror/legacy-modes/mode/sparql";
import { EditorState } from "@codemirror/state";
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers } from "@codemirror/view";
import { completions } from "./completion.js";
import { fill, withPrefixes } from "./query.js";
import { show } from "./answer.js";
import { texts } from "./texts.js";

const make = (name, properties = {}, ...children) => {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children);
  return element;
};

export function open(parent, settings, bench) {
  const said = texts();
  const parameters = make("div", { className: "parameters" });
  const status = make("span", { className: "status" });
  status.setAttribute("role", "status");
  const answer = make("div", { className: "answer", tabIndex: 0 });
  const run = make("button", { className: "run", type: "button", textContent: said.run, title: "Ctrl+Enter" });
  const stop = make("button", { type: "button", textContent: said.stop, disabled: true });
  const form = make("select", { title: said.save });
  const text = make("div", { className: "text" });
  let running = null;
  let last = null;

  // in a shadow tree the editor's styles are adopted sheets, which a strict content security policy lets pass
  const root = text.attachShadow({ mode: "open" });
  const view = new EditorView({
    parent: root,
    root,
    state: EditorState.create({
      doc: "SELECT ?place ?name WHERE {\n  ?place a kg:Place ; skos:prefLabel ?name .\n} LIMIT 100\n",
      extensions: [
        lineNumbers(), history(), drawSelection(), highlightActiveLine(), bracketMatching(), closeBrackets(),
        StreamLanguage.define(sparql), syntaxHighlighting(defaultHighlightStyle),
        autocompletion({ override: [completions(settings)] }), EditorView.lineWrapping,
        EditorView.theme({ "&": { minHeight: "9rem", maxHeight: "45vh" }, ".cm-scroller": { overflow: "auto" } }),
        EditorView.contentAttributes.of({ "aria-label": "SPARQL" }),
        keymap.of([
          { key: "Mod-Enter", run: () => (start(), true) },
          ...closeBracketsKeymap, ...completionKeymap, ...historyKeymap, indentWithTab, ...defaultKeymap,
        ]),
      ],
    }),
  });
  const write = (query) => view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: query } });

  async function start() {
    running?.abort();
    const mine = (running = new AbortController());
    const query = withPrefixes(view.state.doc.toString(), settings.prefixes);
    if (query !== view.state.doc.toString()) write(query);
    status.className = "status";
    status.textContent = said.running;
    stop.disabled = false;
    const began = performance.now();
    try {
      const found = await bench.run(query, mine.signal);
      if (mine !== running) return;
      last = { query, found };
      const count = show(answer, found, bench.link, said);
      const seconds = ((performance.now() - began) / 1000).toFixed(2);
      status.textContent = count === null ? `${seconds} s` : `${count} ${said.rows} · ${seconds} s`;
    } catch (error) {
      if (mine !== running) return;
      answer.replaceChildren();
      status.className = "status error";
      status.textContent = mine.signal.aborted ? said.stopped : error.message;
    } finally {
      if (mine === running) {
        running = null;
        stop.disabled = true;
      }
    }
  }

  function choose(question) {
    const values = Object.fromEntries(question.parameters.map((p) => [p.name, p.default]));
    parameters.replaceChildren(...question.parameters.map((p) => {
      const input = make("input", { value: p.default, name: p.name });
      input.addEventListener("input", () => {
        values[p.name] = input.value;
        write(fill(question, values));
      });
      input.addEventListener("keydown", (event) => event.key === "Enter" && start());
      return make("label", {}, p[said.language], input);
    }));
    write(fill(question, values));
    start();
  }

  const list = make("div");
  const buttons = settings.questions.map((question) => {
    const other = said.language === "zh" ? "en" : "zh";
    const button = make("button", { type: "button", title: question.description[said.language] },
      question.title[said.language], make("small", { textContent: question.title[other] }));
    button.addEventListener("click", () => {
      for (const each of buttons) each.setAttribute("aria-pressed", String(each === button));
      choose(question);
    });
    return button;
  });
  list.append(...buttons);
  const search = make("input", { type: "search", placeholder: said.questions });
  search.setAttribute("aria-label", said.questions);
  search.addEventListener("input", () => {
    const wanted = search.value.toLowerCase();
    settings.questions.forEach((question, at) => {
      const words = [question.name, ...Object.values(question.title), ...Object.values(question.description)];
      buttons[at].hidden = !words.some((word) => word.toLowerCase().includes(wanted));
    });
  });

  form.append(make("option", { value: "", textContent: said.save }),
    ...Object.keys(bench.forms).map((name) => make("option", { value: name, textContent: name })));
  form.addEventListener("change", async () => {
    const name = form.value;
    form.value = "";
    if (!name || !last) return;
    try {
      const blob = await bench.save(last.query, bench.forms[name]);
      const link = make("a", { href: URL.createObjectURL(blob), download: `answer.${name.toLowerCase()}` });
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 1000);
    } catch (error) {
      status.className = "status error";
      status.textContent = error.message;
    }
  });
  run.addEventListener("click", start);
  stop.addEventListener("click", () => running?.abort());

  parent.replaceChildren(make("div", { className: "bench" },
    make("div", { className: "questions" }, search, list),
    make("div", {}, parameters, text, make("div", { className: "bar" }, run, stop, form, status), answer)));
  const given = new URLSearchParams(location.search).get("query");
  if (given) write(given);
  return { start, write, view };
}
