// The map: vis-network draws nodes and lines where Python placed them; nothing moves unless the reader moves it.

const mapElement = document.getElementById("map");
const calm = matchMedia("(prefers-reduced-motion: reduce)");
// The layout lies down, as most screens do; where the map stands upright, it is turned.
const upright = mapElement.clientHeight > mapElement.clientWidth * 1.1;
const spot = ({ x, y }) => (upright ? { x: y, y: x } : { x, y });
const bend = (line) => ({ enabled: Boolean(lineBack(line)), type: "curvedCW", roundness: 0.14 });
const nodeSet = new vis.DataSet([...NODES.values()].map((node) => ({ id: node.id, shape: node.shape, ...spot(node) })));
const lineSet = new vis.DataSet([...LINES.values()].map((line) => ({ id: line.id, from: line.from, to: line.to, smooth: bend(line) })));

const network = new vis.Network(mapElement, { nodes: nodeSet, edges: lineSet }, {
  physics: false,
  layout: { improvedLayout: false, randomSeed: 1 },
  nodes: { chosen: false, borderWidth: 1.5 },
  edges: { chosen: false, arrowStrikethrough: false, hoverWidth: 0, selectionWidth: 0 },
  interaction: { hover: true, selectConnectedEdges: false, hoverConnectedEdges: false, zoomSpeed: 0.7 },
});

let theme = readTheme();
let signScale = 1;

function readTheme() {
  const style = getComputedStyle(document.documentElement);
  const colour = (name) => style.getPropertyValue(`--${name}`).trim();
  const each = (prefix, names) => Object.fromEntries(names.map((name) => [name, colour(`${prefix}-${name}`)]));
  return {
    paper: colour("paper"), ink: colour("ink"), quiet: colour("quiet"), face: style.fontFamily,
    kinds: each("kind", Object.keys(KINDS)), standings: each("standing", Object.keys(STANDINGS)),
  };
}

function paintNode(node, focus) {
  const colour = theme.kinds[node.group] ?? node.colour ?? theme.quiet;
  const ring = node.group === "Place";
  const selected = view.selected?.node === node.id;
  return {
    id: node.id,
    hidden: !seen.nodes.has(node.id),
    opacity: !focus || focus.nodes.has(node.id) ? 1 : 0.18,
    size: node.size * signScale,
    borderWidth: selected || ring ? 3.5 : 1,
    color: { background: ring ? theme.paper : colour, border: selected ? theme.ink : ring ? colour : theme.paper },
  };
}

function paintLine(line, focus) {
  const facts = seen.facts.get(line.id) ?? [];
  const standing = facts[0]?.standing ?? "fact";
  const directed = facts.some((fact) => !fact.symmetric);
  const near = focus?.lines.has(line.id);
  return {
    id: line.id,
    hidden: !facts.length,
    width: Math.min(5, 1.2 + 0.6 * Math.log2(Math.max(1, supportOf(facts)))) + (near ? 1 : 0),
    dashes: standingOf(standing).dashes,
    color: { color: theme.standings[standing], opacity: focus && !near ? 0.12 : near ? 1 : 0.8 },
    arrows: { to: { enabled: directed, scaleFactor: 0.65 } },
  };
}

function paint() {
  const focus = inFocus(hovered ?? view.selected);
  nodeSet.update([...NODES.values()].map((node) => paintNode(node, focus)));
  lineSet.update([...LINES.values()].map((line) => paintLine(line, focus)));
}

function readLight() {
  theme = readTheme();
  paint();
  network.redraw();
}

// Printers resize everything: they get a picture of the map as it stands, in the colours of paper.
function preparePrint(printing) {
  document.documentElement.toggleAttribute("data-paper", printing);
  readLight();
  const picture = document.getElementById("picture");
  if (printing) picture.src = mapElement.querySelector("canvas").toDataURL();
  else picture.removeAttribute("src");
}

const smoothly = () => (calm.matches ? false : { duration: 350, easingFunction: "easeInOutQuad" });

// The part of the map that nothing lies on, in pixels of the map; names need a margin of their own.
function freeArea() {
  const map = mapElement.getBoundingClientRect();
  const panel = document.getElementById("panel").getBoundingClientRect();
  const sheet = panel.width > map.width * 0.8;
  const right = panel.width && !sheet ? Math.min(map.right, panel.left) : map.right;
  const bottom = panel.width && sheet ? Math.min(map.bottom, panel.top) : map.bottom - 50;
  const side = map.width < 500 ? 60 : 80;
  return { left: side, top: 30, right: right - map.left - side, bottom: bottom - map.top - 40, map };
}

function extentOf(ids) {
  const spots = Object.values(network.getPositions(ids));
  const [xs, ys] = [spots.map(({ x }) => x), spots.map(({ y }) => y)];
  return { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) };
}

const middle = ({ left, right, top, bottom }) => ({ x: (left + right) / 2, y: (top + bottom) / 2 });

// Bring these nodes into the free part of the map, no nearer than the largest scale.
function frame(ids, largest, animation) {
  const extent = extentOf(ids);
  const area = freeArea();
  const share = (room, need) => Math.max(100, room) / Math.max(1, need);
  const scale = Math.min(largest, share(area.right - area.left, extent.right - extent.left),
    share(area.bottom - area.top, extent.bottom - extent.top));
  const { x, y } = middle(area);
  network.moveTo({
    position: middle(extent), scale, offset: { x: x - area.map.width / 2, y: y - area.map.height / 2 }, animation,
  });
}

function fit() {
  if (seen.nodes.size) frame([...seen.nodes], 1.4, false);
}

// Seen from afar the signs grow, so that they can still be told apart and touched.
function sizeSigns() {
  const wanted = Math.min(2.5, Math.max(1, 0.75 / network.getScale()));
  if (Math.abs(wanted - signScale) < 0.05) return;
  signScale = wanted;
  requestAnimationFrame(paint);
}

// Move only if something of what the reader picked lies outside or under the panel.
function lookAt(ids) {
  const area = freeArea();
  const inside = ids.map((id) => network.canvasToDOM(network.getPosition(id))).every(({ x, y }) =>
    area.left - 40 <= x && x <= area.right + 40 && area.top - 20 <= y && y <= area.bottom + 20);
  if (!inside) frame(ids, Math.max(0.9, network.getScale()), smoothly());
}

function zoom(factor) {
  network.moveTo({ scale: Math.min(4, Math.max(0.1, network.getScale() * factor)), animation: smoothly() });
}
