// The map by keyboard: arrows step from sign to sign, or move the map; what is reached is told to those who listen.

const STEP = 80; // pixels
const toldElement = element("p", { class: "unseen", "aria-live": "polite" });
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

// The nearest sign in a direction; what lies askew counts as farther away.
function nextTo(id, [right, down]) {
  const here = placeOf(id);
  const ahead = [...seen.nodes].filter((other) => other !== id).map((other) => {
    const { x, y } = placeOf(other);
    const along = (x - here.x) * right + (y - here.y) * down;
    const askew = Math.abs((x - here.x) * down) + Math.abs((y - here.y) * right);
    return { id: other, along, way: along + 2 * askew };
  }).filter(({ along, way }) => along > 0 && way < 4 * along);
  return ahead.sort((a, b) => a.way - b.way)[0]?.id ?? null;
}

function step(direction) {
  const next = nextTo(view.selected.node, direction);
  if (!next) return;
  change(() => { view.selected = { node: next }; });
  lookAt([next]);
}

// Enter opens what is selected, and without that begins with the weightiest in sight.
function enter() {
  if (view.selected) return document.getElementById("panel-title").focus({ preventScroll: true });
  const room = windowInMap();
  const first = [...NODES.keys()].find((id) => seen.nodes.has(id) && within(placeOf(id), room));
  if (first) change(() => { view.selected = { node: first }; });
}

function onMapKey(event) {
  const direction = ARROWS[event.key];
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (direction && view.selected?.node && !event.shiftKey) step(direction);
  else if (direction) moveSheet(-direction[0] * STEP, -direction[1] * STEP);
  else if (event.key === "Enter") enter();
  else return;
  event.preventDefault();
}

function tellSelected() {
  const { node, line } = view.selected ?? {};
  const facts = line ? seen.facts.get(line) ?? [] : [...seen.facts.values()].flat().filter(({ subject, object }) => [subject, object].includes(node));
  const name = (id) => NODES.get(id).label;
  const what = node ? `${name(node)}, ${NODES.get(node).group}` : line ? `${name(LINES.get(line).from)} and ${name(LINES.get(line).to)}` : "";
  const text = what && `${what}, ${plural(facts.length, "statement")}`;
  if (toldElement.textContent !== text) toldElement.textContent = text;
}

function listenToMapKeys() {
  for (const [name, value] of Object.entries({ tabindex: 0, role: "application", "aria-roledescription": "map",
    "aria-describedby": "map-keys" })) mapElement.setAttribute(name, value);
  mapElement.querySelector(".vis-network").setAttribute("tabindex", -1);
  stage.append(toldElement, element("p", { class: "unseen", id: "map-keys" },
    "Enter selects the most reported one in sight, arrow keys step to its neighbours on the map, Enter again reads about it. "
    + "Shift and arrow keys move the map; plus, minus and 0 zoom. All that the map shows is in the list as well."));
  mapElement.addEventListener("keydown", onMapKey);
  whenChanged(tellSelected);
}
