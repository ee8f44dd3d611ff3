// Names on the map, set as on a printed one: always the same size on screen, never over one another. The weightiest
// come first; what finds no room waits until the reader zooms in or points at it.

const widths = new Map(); // font and text → width in pixels
const MUST_NAME = new Set([...NODES.keys()].slice(0, 6)); // the heaviest come first
const FAR = 0.45; // from farther away than this scale, lines keep their words until pointed at
const linesByRank = [...LINES.values()].sort((a, b) => supportOf(b.facts) - supportOf(a.facts));
let placed = []; // { node | line, left, top, right, bottom } in map units, for clicks

function fontOf(node) {
  const size = node.size > 18 ? 15 : node.size > 12 ? 13.5 : 12.5;
  return { size, style: node.size > 18 ? 650 : 500 };
}

function widthOf(context, text, font) {
  const key = `${font} ${text}`;
  if (!widths.has(key)) {
    context.font = font;
    widths.set(key, context.measureText(text).width);
  }
  return widths.get(key);
}

// One or two lines of about 20 characters; more is for the panel.
function wrap(name) {
  if (name.length <= 20) return [name];
  const lines = [""];
  for (const word of name.split(/\s+/)) {
    const longer = `${lines.at(-1)} ${word}`.trim();
    if (longer.length <= 20 || !lines.at(-1)) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  const cut = lines.slice(0, 2).map((line) => (line.length > 24 ? `${line.slice(0, 23)}…` : line));
  return lines.length > 2 ? [cut[0], `${cut[1]} …`] : cut;
}

function wordsOn(facts) {
  const words = [...new Set(facts.map((fact) => (fact.standing === "negated" ? `not ${fact.label}` : fact.label)))];
  return words.slice(0, 2).join(", ") + (words.length > 2 ? ` +${words.length - 2}` : "");
}

const apart = (box, other, gap = 0) => box.right + gap < other.left || box.left - gap > other.right
  || box.bottom + gap < other.top || box.top - gap > other.bottom;

const free = (box, gap) => placed.every((other) => apart(box, other, gap));

// The heaviest nodes may cover a lesser sign with their name, but no other name.
const freeOfNames = (box) => placed.filter(({ sign }) => !sign).every((other) => apart(box, other));

const boxAround = (x, y, width, height) => (
  { left: x - width / 2, right: x + width / 2, top: y - height / 2, bottom: y + height / 2 });

function write(context, lines, box, { font, colour, alpha, unit }) {
  context.save();
  Object.assign(context, {
    font, textAlign: "center", textBaseline: "middle", lineJoin: "round",
    lineWidth: 4 * unit, strokeStyle: theme.paper, fillStyle: colour, globalAlpha: alpha,
  });
  const middle = (box.left + box.right) / 2;
  lines.forEach((line, i) => {
    const y = box.top + (i + 0.5) * ((box.bottom - box.top) / lines.length);
    context.strokeText(line, middle, y);
    context.fillText(line, middle, y);
  });
  context.restore();
}

// Where a name may stand, the best place first: below its sign, above, beside, and at the corners.
function sitesFor(node, { x, y }, width, height, unit) {
  const reach = node.size * signScale + 3 * unit;
  const [down, right] = [reach + height / 2, reach + width / 2];
  const sides = [[0, down], [0, -down], [right, 0], [-right, 0]];
  const corners = [[right, down], [-right, down], [right, -down], [-right, -down]].map(([dx, dy]) => [dx * 0.8, dy * 0.8]);
  return [...sides, ...corners].map(([dx, dy]) => boxAround(x + dx, y + dy, width, height));
}

function windowInMap() {
  const { x: left, y: top } = network.DOMtoCanvas({ x: 0, y: 0 });
  const { x: right, y: bottom } = network.DOMtoCanvas({ x: mapElement.clientWidth, y: mapElement.clientHeight });
  return { left, top, right, bottom };
}

const inside = (box, room) => box.left >= room.left && box.right <= room.right;

function nameNode(context, node, position, focus, unit) {
  const { size, style } = fontOf(node);
  const font = `${style} ${size * unit}px ${theme.face}`;
  const lines = wrap(node.label);
  const width = Math.max(...lines.map((line) => widthOf(context, line, `${style} ${size}px ${theme.face}`))) * unit;
  const sites = sitesFor(node, position, width, lines.length * size * 1.15 * unit, unit);
  const near = focus?.nodes.has(node.id);
  const room = windowInMap();
  const site = sites.find((box) => free(box) && inside(box, room))
    ?? (MUST_NAME.has(node.id) ? sites.find((box) => freeOfNames(box)) : null)
    ?? (near ? sites[0] : null);
  if (!site) return;
  placed.push({ ...site, node: node.id });
  write(context, lines, site, { font, colour: theme.ink, alpha: focus && !near ? 0.25 : 1, unit });
}

function nameLine(context, line, focus, unit) {
  const near = focus?.lines.has(line.id);
  const facts = seen.facts.get(line.id);
  if (!facts || (focus ? !near : 1 / unit < FAR)) return;
  const text = wordsOn(facts);
  const style = facts[0].standing === "fact" ? "" : "italic ";
  const width = widthOf(context, text, `${style}11.5px ${theme.face}`) * unit;
  const curve = network.body.edges[line.id].edgeType;
  for (const share of [0.5, 0.42, 0.58, 0.34, 0.66, 0.27, 0.73]) {
    const point = curve.getPoint(share);
    const box = boxAround(point.x, point.y, width, 14 * unit);
    if (!free(box, 2 * unit)) continue;
    placed.push({ ...box, line: line.id });
    const font = `${style}${11.5 * unit}px ${theme.face}`;
    write(context, [text], box, { font, colour: theme.standings[facts[0].standing], alpha: 1, unit });
    return;
  }
}

function writeNames(context) {
  const unit = 1 / network.getScale(); // one screen pixel in map units
  const focus = inFocus(hovered ?? view.selected);
  const positions = network.getPositions([...seen.nodes]);
  const nodes = [...NODES.values()].filter((node) => seen.nodes.has(node.id));
  placed = nodes.map(({ id, size }) => {
    const { x, y } = positions[id];
    return { ...boxAround(x, y, 2 * size * signScale, 2 * size * signScale), node: id, sign: true };
  });
  const near = (node) => focus?.nodes.has(node.id);
  const far = (node) => !near(node);
  const name = (node) => nameNode(context, node, positions[node.id], focus, unit);
  if (focus) nodes.filter(near).forEach(name);
  else nodes.forEach(name);
  for (const line of linesByRank) nameLine(context, line, focus, unit);
  if (focus) nodes.filter(far).forEach(name);
}

function nameAt({ x, y }) {
  return placed.findLast((box) => box.left <= x && x <= box.right && box.top <= y && y <= box.bottom) ?? null;
}
