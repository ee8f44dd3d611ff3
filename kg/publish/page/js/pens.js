// How signs and lines are drawn: by vis-network, with pens that are as broad on screen from near as from afar. Their
// breadth is set before each drawing, which costs less than telling vis-network through its data.

const CROWD = 150; // lines: where there are more, the weaker ones are paler
const ROOMY = 9000; // pixels of the stage for each sign: with less, signs are smaller
const CROSS = 5; // pixels: half of the stroke through what is denied
const inks = new Map(); // line id → { standing, directed, strength: from 0 to 1, facts }

// What the filters leave of a line decides how it is drawn. True if that is no longer what it was.
function dipPens() {
  const before = JSON.stringify([...inks]);
  inks.clear();
  const most = [...seen.facts.values()].reduce((highest, facts) => Math.max(highest, supportOf(facts)), 8);
  for (const [id, facts] of seen.facts) {
    const strength = Math.log2(Math.max(1, supportOf(facts))) / Math.log2(most);
    inks.set(id, { standing: facts[0].standing, directed: facts.some((fact) => !fact.symmetric), strength, facts: facts.length });
  }
  return JSON.stringify([...inks]) !== before;
}

let signSize = 1; // as it was for the last drawing

// Pixels on screen for each unit of a sign's size: smaller from afar and in a crowd, but never as much as the map.
function signScale() {
  const room = Math.min(1, Math.sqrt((stage.clientWidth * stage.clientHeight) / (ROOMY * Math.max(1, seen.nodes.size))));
  return Math.min(1.5, Math.max(0.4, network.getScale() ** 0.35 * (0.35 + 0.75 * room)));
}

const radiusOf = (node) => Math.max(3, node.size * signSize); // pixels

function dipSign({ id, options }, unit, near) {
  const node = NODES.get(id);
  const colour = theme.kinds[node.group] ?? node.colour ?? theme.quiet;
  const ring = node.group === "Place";
  const radius = radiusOf(node);
  const selected = near && view.selected?.node === id;
  options.size = radius * unit;
  options.borderWidth = selected ? 3 : ring ? Math.max(2, radius * 0.35) : 1;
  options.color = { background: ring ? theme.paper : colour, border: selected ? theme.ink : ring ? colour : theme.paper };
  network.body.nodes[id].needsRefresh();
}

function dipLine({ id, options }, unit, near) {
  const { standing, directed, strength } = inks.get(id);
  const crowd = inks.size > CROWD;
  const width = (crowd ? 0.6 + 3.4 * strength ** 2 : 1 + 3 * strength) + (near ? 0.5 : 0);
  options.width = width * unit;
  const { dashes } = standingOf(standing);
  options.dashes = dashes.length > 0 && dashes.map((dash) => dash * unit);
  options.color = { color: theme.standings[standing], opacity: near ? 1 : crowd ? 0.14 + 0.56 * strength : 0.85, inherit: false };
  options.arrows = { to: { enabled: directed, scaleFactor: (crowd ? 0.2 + 0.3 * strength : 0.5) * unit, type: "arrow" }, from: {}, middle: {} };
  options.selfReference = { size: 16 * unit, angle: Math.PI / 4, renderBehindTheNode: true };
}

function dip(nodes, lines, near = false) {
  const unit = 1 / network.getScale();
  signSize = signScale();
  for (const id of nodes) dipSign(network.body.nodes[id], unit, near);
  for (const id of lines) dipLine(network.body.edges[id], unit, near);
}

// What is denied is struck through; a pin marks a sign that the reader moved.
function markLine(pen, edge, unit) {
  if (inks.get(edge.id).standing !== "negated") return;
  const [before, at, after] = [0.68, 0.7, 0.72].map((share) => edge.edgeType.getPoint(share));
  const along = Math.atan2(after.y - before.y, after.x - before.x) + Math.PI / 3;
  const [x, y] = [Math.cos(along) * CROSS * unit, Math.sin(along) * CROSS * unit];
  Object.assign(pen, { strokeStyle: theme.standings.negated, lineWidth: 2 * unit });
  pen.beginPath();
  pen.moveTo(at.x - x, at.y - y);
  pen.lineTo(at.x + x, at.y + y);
  pen.stroke();
}

function markSign(pen, { id, x, y }, unit) {
  if (!view.pinned.has(id)) return;
  const radius = radiusOf(NODES.get(id)) * unit;
  Object.assign(pen, { fillStyle: theme.ink, strokeStyle: theme.paper, lineWidth: 1.5 * unit });
  pen.beginPath();
  pen.arc(x + radius * 0.8, y - radius * 0.8, 3.5 * unit, 0, 2 * Math.PI);
  pen.stroke();
  pen.fill();
}

// These nodes and lines, in units of the map: on the glass above it, and in pictures.
function drawThings(pen, nodes, lines) {
  const unit = 1 / network.getScale();
  const edges = lines.map((id) => network.body.edges[id]).filter((edge) => edge?.connected);
  for (const edge of edges) edge.draw(pen);
  for (const id of nodes) network.body.nodes[id].draw(pen);
  for (const edge of edges) edge.drawArrows(pen);
  markThings(pen, nodes, lines, unit);
}

function markThings(pen, nodes, lines, unit = 1 / network.getScale()) {
  for (const id of lines) markLine(pen, network.body.edges[id], unit);
  for (const id of nodes) markSign(pen, network.body.nodes[id], unit);
}
