// The window on the map. While the reader drags or zooms, the finished picture is moved and scaled as a whole, which costs
// nothing; it is drawn anew when the hand rests, or when the sheet no longer covers the stage.

const REST = 100; // milliseconds
const GLIDE = 300; // milliseconds
const NEAREST = 4;
const NEAREST_AT_FIRST = 1.4;
const STILL = { x: 0, y: 0, scale: 1 };
let hand = STILL; // from the sheet as it is drawn to the sheet as it lies: so many pixels, so many times larger
let resting = 0; // the timer that waits for the hand to rest

const sheetMargin = () => ({ x: (mapElement.offsetWidth - stage.clientWidth) / 2, y: (mapElement.offsetHeight - stage.clientHeight) / 2 });

// From the map to pixels of the stage, and back.
function onStage(point) {
  const { x, y } = network.canvasToDOM(point);
  const margin = sheetMargin();
  return { x: x * hand.scale + hand.x - margin.x, y: y * hand.scale + hand.y - margin.y };
}

function onMap({ x, y }) {
  const margin = sheetMargin();
  return network.DOMtoCanvas({ x: (x + margin.x - hand.x) / hand.scale, y: (y + margin.y - hand.y) / hand.scale });
}

const scaleNow = () => network.getScale() * hand.scale;

// What the stage shows of the map.
function windowInMap() {
  const { x: left, y: top } = onMap({ x: 0, y: 0 });
  const { x: right, y: bottom } = onMap({ x: stage.clientWidth, y: stage.clientHeight });
  return { left, top, right, bottom };
}

// What the sheet has of it as it was drawn last.
function sheetInMap() {
  const { x: left, y: top } = network.DOMtoCanvas({ x: 0, y: 0 });
  const { x: right, y: bottom } = network.DOMtoCanvas({ x: mapElement.offsetWidth, y: mapElement.offsetHeight });
  return { left, top, right, bottom };
}

// Draw the sheet where it lies; vis-network does so before the next frame.
function settle() {
  clearTimeout(resting);
  if (hand === STILL) return;
  const position = onMap({ x: stage.clientWidth / 2, y: stage.clientHeight / 2 });
  const scale = scaleNow();
  hand = STILL;
  mapElement.style.transform = "";
  network.moveTo({ position, scale });
}

function covers() {
  const { x, y } = sheetMargin();
  const [width, height] = [mapElement.offsetWidth * hand.scale, mapElement.offsetHeight * hand.scale];
  return hand.x <= x && hand.y <= y && hand.x + width >= x + stage.clientWidth && hand.y + height >= y + stage.clientHeight;
}

// By so many pixels, and so many times larger around a point of the stage.
function moveSheet(right, down, factor = 1, around = { x: 0, y: 0 }) {
  mapElement.getAnimations().forEach((glide) => glide.finish());
  const times = Math.min(NEAREST, Math.max(farthest(), scaleNow() * factor)) / scaleNow();
  const margin = sheetMargin();
  const [x, y] = [around.x + margin.x, around.y + margin.y];
  hand = { x: x + (hand.x - x) * times + right, y: y + (hand.y - y) * times + down, scale: hand.scale * times };
  mapElement.style.transform = `translate(${hand.x}px, ${hand.y}px) scale(${hand.scale})`;
  if (covers()) restSoon();
  else settle();
}

function restSoon() {
  clearTimeout(resting);
  resting = setTimeout(settle, REST);
}

// No farther away than twice the way from which the whole is seen.
const farthest = () => (seen.nodes.size ? Math.min(0.5, scaleFor(extentOf([...seen.nodes])) / 2) : 0.5);

// Go elsewhere at once, and let the new picture arrive from where the old one was.
function glide(aim) {
  settle();
  const corner = { x: 0, y: 0 };
  const [before, scale] = [network.DOMtoCanvas(corner), network.getScale()];
  network.moveTo(aim);
  if (calm.matches || !drawnOnce) return;
  const from = network.canvasToDOM(before);
  const times = scale / network.getScale();
  mapElement.animate(
    [{ transform: `scale(${times}) translate(${-from.x}px, ${-from.y}px)` }, { transform: "none" }],
    { duration: GLIDE, easing: "ease-in-out" });
}

function zoom(factor) {
  settle();
  glide({ scale: Math.min(NEAREST, Math.max(farthest(), network.getScale() * factor)) });
}
