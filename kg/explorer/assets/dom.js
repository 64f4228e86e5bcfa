// Elements are made here and nowhere else; text from newspapers only ever becomes text nodes.
const SVG = "http://www.w3.org/2000/svg";
// Controls that turn the direction of writing round could make a line say something else than it does.
const TURNING = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

function clean(text) { return String(text).replace(TURNING, ""); }
function byId(id) { return document.getElementById(id); }

function el(tag, given = {}, ...children) { return furnish(document.createElement(tag), given, children); }
function svg(tag, given = {}, ...children) { return furnish(document.createElementNS(SVG, tag), given, children); }

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
function button(label, onclick, given = {}) { return el("button", {type: "button", onclick, ...given}, label); }
function announce(text) { byId("live").textContent = clean(text); }

/** The shape of a class, as in the map: the second cue beside its colour. */
function badge(kind, size = 14) {
  return svg("svg", {class: `badge kind-${kind}`, width: size, height: size, viewBox: "-10 -10 20 20", "aria-hidden": "true"},
    svg("path", {d: outline(kind, 8)}));
}
function thingButton(thing, given = {}) {
  return button([badge(thing.kind), " ", thing.name], () => choose(thing), {class: "thing", "data-key": thing.key, ...given});
}
function listed(label, options, value, onchange) {
  const select = el("select", {onchange: () => onchange(select.value)},
    options.map(([own, words]) => el("option", {value: own, selected: own === value}, words)));
  select.value = value;
  return el("label", {class: "field"}, el("span", {}, label), select);
}
