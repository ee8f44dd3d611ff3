// Everything together: what happens when the reader clicks, types, prints or changes the light.

function select(target) {
  if (pathStart && target?.node) return endPath(target.node);
  hovered = null;
  change(() => { view.selected = target; });
  if (!target) return;
  document.getElementById("panel-title").focus({ preventScroll: true });
  lookAt([...inFocus(target).nodes]);
}

const selectNode = (id) => select({ node: id });
const selectLine = (id) => select({ line: id });
const clearSelection = () => select(null);

function onClick({ nodes, edges, pointer }) {
  const name = nodes.length ? { node: nodes[0] } : nameAt(pointer.canvas);
  if (name?.node) selectNode(name.node);
  else if (name?.line ?? edges[0]) selectLine(name?.line ?? edges[0]);
  else clearSelection();
}

function hover(target) {
  hovered = view.selected ? null : target;
  mapElement.classList.toggle("pointing", Boolean(target));
  paint();
}

function onMapKey(event) {
  const steps = { ArrowLeft: [-60, 0], ArrowRight: [60, 0], ArrowUp: [0, -60], ArrowDown: [0, 60] };
  if (!steps[event.key]) return;
  const { x, y } = network.getViewPosition();
  const [right, down] = steps[event.key].map((pixels) => pixels / network.getScale());
  network.moveTo({ position: { x: x + right, y: y + down } });
  event.preventDefault();
}

function listen() {
  network.on("click", onClick);
  network.on("hoverNode", ({ node }) => hover({ node }));
  network.on("hoverEdge", ({ edge }) => hover({ line: edge }));
  network.on("blurNode", () => hover(null));
  network.on("blurEdge", () => hover(null));
  network.on("beforeDrawing", sizeSigns);
  network.on("afterDrawing", writeNames);
  mapElement.addEventListener("keydown", onMapKey);
  mapElement.addEventListener("contextmenu", onMenu);
  network.on("hold", onHold);
  for (const skip of document.querySelectorAll(".skip")) skip.addEventListener("click", onSkip);
  addEventListener("hashchange", () => change(followAddress));
  document.addEventListener("keydown", onKey);
  document.getElementById("closer").addEventListener("click", () => zoom(1.3));
  document.getElementById("farther").addEventListener("click", () => zoom(1 / 1.3));
  document.getElementById("whole").addEventListener("click", fit);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", readLight);
  addEventListener("beforeprint", () => preparePrint(true));
  addEventListener("afterprint", () => preparePrint(false));
}

listen();
drawDeck();
drawQuestion();
for (const redraw of [paint, drawLegend, drawShown, drawChips, drawBanner, drawTimeline, refreshPanel, keepChoice, writeAddress]) whenChanged(redraw);
if (DATA.selected) view.selected = { node: DATA.selected };
change(followAddress);
fit();
if (!NODES.size) greetNobody();
document.documentElement.dataset.ready = "true";
globalThis.kgPage = { network, view, seen: () => seen, change, lines: LINES, facts: FACTS, selectNode, selectLine }; // for the console, and for tests
