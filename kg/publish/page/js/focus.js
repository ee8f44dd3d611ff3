// What the pointer or the selection is about, drawn on a glass above the map; the finished picture below steps back.

const glass = element("canvas", { class: "glass", "aria-hidden": "true" });
mapElement.append(glass);
let drawnOnce = false;

function sizeGlass() {
  const { width, height, style } = mapElement.querySelector(".vis-network canvas");
  if (glass.width !== width || glass.height !== height) Object.assign(glass, { width, height });
  Object.assign(glass.style, { width: style.width, height: style.height });
  return width / mapElement.offsetWidth; // pixels of the device for each of the page
}

function drawFocus() {
  const focus = inFocus(hovered ?? view.selected);
  mapElement.classList.toggle("dimmed", Boolean(focus));
  const pen = glass.getContext("2d");
  const ratio = sizeGlass();
  pen.setTransform(1, 0, 0, 1, 0, 0);
  pen.clearRect(0, 0, glass.width, glass.height);
  forgetNames("near");
  if (!focus) return;
  const corner = network.canvasToDOM({ x: 0, y: 0 });
  const scale = network.getScale() * ratio;
  pen.setTransform(scale, 0, 0, scale, corner.x * ratio, corner.y * ratio);
  dip(focus.nodes, focus.lines, true);
  drawThings(pen, [...focus.nodes], [...focus.lines]);
  writeNames(pen, focus);
}

function listenToDrawing() {
  network.on("initRedraw", settle);
  network.on("beforeDrawing", () => dip(seen.nodes, seen.facts.keys()));
  network.on("afterDrawing", (pen) => {
    drawnOnce = true;
    markThings(pen, [...seen.nodes], [...seen.facts.keys()]);
    writeNames(pen, null);
    drawFocus();
  });
}
