// Completion: keywords, the query's own variables, prefixes, and terms by their name or their zh or en label.
const KEYWORDS = `SELECT DISTINCT REDUCED WHERE CONSTRUCT DESCRIBE ASK FROM NAMED GRAPH OPTIONAL UNION MINUS FILTER EXISTS
NOT BIND AS VALUES UNDEF ORDER BY ASC DESC GROUP HAVING LIMIT OFFSET PREFIX BASE COUNT SUM MIN MAX AVG SAMPLE GROUP_CONCAT
SEPARATOR STR LANG LANGMATCHES DATATYPE BOUND IRI BNODE RAND ABS CEIL FLOOR ROUND CONCAT STRLEN UCASE LCASE ENCODE_FOR_URI
CONTAINS STRSTARTS STRENDS STRBEFORE STRAFTER YEAR MONTH DAY NOW UUID COALESCE IF STRLANG STRDT SAMETERM ISIRI ISBLANK
ISLITERAL ISNUMERIC REGEX SUBSTR REPLACE TRUE FALSE`.split(/\s+/);

export function completions(settings) {
  const keywords = KEYWORDS.map((label) => ({ label, type: "keyword" }));
  const prefixes = Object.entries(settings.prefixes).map(([name, space]) => ({ label: `${name}:`, detail: space, type: "namespace" }));
  const terms = settings.terms.map(({ name, kind, label }) => ({ label: name, detail: label, type: kind }));
  const labelled = settings.terms.flatMap(({ name, kind, label }) => (label
    ? [{ label: label.split(" ")[0], displayLabel: `${label.split(" ")[0]} → ${name}`, apply: name, type: kind }]
    : []));
  return (context) => {
    const word = context.matchBefore(/[?$]\w*|[\w:-]*[\p{L}\w-]/u) ?? context.matchBefore(/[\w-]+:/);
    if (!word && !context.explicit) return null;
    const text = word?.text ?? "";
    const from = word?.from ?? context.pos;
    if (/^[?$]/.test(text)) {
      const own = [...context.state.doc.toString().matchAll(/[?$]\w+/g)].map((match) => match[0]);
      const others = [...new Set(own)].filter((name) => name !== text);
      return { from, options: others.map((label) => ({ label, type: "variable" })), validFor: /^[?$]\w*$/ };
    }
    const options = text.includes(":") ? terms : [...keywords, ...prefixes, ...terms, ...labelled];
    return { from, options, validFor: /^[\p{L}\w:-]*$/u };
  };
}
