// Moving about on the map: by keyboard, by hovering, and along the trail of what was opened.
function onKey(event) {
  const steps = {ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1]};
  if (event.ctrlKey || event.altKey || event.metaKey) return;
  if (steps[event.key]) step(...steps[event.key]);
  else if (event.key === "Enter") {
    const spot = scene.stand.get(chosenThing());
    if (spot) state.start ? go(pathTo(spot.things[0])) : expand(spot.things[0]);
  } else if (event.key === "+" || event.key === "=") zoom(1.35);
  else if (event.key === "-") zoom(1 / 1.35);
  else if (event.key === "0") fit();
  else if (event.key === "Escape")
    go(state.thing || state.edge ? {thing: "", edge: ""} : {open: "", path: "", start: ""});
  else return;
  event.preventDefault();
}
/** To the nearest dot that lies more in this direction than beside it. */
function step(dx, dy) {
  const here = scene.stand.get(chosenThing()),
    all = [...scene.spots.values()].filter((spot) => !spot.group);
  if (!all.length) return;
  if (!here) return choose(all.reduce((best, spot) => (spot.said > best.said ? spot : best)).things[0]);
  let best = null,
    least = Infinity;
  for (const spot of all) {
    const along = (spot.x - here.x) * dx + (spot.y - here.y) * dy,
      beside = Math.abs((spot.x - here.x) * dy) + Math.abs((spot.y - here.y) * dx);
    if (spot !== here && along > 0 && along >= beside && along + beside * 2 < least) {
      best = spot;
      least = along + beside * 2;
    }
  }
  if (best) {
    choose(best.things[0]);
    announce(`${best.name}，${kindWords(best.things[0])}`);
  }
}

function showTip(spot, event, words) {
  const tip = byId("tip");
  tip.hidden = !spot;
  if (!spot) return;
  fill(tip, words || `${spot.name} · ${spot.group ? "" : kindWords(spot.things[0])}`);
  const box = byId("network").getBoundingClientRect(),
    at = event && event.clientX !== undefined ? event : event && event.event;
  const x = at ? at.clientX - box.left : 0,
    y = at ? at.clientY - box.top : 0;
  tip.style.left = `${Math.min(x + 14, box.width - 240)}px`;
  tip.style.top = `${Math.min(y + 14, box.height - 60)}px`;
}
function showEdgeTip(line, event) {
  if (line)
    showTip(
      line.from,
      event,
      [...line.facts]
        .slice(0, 3)
        .map((fact) => sentence(fact).map(nameOf).join(" · "))
        .join("；"),
    );
}

function drawTrail() {
  const open = keysOf("open"),
    path = keysOf("path"),
    start = byKey.get(state.start);
  const home = button(t("overview"), () => go({open: "", path: "", start: ""}), {
    class: "crumb",
    "aria-current": String(!inFocus()),
  });
  const crumbs = state.path
    ? [el("span", {class: "crumb"}, `${t("path")}：${path.map((thing) => thing.name).join(" → ")}`)]
    : open.map((thing, place) =>
        button(
          thing.name,
          () =>
            go({
              open: open
                .slice(0, place + 1)
                .map((one) => one.key)
                .join(","),
              thing: thing.key,
              edge: "",
            }),
          {class: "crumb", "aria-current": String(place === open.length - 1)},
        ),
      );
  const none = state.path && (path.length < 2 || !shortest(path[0], path[1], nearOf));
  fill(
    byId("trail"),
    home,
    crumbs,
    none && el("span", {class: "note", role: "status"}, t("noPath")),
    start &&
      el(
        "span",
        {class: "note", role: "status"},
        t("pathStart", start.name),
        button(icon("close"), () => go({start: ""}), {class: "icon", "aria-label": t("close")}),
      ),
  );
}
