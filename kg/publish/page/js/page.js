// Everything together: what happens when the reader clicks, types, prints or changes the light.

function select(target) {
  if (pathStart && target?.node) return endPath(target.node);
  hovered = null;
  change(() => { view.selected = target; });
  if (!target) return;
  document.getElementById("panel-title").focus({ preventScroll: true });
  scrollBy(0, stage.getBoundingClientRect().top); // on a phone, the panel covers what lies lower
  lookAt([...inFocus(target).nodes]);
}

const selectNode = (id) => select({ node: id });
const selectLine = (id) => select({ line: id });
const selectFact = (id) => select({ line: FACTS.get(id).line, fact: id });
const clearSelection = () => select(null);

function listen() {
  listenToHand();
  listenToDrawing();
  listenToMapKeys();
  mapElement.addEventListener("contextmenu", onMenu);
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
for (const redraw of [paint, drawLegend, drawShown, drawChips, drawBanner, drawTimeline, refreshPanel, refreshList, keepChoice, writeAddress]) whenChanged(redraw);
change(followAddress);
if (DATA.selected && !view.selected) change(() => { view.selected = { node: DATA.selected }; });
network.setSize("100%", "100%"); // the words above the map have taken their room by now
fit();
network.redraw();
if (!NODES.size) greetNobody();
document.documentElement.dataset.ready = "true";
globalThis.kgPage = { // for the console, and for tests
  network, view, seen: () => seen, change, lines: LINES, facts: FACTS, selectNode, selectLine, selectFact, names, onStage, savePicture,
};
