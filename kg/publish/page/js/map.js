// The map: vis-network holds what is seen where Python placed it; nothing moves unless the reader moves it.
// #map is a sheet larger than the stage it lies on, so that a drag does not come to its edge at once (pan.js).

const mapElement = document.getElementById("map");
const stage = mapElement.parentElement;
const calm = matchMedia("(prefers-reduced-motion: reduce)");
// The layout lies down, as most screens do; where the stage stands upright, it is turned.
const upright = stage.clientHeight > stage.clientWidth * 1.1;
const turned = ({ x, y }) => (upright ? { x: y, y: x } : { x, y });
const nodeSet = new vis.DataSet();
const lineSet = new vis.DataSet();

const network = new vis.Network(mapElement, { nodes: nodeSet, edges: lineSet }, {
  physics: false,
  layout: { improvedLayout: false, randomSeed: 1 },
  nodes: { chosen: false },
  edges: { chosen: false, arrowStrikethrough: false, smooth: false },
  interaction: { dragNodes: false, dragView: false, zoomView: false, selectable: false },
});

let theme = readTheme();

function readTheme() {
  const style = getComputedStyle(document.documentElement);
  const colour = (name) => style.getPropertyValue(`--${name}`).trim();
  const each = (prefix, names) => Object.fromEntries(names.map((name) => [name, colour(`${prefix}-${name}`)]));
  return {
    paper: colour("paper"), ink: colour("ink"), quiet: colour("quiet"), rule: colour("rule"),
    face: style.fontFamily, serif: colour("serif"),
    kinds: each("kind", Object.keys(KINDS)), standings: each("standing", Object.keys(STANDINGS)),
  };
}

// Where an entity stands: where it was dropped, or where Python placed it.
const placeOf = (id) => turned(view.pinned.get(id) ?? NODES.get(id));

// Two lines between the same two bow apart.
const bend = (line) => (lineBack(line) ? { smooth: { enabled: true, type: "curvedCW", roundness: 0.14 } } : {});

// Only what is seen lives in vis-network: of 2,000 entities, 80 at first.
function placeNodes() {
  const gone = nodeSet.getIds().filter((id) => !seen.nodes.has(id));
  const moved = (id, { x, y }) => {
    const stands = nodeSet.get(id);
    return !stands || stands.x !== x || stands.y !== y;
  };
  const changed = [...seen.nodes].map((id) => ({ id, shape: NODES.get(id).shape, ...placeOf(id) })).filter((node) => moved(node.id, node));
  if (gone.length) nodeSet.remove(gone);
  if (changed.length) nodeSet.update(changed);
  return gone.length + changed.length > 0;
}

function placeLines() {
  const gone = lineSet.getIds().filter((id) => !seen.facts.has(id));
  const come = [...seen.facts.keys()].filter((id) => !lineSet.get(id)).map((id) => LINES.get(id));
  if (gone.length) lineSet.remove(gone);
  if (come.length) lineSet.add(come.map((line) => ({ id: line.id, from: line.from, to: line.to, ...bend(line) })));
  return gone.length + come.length > 0;
}

// What the reader chose is drawn; where only the selection is another, that is on the glass, not on the map.
function paint() {
  tellVis("_blockRedraw"); // it would draw at every word
  const changed = [placeNodes(), placeLines(), dipPens()].some(Boolean);
  tellVis("_allowRedraw");
  if (changed) tellVis("_requestRedraw");
  else drawFocus();
}

const tellVis = (word) => network.body.emitter.emit(word);

function readLight() {
  theme = readTheme();
  tellVis("_requestRedraw");
}

// The part of the stage that nothing lies on, in its pixels; names need a margin of their own.
function freeArea() {
  const map = stage.getBoundingClientRect();
  const panel = document.getElementById("panel").getBoundingClientRect();
  const sheet = panel.width > map.width * 0.8;
  const right = panel.left > map.left && !sheet ? Math.min(map.right, panel.left) : map.right;
  const bottom = panel.width && sheet ? Math.min(map.bottom, panel.top) : map.bottom - 50;
  const side = map.width < 500 ? 40 : 80;
  const over = document.querySelector(".over").getBoundingClientRect().bottom - map.top; // tools, choices, the banner
  const top = Math.min(over + 30, map.height / 2);
  return { left: side, top, right: right - map.left - side, bottom: bottom - map.top - 40, map };
}

function extentOf(ids) {
  const spots = ids.map(placeOf);
  const [xs, ys] = [spots.map(({ x }) => x), spots.map(({ y }) => y)];
  return { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) };
}

const middle = ({ left, right, top, bottom }) => ({ x: (left + right) / 2, y: (top + bottom) / 2 });

// The scale at which these nodes fill the free part of the stage.
function scaleFor(extent, area = freeArea()) {
  const share = (room, need) => Math.max(100, room) / Math.max(1, need);
  return Math.min(share(area.right - area.left, extent.right - extent.left), share(area.bottom - area.top, extent.bottom - extent.top));
}

// Bring these nodes into the free part of the stage, no nearer than the largest scale.
function frame(ids, largest) {
  const extent = extentOf(ids);
  const area = freeArea();
  const { x, y } = middle(area);
  glide({
    position: middle(extent), scale: Math.min(largest, scaleFor(extent, area)),
    offset: { x: x - area.map.width / 2, y: y - area.map.height / 2 },
  });
}

function fit() {
  if (seen.nodes.size) frame([...seen.nodes], NEAREST_AT_FIRST);
}

// Move only if something of what the reader picked lies outside or under the panel.
function lookAt(ids) {
  const area = freeArea();
  const inside = ids.map((id) => onStage(placeOf(id))).every(({ x, y }) =>
    area.left - 40 <= x && x <= area.right + 40 && area.top - 20 <= y && y <= area.bottom + 20);
  if (!inside) frame(ids, Math.max(0.9, network.getScale()));
}
