// What the pointer does on the map: drag the sheet, wheel and pinch it, drag a sign and drop it, point and click.

const SLACK = 5; // pixels a finger may slip in a click
const fingers = new Map(); // pointer id → where it is on the stage
let carried = null; // { id, by: what lies between the pointer and the middle of the sign }, while a sign is dragged
let pressed = null; // { x, y, node }, until the pointer slips away from where it went down

function spotOf(event) {
  const { left, top } = stage.getBoundingClientRect();
  return { x: event.clientX - left, y: event.clientY - top };
}

// The sign, name or line at a point of the stage.
function thingAt(point) {
  const spot = onMap(point);
  return nameAt(spot) ?? lineAt(spot);
}

function press(event) {
  if (event.button) return;
  const spot = spotOf(event);
  fingers.set(event.pointerId, spot);
  mapElement.setPointerCapture(event.pointerId);
  pressed = fingers.size === 1 ? { ...spot, node: thingAt(spot)?.node ?? null } : null;
}

function slip(event) {
  const before = fingers.get(event.pointerId);
  const spot = spotOf(event);
  if (!before) {
    if (event.pointerType === "mouse") point(spot);
    return;
  }
  if (pressed && Math.hypot(spot.x - pressed.x, spot.y - pressed.y) < SLACK) return;
  if (pressed?.node) pickUp(pressed);
  pressed = null;
  if (carried) carry(spot);
  else dragSheet(event.pointerId, before, spot);
  fingers.set(event.pointerId, spot);
}

// One finger moves the sheet; two turn their distance into a scale.
function dragSheet(finger, before, spot) {
  const [other] = [...fingers].filter(([id]) => id !== finger).map(([, place]) => place);
  if (!other) return moveSheet(spot.x - before.x, spot.y - before.y);
  const apart = (a, b) => Math.max(10, Math.hypot(a.x - b.x, a.y - b.y));
  return moveSheet((spot.x - before.x) / 2, (spot.y - before.y) / 2, apart(spot, other) / apart(before, other),
    { x: (before.x + other.x) / 2, y: (before.y + other.y) / 2 });
}

function release(event) {
  const clicked = pressed && event.type === "pointerup";
  fingers.delete(event.pointerId);
  if (carried) drop();
  else if (clicked) click(pressed);
  pressed = null;
}

function click(spot) {
  const thing = thingAt(spot);
  if (thing?.node) selectNode(thing.node);
  else if (thing?.line) selectLine(thing.line);
  else clearSelection();
}

function pickUp({ node, x, y }) {
  const middle = onStage(placeOf(node));
  carried = { id: node, by: { x: middle.x - x, y: middle.y - y } };
  hovered = { node };
  mapElement.classList.add("carrying");
}

function carry({ x, y }) {
  Object.assign(network.body.nodes[carried.id], onMap({ x: x + carried.by.x, y: y + carried.by.y }));
  requestAnimationFrame(drawFocus);
}

// A sign that was dropped stays there: it is pinned.
function drop() {
  const { id } = carried;
  const { x, y } = network.getPosition(id);
  carried = null;
  hovered = null;
  mapElement.classList.remove("carrying");
  change(() => view.pinned.set(id, turned({ x: Math.round(x), y: Math.round(y) })));
}

let asked = false;

// What lies under the pointer, once a frame.
function point(spot) {
  if (asked) return;
  asked = true;
  requestAnimationFrame(() => {
    asked = false;
    if (!fingers.size) hover(thingAt(spot));
  });
}

function hover(thing) {
  mapElement.classList.toggle("pointing", Boolean(thing));
  const target = view.selected || !thing ? null : thing.node ? { node: thing.node } : { line: thing.line };
  if ((target?.node ?? target?.line) === (hovered?.node ?? hovered?.line)) return;
  hovered = target;
  drawFocus();
}

function wheel(event) {
  event.preventDefault();
  const pixels = event.deltaY * [1, 30, 300][event.deltaMode];
  moveSheet(0, 0, Math.exp(-pixels * (event.ctrlKey ? 0.01 : 0.0015)), spotOf(event)); // Ctrl: two fingers on a touch pad
}

function listenToHand() {
  mapElement.addEventListener("pointerdown", press);
  mapElement.addEventListener("pointermove", slip);
  mapElement.addEventListener("pointerup", release);
  mapElement.addEventListener("pointercancel", release);
  mapElement.addEventListener("pointerleave", () => hover(null));
  mapElement.addEventListener("wheel", wheel, { passive: false });
}
