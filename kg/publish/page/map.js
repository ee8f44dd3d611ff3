// The map: vis-network draws nodes and lines where Python placed them; nothing moves unless the reader moves it.

const mapElement = document.getElementById("map");
const calm = matchMedia("(prefers-reduced-motion: reduce)");
const nodeSet = new vis.DataSet(DATA.nodes.map(({ id, x, y, shape, size }) => ({ id, x, y, shape, size })));
const lineSet = new vis.DataSet(DATA.lines.map(({ id, from, to, smooth }) => ({ id, from, to, smooth })));

const network = new vis.Network(mapElement, { nodes: nodeSet, edges: lineSet }, {
  physics: false,
  layout: { improvedLayout: false, randomSeed: 1 },
  nodes: { chosen: false, borderWidth: 1.5 },
  edges: { chosen: false, arrowStrikethrough: false, hoverWidth: 0, selectionWidth: 0 },
  interaction: { hover: true, selectConnectedEdges: false, hoverConnectedEdges: false, zoomSpeed: 0.7 },
});

let theme = readTheme();

function readTheme() {
  const style = getComputedStyle(document.documentElement);
  const colour = (name) => style.getPropertyValue(`--${name}`).trim();
  const each = (prefix, names) => Object.fromEntries(names.map((name) => [name, colour(`${prefix}-${name}`)]));
  return {
    paper: colour("paper"), ink: colour("ink"), quiet: colour("quiet"), face: style.fontFamily,
    kinds: each("kind", Object.keys(KINDS)), standings: each("standing", Object.keys(STANDINGS)),
  };
}

function paintNode(node, shown, focus) {
  const colour = theme.kinds[node.group] ?? theme.quiet;
  const ring = node.group === "Place";
  const selected = view.selected?.node === node.id;
  return {
    id: node.id,
    hidden: !shown.has(node.id),
    opacity: !focus || focus.nodes.has(node.id) ? 1 : 0.18,
    borderWidth: selected || ring ? 3.5 : 1.5,
    color: { background: ring ? theme.paper : colour, border: selected ? theme.ink : ring ? colour : theme.paper },
  };
}

function paintLine(line, focus) {
  const facts = factsOf(line);
  const standing = facts[0]?.standing ?? "fact";
  const directed = facts.some((fact) => !fact.symmetric);
  const near = focus?.lines.has(line.id);
  return {
    id: line.id,
    hidden: !facts.length,
    width: Math.min(5, 1 + 0.6 * Math.log2(Math.max(1, facts.length))) + (near ? 1 : 0),
    dashes: standingOf(standing).dashes,
    color: { color: theme.standings[standing], opacity: focus && !near ? 0.12 : near ? 1 : 0.62 },
    arrows: { to: { enabled: directed, scaleFactor: 0.55 } },
  };
}

function paint() {
  const shown = nodesInView();
  const focus = inFocus(view.hovered ?? view.selected);
  nodeSet.update(DATA.nodes.map((node) => paintNode(node, shown, focus)));
  lineSet.update(DATA.lines.map((line) => paintLine(line, focus)));
}

function repaintFor(paper) {
  document.documentElement.toggleAttribute("data-paper", paper);
  theme = readTheme();
  paint();
  network.redraw();
}

const smoothly = () => (calm.matches ? false : { duration: 350, easingFunction: "easeInOutQuad" });

function fit() {
  const nodes = [...nodesInView()];
  if (nodes.length) network.fit({ nodes, minZoomLevel: 0.05, maxZoomLevel: 1.4, animation: false });
}

function zoom(factor) {
  network.moveTo({ scale: Math.min(4, Math.max(0.1, network.getScale() * factor)), animation: smoothly() });
}

// Bring a place into the part of the map that the open panel leaves free.
function lookAt(position) {
  const panel = document.getElementById("panel").getBoundingClientRect();
  const map = mapElement.getBoundingClientRect();
  const below = panel.width > map.width * 0.8;
  const offset = below
    ? { x: 0, y: -Math.max(0, map.bottom - panel.top) / 2 }
    : { x: -Math.max(0, map.right - panel.left) / 2, y: 0 };
  network.moveTo({ position, offset, scale: Math.max(network.getScale(), 0.9), animation: smoothly() });
}

function middleOf({ from, to }) {
  const ends = network.getPositions([from, to]);
  return { x: (ends[from].x + ends[to].x) / 2, y: (ends[from].y + ends[to].y) / 2 };
}
