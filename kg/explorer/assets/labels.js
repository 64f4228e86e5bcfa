// Names on the map, in the size of the screen and not of the map: as many as have room, the weightiest first.
const LINE = 1.22;
const CLOSING = /[”’）》，、。：；！？]/,
  OPENING = /[“‘（《]/;
const measured = new Map();

function lines(name, most) {
  const text = clean(name),
    chars = [...text];
  if (chars.length <= most) return [text];
  const rows = Math.min(3, Math.ceil(chars.length / most)),
    long = Math.min(most + 2, Math.ceil(chars.length / rows));
  const found = [];
  let at = 0;
  for (let row = 0; row < rows && at < chars.length; row++) {
    let stop = Math.min(chars.length, at + long);
    while (stop < chars.length && CLOSING.test(chars[stop])) stop++; // no line begins with the end of a quotation
    if (stop < chars.length && OPENING.test(chars[stop - 1])) stop--;
    found.push(chars.slice(at, stop).join(""));
    at = stop;
  }
  if (at < chars.length) found.push(`${[...found.pop()].slice(0, -1).join("")}…`);
  return found;
}
function widthOf(ctx, text, font) {
  const key = `${font}|${text}`;
  if (!measured.has(key)) {
    ctx.font = font;
    measured.set(key, ctx.measureText(text).width);
  }
  return measured.get(key);
}

/** The labels that fit at this scale: [{spot, rows, x, y, px, bold}] in the coordinates of the map. */
function chosenLabels(ctx, scale, view) {
  const taken = new Grid(90 / scale),
    found = [];
  const near = litUp(),
    map = !inFocus(),
    open = new Set(map ? [] : keysOf("open"));
  const disc = (spot) => (map && spot.kind === "Place" && !spot.group ? DISC.get(spot.things[0].id) : undefined);
  const weight = (spot) =>
    (spot.things[0].key === state.thing && !spot.group ? 1e9 : near && near.has(spot) ? 1e6 : 0) +
    (open.has(spot.things[0]) ? 1e5 : 0) +
    (disc(spot) ? disc(spot)[2] * 2 : 0) +
    spot.said;
  for (const thing of [chosenThing(), ...open]) {
    // the dot of what is chosen keeps clear of names
    const spot = scene.stand.get(thing);
    if (spot) taken.take([spot.x - spot.size, spot.y - spot.size, spot.x + spot.size, spot.y + spot.size]);
  }
  const spots = [...scene.spots.values()].filter(
    (spot) =>
      spot.x > view.left && spot.x < view.right && spot.y > view.top && spot.y < view.bottom && spot.size * scale > 1.1,
  );
  for (const spot of spots
    .map((one) => [weight(one), one])
    .sort(([a, one], [b, other]) => b - a || (one.id < other.id ? -1 : 1))
    .slice(0, 1500)
    .map(([, one]) => one)) {
    if (map && near && !near.has(spot)) continue;
    const bold = Boolean(disc(spot)) || open.has(spot.things[0]);
    const px = (disc(spot) ? look.size + Math.min(5, (disc(spot)[2] * scale) / 60) : look.size) / scale;
    const rows = lines(spot.name, 9),
      font = `${bold ? 600 : 400} 13px ${look.font}`;
    const width = (Math.max(...rows.map((row) => widthOf(ctx, row, font))) * px) / 13,
      height = rows.length * px * LINE;
    const free = places(spot, width, height, scale, map).find(({box}) => taken.free(box));
    if (!free) continue;
    taken.take(free.box);
    found.push({spot, rows, x: free.x, y: free.y, px, bold});
  }
  return {found, taken};
}
/** Where a name may stand: below its dot, above it, or in a neighbourhood beside it; on the map with some air around. */
function places({x, y, size}, width, height, scale, map) {
  const gap = 2 / scale,
    air = map ? 5 / scale : 0,
    beside = size + gap * 2 + width / 2;
  const spots = [
    [x, y + size + gap],
    [x, y - size - gap - height],
    ...(map
      ? []
      : [
          [x + beside, y - height / 2],
          [x - beside, y - height / 2],
        ]),
  ];
  return spots.map(([cx, cy]) => ({
    x: cx,
    y: cy,
    box: [cx - width / 2 - air, cy - air / 3, cx + width / 2 + air, cy + height + air / 3],
  }));
}
class Grid {
  constructor(cell) {
    this.cell = cell;
    this.boxes = new Map();
  }
  cells([x1, y1, x2, y2]) {
    const found = [];
    for (let x = Math.floor(x1 / this.cell); x <= Math.floor(x2 / this.cell); x++)
      for (let y = Math.floor(y1 / this.cell); y <= Math.floor(y2 / this.cell); y++) found.push(`${x},${y}`);
    return found;
  }
  free(box) {
    return this.cells(box).every((cell) =>
      (this.boxes.get(cell) || []).every(
        (other) => box[0] >= other[2] || box[2] <= other[0] || box[1] >= other[3] || box[3] <= other[1],
      ),
    );
  }
  take(box) {
    for (const cell of this.cells(box)) this.boxes.set(cell, [...(this.boxes.get(cell) || []), box]);
  }
}

/** The dots that stay bright beside the chosen one; null if nothing is chosen. */
function litUp() {
  const key = `${sceneKey}&${state.thing}&${state.edge}`;
  if (lit.key !== key) lit = {key, spots: findLit()};
  return lit.spots;
}
let lit = {key: "", spots: null};
function findLit() {
  const edge = chosenEdge(),
    thing = chosenThing();
  const ends = edge || (thing ? [thing, ...(inFocus() ? [] : nearOf(thing))] : null);
  if (!ends || !ends.some((one) => scene.stand.has(one))) return null;
  return new Set(ends.map((one) => scene.stand.get(one)).filter(Boolean));
}
function litLines() {
  const edge = chosenEdge(),
    spot = scene.stand.get(chosenThing());
  const [one, two] = edge ? edge.map((end) => scene.stand.get(end)) : [];
  return [...scene.lines.values()].filter((line) =>
    edge
      ? (line.from === one && line.to === two) || (line.from === two && line.to === one)
      : line.from === spot || line.to === spot,
  );
}

function drawDiscs(ctx) {
  const scale = network.getScale();
  for (const [x, y, r, id, kind, depth] of raw.discs) {
    if (id >= 0 && !scene.stand.has(things[id])) continue;
    ctx.beginPath();
    ctx.arc(x, y, r, 0, 2 * Math.PI);
    ctx.fillStyle = look.disc;
    if (kind === "Place" && id >= 0) ctx.fill();
    ctx.lineWidth = (depth ? 1 : 1.4) / scale;
    ctx.strokeStyle = look.rim;
    ctx.setLineDash(id < 0 ? [5 / scale, 5 / scale] : []);
    ctx.stroke();
    ctx.setLineDash([]);
  }
}
function view() {
  const box = byId("network").getBoundingClientRect();
  const from = network.DOMtoCanvas({x: 0, y: 0}),
    to = network.DOMtoCanvas({x: box.width, y: box.height});
  return {left: from.x, top: from.y, right: to.x, bottom: to.y};
}
/** A veil over everything, and the chosen with what surrounds it above the veil. */
function drawChosen(ctx) {
  const bright = litUp();
  if (!bright) return;
  const scale = network.getScale(),
    {left, top, right, bottom} = view();
  if (!inFocus()) {
    ctx.globalAlpha = 0.78;
    ctx.fillStyle = look.paper;
    ctx.fillRect(left, top, right - left, bottom - top);
    ctx.globalAlpha = 1;
  }
  for (const line of litLines()) drawLine(ctx, line, scale, inFocus() && !chosenEdge());
  for (const spot of bright) paint(ctx, spot, spot === scene.stand.get(chosenThing()));
}
function drawLine(ctx, {from, to}, scale, quiet) {
  ctx.strokeStyle = quiet ? look.quiet : look.accent;
  ctx.lineWidth = (quiet ? 1.2 : 1.6) / scale;
  ctx.beginPath();
  ctx.moveTo(from.x, from.y);
  ctx.lineTo(to.x, to.y);
  ctx.stroke();
  paint(ctx, from, false);
  paint(ctx, to, false);
}
function drawLabels(ctx) {
  const scale = network.getScale();
  const {found, taken} = chosenLabels(ctx, scale, view());
  ctx.textAlign = "center";
  ctx.textBaseline = "top";
  for (const {rows, x, y, px, bold} of found) {
    ctx.font = `${bold ? 600 : 400} ${px}px ${look.font}`;
    halo(ctx, rows, x, y, px, look.ink, scale);
  }
  if (litUp() || inFocus()) drawRelationNames(ctx, scale, taken);
  if (!inFocus()) drawHomeless(ctx, scale, taken);
}
function halo(ctx, rows, x, y, px, colour, scale) {
  ctx.lineJoin = "round";
  ctx.strokeStyle = look.paper;
  ctx.lineWidth = 3.5 / scale;
  ctx.fillStyle = colour;
  rows.forEach((row, place) => {
    ctx.strokeText(row, x, y + place * px * LINE);
    ctx.fillText(row, x, y + place * px * LINE);
  });
}
function drawRelationNames(ctx, scale, taken) {
  const px = (look.size - 2) / scale;
  const shown = chosenEdge() || chosenThing() ? litLines() : [...scene.lines.values()];
  for (const line of onceEach(shown)) {
    const words = lineWords(line),
      x = (line.from.x + line.to.x) / 2,
      y = (line.from.y + line.to.y) / 2 - px / 2;
    ctx.font = `400 ${px}px ${look.font}`;
    const width = ctx.measureText(words).width,
      box = [x - width / 2, y, x + width / 2, y + px];
    if (width * scale > 40 + Math.hypot(line.from.x - line.to.x, line.from.y - line.to.y) * scale || !taken.free(box))
      continue;
    taken.take(box);
    halo(ctx, [words], x, y, px, look.quiet, scale);
  }
}
/** One line of all those that say the same of the same thing, the one in their middle, bears the words. */
function onceEach(shown) {
  if (shown.length <= 12) return shown;
  const groups = new Map();
  for (const line of shown) {
    const ends = [line.from, line.to].sort((a, b) => b.said - a.said),
      key = `${(ends.find((end) => end.things[0].key === state.thing) || ends[0]).id}|${lineWords(line)}`;
    if (!groups.has(key)) groups.set(key, []);
    groups.get(key).push(line);
  }
  return [...groups.values()].map((own) => own[own.length >> 1]);
}
function lineWords(line) {
  const words = [
    ...new Set([...line.facts].map((fact) => (fact.predicate === "org:holds" ? fact.text : phrase(fact.predicate)))),
  ];
  return clean(words.slice(0, 2).join("、"));
}
function drawHomeless(ctx, scale, taken) {
  for (const [x, y, r, id, kind] of raw.discs) {
    if (id >= 0) continue;
    const px = (look.size - 1) / scale,
      words = t("homeless", term(`kg:${kind}`));
    ctx.font = `400 ${px}px ${look.font}`;
    const width = ctx.measureText(words).width,
      box = [x - width / 2, y - r - px * 1.3, x + width / 2, y - r];
    if (r * scale < 12 || !taken.free(box)) continue;
    taken.take(box);
    halo(ctx, [words], x, box[1], px, look.quiet, scale);
  }
}
