// Draws what has changed, and starts.
const DRAWS = {
  map: drawNetwork,
  read: drawReading,
  table: drawTable,
  time: drawTimeline,
  bars: drawBars,
  tree: drawTree,
};

function draw(before) {
  if (!ready) return;
  const focused = place(document.activeElement);
  if (filterKey(before) !== filterKey(state)) passed = null;
  document.documentElement.lang = state.lang === "en" ? "en" : "zh-CN";
  document.documentElement.dataset.theme = state.theme;
  document.documentElement.dataset.showing = state.view;
  document.title = [chosenThing()?.name, t("title")].filter(Boolean).join(" · ");
  if (before.theme !== state.theme || !look.ink) readLook();
  drawBar();
  if (
    filterKey(before) !== filterKey(state) ||
    before.lang !== state.lang ||
    before.collapsed !== state.collapsed ||
    !byId("filters").children.length
  )
    drawFilters();
  for (const name of VIEWS) byId(`view-${name}`).hidden = name !== state.view;
  byId("heading").textContent = clean(heading());
  DRAWS[state.view](before);
  drawPanel(before);
  restore(focused);
}
function heading() {
  const thing = chosenThing();
  return state.view === "map"
    ? [t("map"), inFocus() && keysOf("open")[0]?.name].filter(Boolean).join(colon())
    : [t(state.view), thing && thing.name].filter(Boolean).join(colon());
}
/** Redrawing makes new elements; the one in the same place gets the keyboard back. */
function place(element) {
  const box = element && element.closest && element.closest("#filters, #panel, #zoom, #views, #tools, #trail, .view");
  if (!box || element.id === "network") return null;
  return {
    box,
    number: focusable(box).indexOf(element),
    key: element.dataset && element.dataset.key,
    words: element.textContent,
  };
}
function focusable(box) {
  return [...box.querySelectorAll("button, input, select, summary, [tabindex='0']")];
}
function restore(before) {
  if (!before || (document.body.contains(document.activeElement) && document.activeElement !== document.body)) return;
  const all = focusable(before.box),
    same = all[before.number];
  (same && same.textContent === before.words
    ? same
    : all.find((one) => one.textContent === before.words) || same || all[0] || byId("main")
  ).focus({preventScroll: true});
}

function drawBar() {
  const box = byId("search");
  box.placeholder = t("search");
  box.setAttribute("aria-label", t("search"));
  byId("hits").setAttribute("aria-label", t("hits"));
  byId("skip").textContent = t("skip");
  byId("views").setAttribute("aria-label", t("views"));
  byId("filters").setAttribute("aria-label", t("filters"));
  byId("panel").setAttribute("aria-label", t("details"));
  byId("network").setAttribute("aria-label", t("network"));
  fill(
    byId("zoom"),
    zoomButton("zoomIn", () => zoom(1.35)),
    zoomButton("zoomOut", () => zoom(1 / 1.35)),
    zoomButton("fit", fit),
  );
  fill(
    byId("views"),
    VIEWS.map((view) =>
      button(t(view), () => go({view}), {"aria-current": view === state.view ? "page" : null, "data-view": view}),
    ),
  );
  fill(
    byId("tools"),
    button(icon("menu"), () => showSide("filters"), {
      class: "only-narrow",
      id: "tool-filters",
      "aria-label": t("filters"),
      title: t("filters"),
    }),
    tool("back", () => history.back()),
    tool("forward", () => history.forward()),
    downloadMenu(),
    tool("copyLink", copyLink),
    tool("print", () => window.print()),
    tool("theme", () => go({theme: isDark() ? "light" : "dark"})),
    button(t("language"), () => go({lang: state.lang === "en" ? "zh" : "en"}), {
      id: "language",
      lang: state.lang === "en" ? "zh" : "en",
    }),
  );
}
function tool(word, onclick) {
  return button(icon(word), onclick, {id: `tool-${word}`, "aria-label": t(word), title: t(word)});
}
function isDark() {
  return state.theme ? state.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
}
function showSide(id, shown = !byId(id).classList.contains("shown")) {
  byId(id).classList.toggle("shown", shown);
  if (shown) byId(id).querySelector("button, input")?.focus();
}
async function copyLink() {
  try {
    await navigator.clipboard.writeText(location.href);
    announce(t("copied"));
  } catch {
    window.prompt(t("copyLink"), location.href); // the clipboard is closed to some local files
  }
}

function start() {
  state = readAddress();
  ready = true;
  startSearch();
  byId("skip").addEventListener("click", () => byId("main").focus());
  window.addEventListener("popstate", follow);
  window.addEventListener("beforeprint", beforePrint);
  window.addEventListener("afterprint", afterPrint);
  window.addEventListener("hashchange", () => {
    if (addressOf(location) !== asAddress(state)) follow();
  });
  window.addEventListener("resize", () => {
    if (["time", "bars", "tree"].includes(state.view)) DRAWS[state.view](state);
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
    readLook();
    sceneKey = "";
    draw(state);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "/" && !/INPUT|SELECT|TEXTAREA/.test(document.activeElement.tagName)) {
      event.preventDefault();
      byId("search").focus();
    }
  });
  draw({...FRESH, view: ""});
  if (state.view !== "map") scene ||= makeScene();
}
start();
