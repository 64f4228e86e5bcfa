// Text of queries: parameters put in as escaped literals, and the prefixes that a query uses but does not declare.
const OPAQUE = /"""(?:[^"\\]|\\.|"(?!""))*"""|'''(?:[^'\\]|\\.|'(?!''))*'''|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|<[^<>"{}|^`\\\s]*>|#[^\n]*/gs;

export function fill(question, values) {
  const types = Object.fromEntries(question.parameters.map((p) => [p.name, p.type]));
  return question.body.replace(/\$(\w+)/g, (all, name) => (name in types ? literal(types[name], values[name]) : all));
}

function literal(type, value) {
  if (type === "text") return JSON.stringify(value).replaceAll("\x7f", "\\u007F");
  return /^[+-]?\d+(\.\d+)?$/.test(value) ? value : '"?"';
}

export function withPrefixes(query, prefixes) {
  const plain = query.replace(OPAQUE, "<>");
  const declared = new Set([...plain.matchAll(/\bPREFIX\s+([\w.-]*):/gi)].map((match) => match[1]));
  const used = new Set([...plain.matchAll(/(?<![\w:?$@%.-])([A-Za-z][\w.-]*):(?!\/\/)/g)].map((match) => match[1]));
  const missing = [...used].filter((name) => name in prefixes && !declared.has(name)).sort();
  return missing.map((name) => `PREFIX ${name}: <${prefixes[name]}>\n`).join("") + query;
}
