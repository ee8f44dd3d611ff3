// Names on the map, set as on a printed one: always the same size on screen, never over one another. The weightiest
// come first; what finds no room waits until the reader zooms in or points at it. They are placed when the map is drawn,
// that is: once for every rest of the reader's hand.

const CAPITAL = 30_000; // pixels of the stage for each of the heaviest, whose names may cover lesser signs, but no name
const MOST_WORDS = 30; // lines that have their words written where many cross
const TOUCH = 12; // pixels: the least half width of what a finger can hit
const widths = new Map(); // font and text → width in pixels
const written = { far: new Boxes(1), near: new Boxes(1) }; // on the map, and on the glass above it

const forgetNames = (layer) => { written[layer] = new Boxes(90 / network.getScale()); };

function fontOf(node) {
  if (node.size > 16) return { size: 16, weight: 600 };
  return node.size > 10 ? { size: 14, weight: 500 } : { size: 12.5, weight: 400 };
}

function widthOf(pen, text, font) {
  const key = `${font} ${text}`;
  if (!widths.has(key)) {
    pen.font = font;
    widths.set(key, pen.measureText(text).width);
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

// The words of a line are those of its firmest statements, as its stroke is; the others are only counted.
function wordsOn(facts) {
  const firmest = new Set(facts.filter(({ standing }) => standing === facts[0].standing).map(wordsOf));
  const all = new Set(facts.map((fact) => `${wordsOf(fact)} ${standingOf(fact.standing).short}`)).size;
  const words = [...firmest].slice(0, 2);
  return words.join(", ") + (all > words.length ? ` +${all - words.length}` : "");
}

const boxAround = ({ x, y }, width, height) => (
  { left: x - width / 2, right: x + width / 2, top: y - height / 2, bottom: y + height / 2 });

function write(pen, { lines, font, colour, halo, ...box }) {
  Object.assign(pen, {
    font, textAlign: "center", textBaseline: "middle", lineJoin: "round", lineWidth: halo, strokeStyle: theme.paper, fillStyle: colour,
  });
  const x = (box.left + box.right) / 2;
  lines.forEach((line, i) => {
    const y = box.top + (i + 0.5) * ((box.bottom - box.top) / lines.length);
    if (box.line) { // no line shows between the words that stand on it
      pen.fillStyle = theme.paper;
      pen.fillRect(box.left, box.top, box.right - box.left, box.bottom - box.top);
      pen.fillStyle = colour;
    } else pen.strokeText(line, x, y);
    pen.fillText(line, x, y);
  });
}

// Where a name may stand, the best place first: below its sign, above, beside, and at the corners.
function sitesFor(node, { x, y }, width, height, unit) {
  const reach = (radiusOf(node) + 2) * unit;
  const [down, right] = [reach + height / 2, reach + width / 2 + 2 * unit];
  const sides = [[0, down], [0, -down], [right, 0], [-right, 0]];
  const corners = [[right, down], [-right, down], [right, -down], [-right, -down]].map(([dx, dy]) => [dx * 0.8, dy * 0.8]);
  return [...sides, ...corners].map(([dx, dy]) => boxAround({ x: x + dx, y: y + dy }, width, height));
}

const within = ({ x, y }, room) => room.left <= x && x <= room.right && room.top <= y && y <= room.bottom;

// A name that begins on the stage stays on it.
const keepsIn = (box, room, place) => !within(place, room)
  || (box.left >= room.left && box.right <= room.right && box.top >= room.top && box.bottom <= room.bottom);

// Names of the first rank may cover signs, those of the second lesser signs only. A name stays where it stood, if it can.
function nameNode(pen, boxes, node, room, unit, rank, stood) {
  const place = network.body.nodes[node.id];
  const { size, weight } = fontOf(node);
  const lines = wrap(node.label);
  const width = Math.max(...lines.map((line) => widthOf(pen, line, `${weight} ${size}px ${theme.face}`))) * unit;
  const sites = sitesFor(node, place, width, lines.length * size * 1.15 * unit, unit).filter((box) => keepsIn(box, room, place));
  const minded = [() => true, ...(rank < 2 ? [({ lesser }) => !lesser] : []), ...(rank < 1 ? [({ sign }) => !sign] : [])];
  const site = stood && boxes.free(stood, 0, ({ sign }) => !sign) ? stood : minded.map((minds) => sites.find((box) => boxes.free(box, 0, minds))).find(Boolean);
  if (site) {
    boxes.add({ ...site, node: node.id, lines, font: `${weight} ${size * unit}px ${theme.face}`, colour: theme.ink, halo: 4 * unit });
  }
}

function nameLine(pen, boxes, line, unit) {
  const edge = network.body.edges[line.id];
  const facts = seen.facts.get(line.id);
  const text = wordsOn(facts);
  const style = facts[0].standing === "fact" ? "" : "italic ";
  const width = widthOf(pen, text, `${style}11.5px ${theme.face}`) * unit;
  const long = Math.hypot(edge.from.x - edge.to.x, edge.from.y - edge.to.y);
  if (line.from !== line.to && long < Math.min(width, 60 * unit) + 20 * unit) return false;
  for (const share of [0.5, 0.42, 0.58, 0.34, 0.66, 0.27, 0.73]) {
    const box = boxAround(edge.edgeType.getPoint(share), width, 14 * unit);
    if (!boxes.free(box, 2 * unit)) continue;
    const font = `${style}${11.5 * unit}px ${theme.face}`;
    boxes.add({ ...box, line: line.id, lines: [text], font, colour: theme.standings[facts[0].standing], halo: 4 * unit });
    return true;
  }
  return false;
}

// What lies over the map, where no name could be read.
function coveredInMap() {
  const { left, top } = stage.getBoundingClientRect();
  return [...stage.querySelectorAll(".tools, .shown, .zoom"), document.getElementById("panel")].map((cover) => cover.getBoundingClientRect()).filter(({ width }) => width).map((cover) => {
    const [from, to] = [onMap({ x: cover.left - left, y: cover.top - top }), onMap({ x: cover.right - left, y: cover.bottom - top })];
    return { left: from.x, top: from.y, right: to.x, bottom: to.y, cover: true };
  });
}

function placeNames(pen, boxes, nodes, lines, focus) {
  const unit = 1 / network.getScale(); // one screen pixel in map units
  const room = windowInMap();
  coveredInMap().forEach((box) => boxes.add(box));
  const capitals = (stage.clientWidth * stage.clientHeight) / CAPITAL;
  nodes.forEach((node, i) => {
    const reach = 2 * radiusOf(node) * unit;
    boxes.add({ ...boxAround(network.body.nodes[node.id], reach, reach), node: node.id, sign: true, lesser: i >= capitals });
  });
  const stood = new Map(focus ? written.far.all.filter(({ lines: text, node }) => text && node).map((box) => [box.node, box]) : []);
  nodes.forEach((node, i) => nameNode(pen, boxes, node, room, unit, i < capitals / 6 || node.id === focus?.node ? 0 : i < capitals ? 1 : 2, stood.get(node.id)));
  let left = !focus && lines.length > CROWD ? MOST_WORDS : Infinity;
  for (const line of lines) if (left > 0 && nameLine(pen, boxes, line, unit)) left -= 1;
}

// Names and words of what is in focus, or of everything on the sheet.
function writeNames(pen, focus) {
  const layer = focus ? "near" : "far";
  forgetNames(layer);
  const sheet = sheetInMap();
  const onSheet = (id) => within(network.body.nodes[id], sheet);
  const ids = focus?.nodes ?? seen.nodes;
  const nodes = [...NODES.values()].filter(({ id }) => ids.has(id) && onSheet(id));
  const lines = [...(focus?.lines ?? seen.facts.keys())].map((id) => LINES.get(id)).filter(({ from, to }) => onSheet(from) || onSheet(to))
    .sort((a, b) => inks.get(b.id).strength - inks.get(a.id).strength);
  placeNames(pen, written[layer], nodes, lines, focus);
  for (const box of written[layer].all) if (box.lines) write(pen, box);
}

// The sign, name or words at a point of the map; what is near comes first, and signs are never too small for a finger.
function nameAt(spot) {
  const reach = (2 * TOUCH) / network.getScale();
  const hit = written.near.at(spot) ?? written.far.at(spot);
  if (hit && !hit.cover) return hit;
  return written.far.all.filter(({ sign }) => sign).find((box) => within(spot, boxAround(middle(box), reach, reach))) ?? null;
}

function lineAt(spot) {
  const reach = 7 / network.getScale();
  let nearest = { line: null, distance: reach };
  for (const id of seen.facts.keys()) {
    const { from, to, edgeType } = network.body.edges[id];
    const distance = edgeType.getDistanceToEdge(from.x, from.y, to.x, to.y, spot.x, spot.y);
    if (distance < nearest.distance) nearest = { line: id, distance };
  }
  return nearest.line ? nearest : null;
}

// The boxes of what is written, in pixels of the stage.
const names = () => Object.entries(written).flatMap(([layer, { all }]) => all.filter(({ lines }) => lines)
  .map(({ node = null, line = null, lines, left, top, right, bottom }) => {
    const [from, to] = [onStage({ x: left, y: top }), onStage({ x: right, y: bottom })];
    return { near: layer === "near", node, line, text: lines.join(" "), left: from.x, top: from.y, right: to.x, bottom: to.y };
  }));
