// Search as you type: by any name, in characters, pinyin, initials or a mixture of them.
const READ = new Map(Object.entries(raw.readings).map(([char, read]) => [char, read.split(" ")]));

/** How far into `query` the name's characters from `at` on can be read; true if all of it. */
function reads(chars, at, query) {
  if (!query) return true;
  const char = chars[at];
  if (char === undefined) return false;
  if (query.startsWith(char)) return reads(chars, at + 1, query.slice(char.length));
  const syllables = READ.get(char);
  if (!syllables) return /[\s“”‘’·（）《》、—-]/.test(char) && reads(chars, at + 1, query);
  for (const syllable of syllables) {
    for (let length = Math.min(syllable.length, query.length); length > 0; length--) {
      if (syllable.startsWith(query.slice(0, length)) && reads(chars, at + 1, query.slice(length))) return true;
    }
  }
  return false;
}

/** 3: the whole name, 2: its beginning, 1: somewhere within, 0: not. */
function match(name, query) {
  const text = name.toLowerCase();
  if (text === query) return 3;
  const found = text.indexOf(query);
  if (found >= 0) return found ? 1.5 : 2;
  const plain = query.replace(/[\s']/g, "").replace(/ü/g, "v");
  if (!/[a-z]/.test(plain)) return 0;
  const chars = [...text];
  for (let at = 0; at < chars.length; at++) if (reads(chars, at, plain)) return at ? 1 : 2;
  return 0;
}
function search(words) {
  const query = words.trim().toLowerCase();
  if (!query) return [];
  const found = [];
  for (const thing of things) {
    let best = 0;
    thing.names.forEach((name, place) => {
      best = Math.max(best, match(name, query) - (place ? 0.2 : 0));
    });
    if (best <= 0 && thing.code && thing.code.startsWith(query)) best = 1;
    if (best > 0) found.push([best, thing]);
  }
  found.sort(([a, one], [b, other]) => b - a || other.said - one.said || (one.key < other.key ? -1 : 1));
  return found.map(([, thing]) => thing);
}

function startSearch() {
  const box = byId("search"),
    list = byId("hits");
  let hits = [],
    at = -1;
  const close = () => {
    list.hidden = true;
    box.setAttribute("aria-expanded", "false");
    box.removeAttribute("aria-activedescendant");
  };
  const pick = (thing) => {
    close();
    box.value = "";
    go({view: "map", ...landing(thing)});
  };
  const mark = (place) => {
    at = place;
    [...list.children].forEach((item, own) => item.setAttribute("aria-selected", String(own === at)));
    if (list.children[at]) {
      box.setAttribute("aria-activedescendant", list.children[at].id);
      list.children[at].scrollIntoView({block: "nearest"});
    }
  };
  const show = () => {
    const all = search(box.value);
    hits = all.slice(0, 40);
    const rows = hits.map((thing, place) =>
      el(
        "li",
        {
          id: `hit-${place}`,
          role: "option",
          "aria-selected": "false",
          onmousedown: (event) => {
            event.preventDefault();
            pick(thing);
          },
        },
        badge(thing.kind),
        el("span", {class: "hit-name"}, thing.name),
        el("span", {class: "hit-more"}, kindWords(thing)),
      ),
    );
    fill(
      list,
      rows.length
        ? rows
        : el("li", {role: "option", "aria-disabled": "true", "aria-selected": "false"}, t("nothingFound")),
    );
    list.hidden = !box.value.trim();
    box.setAttribute("aria-expanded", String(!list.hidden));
    announce(list.hidden ? "" : t("found", all.length));
    mark(hits.length ? 0 : -1);
  };
  box.addEventListener("input", show);
  box.addEventListener("blur", close);
  box.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" && hits.length) mark((at + 1) % hits.length);
    else if (event.key === "ArrowUp" && hits.length) mark((at + hits.length - 1) % hits.length);
    else if (event.key === "Enter" && hits[at] && !list.hidden) pick(hits[at]);
    else if (event.key === "Escape" && !list.hidden) close();
    else return;
    event.preventDefault();
  });
}
/** Where a found thing is shown: on the map where it lies there, else with its surroundings. */
function landing(thing) {
  if (state.start) return {...pathTo(thing)};
  approaching = thing;
  return thing.spot && !state.open && !state.path
    ? {thing: thing.key, edge: ""}
    : {thing: thing.key, edge: "", open: thing.key, path: ""};
}
function kindWords(thing) {
  const home = [...thing.near.values()]
    .flat()
    .find((fact) => fact.predicate === "kg:locatedIn" && fact.subject === thing);
  return [term(thing.sub || `kg:${thing.kind}`), home && home.object.name].filter(Boolean).join(" · ");
}
