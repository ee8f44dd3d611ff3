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
  listenToHand();
  listenToDrawing();
  listenToMapKeys();
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
network.redraw();
if (!NODES.size) greetNobody();
if (DATA.selected) selectNode(DATA.selected);
document.documentElement.dataset.ready = "true";
globalThis.kgPage = { network, view, change, lines: LINES, facts: FACTS, selectNode, selectLine, names, onStage }; // for the console, and for tests
