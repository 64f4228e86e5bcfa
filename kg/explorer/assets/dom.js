// Elements are made here and nowhere else; text from newspapers only ever becomes text nodes.
const SVG = "http://www.w3.org/2000/svg";
// Controls that turn the direction of writing round could make a line say something else than it does.
const TURNING = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

function clean(text) {
  return String(text).replace(TURNING, "");
}
function byId(id) {
  return document.getElementById(id);
}

function el(tag, given = {}, ...children) {
  return furnish(document.createElement(tag), given, children);
}
function svg(tag, given = {}, ...children) {
  return furnish(document.createElementNS(SVG, tag), given, children);
}

function furnish(element, given, children) {
  for (const [name, value] of Object.entries(given)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name === "class") element.setAttribute("class", value);
    else if (name === "value" && "value" in element) element.value = value;
    else element.setAttribute(name, value === true ? "" : clean(value));
  }
  for (const child of children.flat(Infinity)) {
    if (child === undefined || child === null || child === false) continue;
    element.append(child instanceof Node ? child : document.createTextNode(clean(child)));
  }
  return element;
}
function fill(element, ...children) {
  element.replaceChildren();
  return furnish(element, {}, children);
}
function button(label, onclick, given = {}) {
  return el("button", {type: "button", onclick, ...given}, label);
}
function announce(text) {
  byId("live").textContent = clean(text);
}

/** The shape of a class, as in the map: the second cue beside its colour. */
function badge(kind, size = 14) {
  return svg(
    "svg",
    {class: `badge kind-${kind}`, width: size, height: size, viewBox: "-10 -10 20 20", "aria-hidden": "true"},
    svg("path", {d: outline(kind, 8)}),
  );
}
const ICONS = {
  back: "M11 4l-6 6 6 6M5 10h11",
  forward: "M9 4l6 6-6 6M15 10H4",
  copyLink: "M8.5 11.5l3-3M9 6l1.5-1.5a3.5 3.5 0 015 5L14 11M11 14l-1.5 1.5a3.5 3.5 0 01-5-5L6 9",
  print: "M6 7V3h8v4M6 14H4V8h12v6h-2M6 12h8v5H6z",
  theme: "M10 3a7 7 0 100 14 7 7 0 000-14zM10 3v14a7 7 0 000-14z",
  menu: "M4 6h12M4 10h12M4 14h12",
  fit: "M4 8V4h4M12 4h4v4M16 12v4h-4M8 16H4v-4",
  zoomIn: "M10 5v10M5 10h10",
  zoomOut: "M5 10h10",
  close: "M5 5l10 10M15 5L5 15",
  fold: "M4 10h12M7 5l3 3 3-3M7 15l3-3 3 3",
};
function icon(name) {
  return svg(
    "svg",
    {class: `icon-picture icon-${name}`, width: 18, height: 18, viewBox: "0 0 20 20", "aria-hidden": "true"},
    svg("path", {d: ICONS[name]}),
  );
}
function thingButton(thing, given = {}) {
  return button([badge(thing.kind), " ", thing.name], () => choose(thing), {
    class: "thing",
    "data-key": thing.key,
    ...given,
  });
}
function listed(label, options, value, onchange) {
  const select = el(
    "select",
    {onchange: () => onchange(select.value)},
    options.map(([own, words]) => el("option", {value: own, selected: own === value}, words)),
  );
  select.value = value;
  return el("label", {class: "field"}, el("span", {}, label), select);
}
