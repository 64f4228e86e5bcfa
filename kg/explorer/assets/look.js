// Shapes, one a class, so that colour is never the only cue; the same path on the canvas, in lists and in SVG.
const CORNERS = {
  Organisation: [4, 45, 1.0],
  Initiative: [6, 0, 1.02],
  Person: [3, 90, 1.18],
  Document: [3, -90, 1.12],
  Product: [4, 0, 1.12],
};

function outline(kind, r) {
  if (kind === "Event") return star(r * 1.25);
  if (!CORNERS[kind]) return `M${-r} 0A${r} ${r} 0 1 1 ${r} 0A${r} ${r} 0 1 1 ${-r} 0Z`;
  const [count, turn, scale] = CORNERS[kind];
  return polygon(count, turn, () => r * scale);
}
function star(r) {
  return polygon(10, 90, (corner) => (corner % 2 ? r * 0.5 : r));
}
function polygon(count, turn, radius) {
  const corners = Array.from({length: count}, (_, corner) => {
    const angle = (((360 / count) * corner - turn) * Math.PI) / 180;
    return `${(Math.cos(angle) * radius(corner)).toFixed(2)} ${(Math.sin(angle) * radius(corner)).toFixed(2)}`;
  });
  return `M${corners.join("L")}Z`;
}

const PATHS = Object.fromEntries(KINDS.map((kind) => [kind, new Path2D(outline(kind, 10))]));
let look = {};

function readLook() {
  const style = getComputedStyle(document.documentElement);
  const read = (name) => style.getPropertyValue(`--${name}`).trim();
  look = {
    ink: read("ink"),
    quiet: read("quiet"),
    paper: read("stage"),
    line: read("edge"),
    accent: read("accent"),
    disc: read("disc"),
    rim: read("rim"),
    size: parseFloat(getComputedStyle(document.body).fontSize) * 0.87, // of the names on the map, in pixels of the screen
    font: style.getPropertyValue("--sans").trim() || "sans-serif",
  };
  for (const kind of KINDS) look[kind] = read(kind);
}
function paint(ctx, spot, chosen) {
  const kind = spot.kind,
    scale = spot.size / 10;
  ctx.save();
  ctx.translate(spot.x, spot.y);
  ctx.scale(scale, scale);
  ctx.fillStyle = look[kind];
  ctx.strokeStyle = chosen ? look.ink : look.paper;
  ctx.lineWidth = (chosen ? 3 : 1.2) / scale;
  ctx.fill(PATHS[kind]);
  ctx.stroke(PATHS[kind]);
  ctx.restore();
}
