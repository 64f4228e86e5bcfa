// What the charts share. Colours are written out, not referred to, so that a saved picture looks the same.
function chart(width, height, label, ...children) {
  return svg(
    "svg",
    {
      xmlns: SVG,
      viewBox: `0 0 ${width} ${height}`,
      width,
      height,
      role: "group",
      "aria-label": label,
      class: "chart",
      "font-family": look.font,
    },
    svg("rect", {width, height, fill: look.paper}),
    children,
  );
}
function words(x, y, text, given = {}) {
  return svg("text", {x, y, "font-size": 13, fill: look.ink, ...given}, text);
}
function shape(kind, x, y, r, given = {}) {
  return svg("path", {
    d: outline(kind, r),
    transform: `translate(${x} ${y})`,
    fill: look[kind],
    stroke: look.paper,
    ...given,
  });
}

/** Roughly how wide a text is in a font of 13: a Chinese character is a square. */
function roomOf(text, size = 13) {
  return [...clean(text)].reduce((sum, char) => sum + (char > "\u2e7f" ? size : size * 0.56), 0);
}
function short(text, room, size = 13) {
  let kept = clean(text);
  while (roomOf(kept, size) > room && kept.length > 1) kept = `${kept.replace(/…$/, "").slice(0, -1)}…`;
  return kept;
}
/** A part of a chart that acts as a button. */
function pressable(group, label, onpress) {
  group.setAttribute("tabindex", "0");
  group.setAttribute("role", "button");
  group.setAttribute("aria-label", clean(label));
  group.addEventListener("click", onpress);
  group.addEventListener("keydown", (event) => {
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      onpress();
    }
  });
  return group;
}
function roomFor(id) {
  return Math.max(320, Math.min(1400, byId(id).clientWidth || byId("main").clientWidth || 900));
}
