// Everything together: what happens when the reader clicks, types, prints or changes the light.

function select(target) {
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
  const deeds = { "+": () => zoom(1.3), "=": () => zoom(1.3), "-": () => zoom(1 / 1.3), 0: fit };
  if (steps[event.key]) {
    const { x, y } = network.getViewPosition();
    const [right, down] = steps[event.key].map((pixels) => pixels / network.getScale());
    network.moveTo({ position: { x: x + right, y: y + down } });
  } else if (deeds[event.key]) deeds[event.key]();
  else return;
  event.preventDefault();
}

function onKey(event) {
  const typing = event.target.matches?.("input[type=search]");
  if (event.key === "Escape") clearSelection();
  if (event.key === "/" && !typing) {
    searchElement.focus();
    event.preventDefault();
  }
}

// By program, not by address: inside a notebook's frame, "#search" would be a place in the notebook.
function skipToSearch(event) {
  searchElement.focus();
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
  document.querySelector(".skip").addEventListener("click", skipToSearch);
  searchElement.addEventListener("input", search);
  searchElement.addEventListener("keydown", onSearchKey);
  searchElement.addEventListener("blur", closeSearch);
  document.addEventListener("keydown", onKey);
  document.getElementById("closer").addEventListener("click", () => zoom(1.3));
  document.getElementById("farther").addEventListener("click", () => zoom(1 / 1.3));
  document.getElementById("whole").addEventListener("click", fit);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", readLight);
  addEventListener("beforeprint", () => preparePrint(true));
  addEventListener("afterprint", () => preparePrint(false));
}

function greetNobody() {
  const empty = document.getElementById("empty");
  empty.textContent = "There is nothing to draw yet: no relation was found in what was read. "
    + "News about who met, backed, accused or released whom gives the best maps.";
  empty.hidden = false;
  mapElement.hidden = true;
  document.body.classList.add("bare");
}

listen();
drawDeck();
drawQuestion();
for (const redraw of [paint, drawLegend, drawShown, refreshPanel]) whenChanged(redraw);
change(() => {});
fit();
if (!NODES.size) greetNobody();
if (DATA.selected) selectNode(DATA.selected);
document.documentElement.dataset.ready = "true";
globalThis.kgPage = { network, view, change, lines: LINES, facts: FACTS, selectNode, selectLine }; // for the console, and for tests
