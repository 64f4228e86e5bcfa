// The answer as a table; everything goes in as text, never as markup.
const PIECE = 500;

export function show(parent, { kind, body }, link, said) {
  parent.replaceChildren();
  if (kind === "triples") {
    parent.append(element("pre", body));
    return null;
  }
  const result = JSON.parse(body);
  if ("boolean" in result) {
    parent.append(element("pre", String(result.boolean)));
    return null;
  }
  const columns = result.head.vars;
  const rows = result.results.bindings;
  if (rows.length === 0) {
    parent.append(element("p", said.none));
    return 0;
  }
  const table = document.createElement("table");
  const head = table.createTHead().insertRow();
  for (const name of columns) head.append(element("th", name));
  const content = table.createTBody();
  const more = element("button", said.more);
  let shown = 0;
  const next = () => {
    for (const row of rows.slice(shown, shown + PIECE)) {
      const line = content.insertRow();
      for (const name of columns) line.insertCell().append(cell(row[name], link));
    }
    shown += PIECE;
    more.hidden = shown >= rows.length;
  };
  more.addEventListener("click", next);
  next();
  parent.append(table, more);
  return rows.length;
}

function cell(term, link) {
  if (!term) return "";
  if (term.type !== "uri") return term.value ?? JSON.stringify(term);
  const target = link(term.value);
  if (!target) return term.value;
  const made = element("a", target.text);
  if (target.href) made.href = target.href;
  else {
    made.href = "#";
    made.addEventListener("click", (event) => {
      event.preventDefault();
      target.open();
    });
  }
  made.title = term.value;
  made.rel = "noreferrer";
  return made;
}

function element(name, text) {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}
