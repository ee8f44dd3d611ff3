// Where the keyboard is: parts of the page are rebuilt under it, and it must not fall off.

const REBUILT = "#panel, #chips, #banner, #shown, #legend, #list";
const STOPS = "button, a[href], input, select, summary, [tabindex='0']";

const nameOfStop = (stop) => stop.getAttribute("aria-label") ?? stop.textContent;

// Redraw, and give the focus to what has taken the place of the element that had it.
function keepingFocus(redraw) {
  const had = document.activeElement;
  const part = had?.closest(REBUILT);
  const stopsIn = () => [...part.querySelectorAll(STOPS)];
  const place = part ? stopsIn().indexOf(had) : -1;
  redraw();
  if (place < 0 || had.isConnected || document.activeElement !== document.body) return;
  const stops = part.hidden ? [] : stopsIn();
  const next = stops.find((stop) => nameOfStop(stop) === nameOfStop(had)) ?? stops[Math.min(place, stops.length - 1)];
  (next ?? document.querySelector("#tools button")).focus({ preventScroll: true });
}
