// Where the things of a neighbourhood lie: rings around the one in focus, every branch in its own wedge.
function radial(roots, near) {
  const spots = new Map(),
    branches = new Map(),
    order = [];
  const line = roots.length > 1;
  roots.forEach((root) => {
    spots.set(root, {depth: 0});
    order.push(root);
    branches.set(root, []);
  });
  for (let at = 0; at < order.length; at++) {
    for (const other of near(order[at])) {
      if (spots.has(other)) continue;
      spots.set(other, {depth: spots.get(order[at]).depth + 1});
      branches.set(other, []);
      branches.get(order[at]).push(other);
      order.push(other);
    }
  }
  if (line) return chain(roots, branches);
  const leaves = new Map(); // how much of its ring each thing and what hangs on it needs
  for (const one of [...order].reverse())
    leaves.set(
      one,
      Math.max(
        1,
        one.size / 11,
        branches.get(one).reduce((sum, child) => sum + leaves.get(child), 0),
      ),
    );
  const rings = [];
  for (const [, spot] of spots) rings[spot.depth] = (rings[spot.depth] || 0) + 1;
  const reach = [0];
  for (let depth = 1; depth < rings.length; depth++)
    reach[depth] = Math.max(reach[depth - 1] + 150, (rings[depth] * 72) / (2 * Math.PI));
  const place = (one, from, to) => {
    const spot = spots.get(one),
      middle = (from + to) / 2,
      crowd = rings[spot.depth];
    const r = reach[spot.depth] + (crowd > 14 && spot.turn ? 66 : 0);
    Object.assign(spot, {x: Math.cos(middle) * r, y: Math.sin(middle) * r * 0.82});
    let start = from;
    branches.get(one).forEach((child, turn) => {
      const end =
        start +
        ((to - from) * leaves.get(child)) / branches.get(one).reduce((sum, other) => sum + leaves.get(other), 0);
      spots.get(child).turn = turn % 2;
      place(child, start, end);
      start = end;
    });
  };
  place(roots[0], -Math.PI, Math.PI);
  return spots;
}
/** A path from left to right, stepping up and down so that names have room. */
function chain(roots) {
  return new Map(
    roots.map((root, place) => [root, {depth: 0, x: (place - (roots.length - 1) / 2) * 170, y: place % 2 ? 46 : -46}]),
  );
}

/** The shortest path between two things over the facts that pass the filters; null if there is none. */
function shortest(from, to, isNear) {
  const cameFrom = new Map([[from, null]]),
    queue = [from];
  for (let at = 0; at < queue.length; at++) {
    if (queue[at] === to) {
      const path = [];
      for (let here = to; here; here = cameFrom.get(here)) path.unshift(here);
      return path;
    }
    for (const other of isNear(queue[at])) {
      if (!cameFrom.has(other)) {
        cameFrom.set(other, queue[at]);
        queue.push(other);
      }
    }
  }
  return null;
}
