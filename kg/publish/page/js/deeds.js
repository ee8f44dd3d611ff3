// What can be done with an entity: look around it, find the way to another, take it off the map, hold it in its place.

const STEPS_AROUND = [1, 2, 3];
let pathStart = null; // the entity from which a path will lead to the next one picked

function focusOn(node, steps = 1) {
  change(() => Object.assign(view, { around: { node, steps }, path: null }));
  fit();
}

function showWhole() {
  change(() => Object.assign(view, { around: null, path: null }));
  fit();
}

function beginPath(id) {
  pathStart = id;
  change(() => { view.selected = null; });
  searchElement.focus({ preventScroll: true });
}

function endPath(to) {
  const from = pathStart;
  pathStart = null;
  if (to !== from) change(() => Object.assign(view, { path: { from, to }, around: null, selected: null }));
  else change(() => {});
  if (view.path) fit();
}

function hideNode(id) {
  change(() => {
    view.hidden.add(id);
    if (view.selected?.node === id) view.selected = null;
    if (view.around?.node === id) view.around = null;
    if (view.path && Object.values(view.path).includes(id)) view.path = null;
  });
}

function pin(id) {
  const { x, y } = NODES.get(id);
  change(() => { if (!view.pinned.delete(id)) view.pinned.set(id, { x, y }); });
}

function deedsFor(id) {
  const { label } = NODES.get(id);
  const button = (words, deed, attributes = {}) => element("button", { type: "button", class: "button", onclick: deed, ...attributes }, words);
  const steps = STEPS_AROUND.map((number) => button(String(number), () => focusOn(id, number), {
    "aria-label": `Only ${label} and what is ${plural(number, "step")} away`, title: `${plural(number, "step")} away`,
    "aria-pressed": String(view.around?.node === id && view.around.steps === number),
  }));
  return element("div", { class: "deeds", role: "group", "aria-label": `What to do with ${label}` },
    element("span", { class: "around" }, "Steps around", element("span", { class: "steps" }, ...steps)),
    button("Path to …", () => beginPath(id)),
    button("Hide", () => hideNode(id)),
    button(view.pinned.has(id) ? "Unpin" : "Pin", () => pin(id), { title: "Hold it where it stands on the map" }));
}

// The same by the second button of the mouse, or where a long press stands for it.
const menuElement = element("div", { id: "deeds", class: "menu", popover: "auto", onclick: () => menuElement.hidePopover() });
document.body.append(menuElement);

function openDeeds(id, { x, y }) {
  menuElement.replaceChildren(element("p", { class: "kicker" }, glyph(NODES.get(id).group), NODES.get(id).label), deedsFor(id));
  if (!menuElement.matches(":popover-open")) menuElement.showPopover();
  const { width, height } = menuElement.getBoundingClientRect();
  menuElement.style.left = `${Math.max(8, Math.min(x, innerWidth - width - 8))}px`;
  menuElement.style.top = `${Math.max(8, Math.min(y, innerHeight - height - 8))}px`;
  menuElement.querySelector("button").focus();
}

function onMenu(event) {
  const id = thingAt(spotOf(event))?.node;
  if (id === undefined) return;
  event.preventDefault();
  openDeeds(id, { x: event.clientX, y: event.clientY });
}

const askForEnd = () => [element("p", {}, "Path from ", element("b", {}, NODES.get(pathStart).label), ": pick another on the map or by search. "),
  element("button", { type: "button", class: "plain", onclick: () => endPath(pathStart) }, "Cancel")];

function tellNeighbourhood() {
  const { node, steps } = view.around;
  return [element("p", {}, "Only what is ", plural(steps, "step"), " from ", nameButton(node), ". "),
    ...STEPS_AROUND.filter((number) => number !== steps).map((number) => element("button", { type: "button", class: "plain", onclick: () => focusOn(node, number) }, plural(number, "step"))),
    element("button", { type: "button", class: "plain", onclick: showWhole }, "Back to the whole map")];
}

// The path as sentences, one for each step.
function tellPath() {
  const { from, to } = view.path;
  const path = pathBetween(view.path, seen.facts);
  const back = element("button", { type: "button", class: "plain", onclick: showWhole }, "Back to the whole map");
  if (!path) {
    return [element("p", {}, "No path leads from ", nameButton(from), " to ", nameButton(to), " through what your choices leave. "),
      element("button", { type: "button", class: "plain", onclick() { change(showAllBut); fit(); } }, "Look through everything"), back];
  }
  const links = path.slice(1).map((id, i) => [[path[i], id], [id, path[i]]].flatMap((ends) => seen.facts.get(lineBetween(...ends)) ?? []).sort(firmFirst)[0]);
  return [element("p", {}, "The shortest path from ", nameButton(from), " to ", nameButton(to), ":"),
    element("ol", { class: "chain" }, ...links.map((fact) => element("li", {}, nameButton(fact.subject), " ",
      element("button", { type: "button", class: "plain", onclick: () => select({ line: fact.line, fact: fact.id }) },
        wordsOf(fact)), " ", nameButton(fact.object), " ", fact.standing !== "fact" && badge(fact.standing),
      fact.speaker && ` according to ${fact.speaker}`))), back];
}

function showAllBut() {
  const { path } = view;
  showEverything();
  view.path = path;
}
