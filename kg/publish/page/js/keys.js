// What the keyboard does anywhere on the page, and the dialog that tells it.

const KEYS = [
  ["/", "Search", () => searchElement.focus()],
  ["f", "Only what is around the selected one", () => view.selected?.node && focusOn(view.selected.node, 1)],
  ["p", "Path from the selected one to the next that is picked", () => view.selected?.node && beginPath(view.selected.node)],
  ["h", "Take the selected one off the map", () => view.selected?.node && hideNode(view.selected.node)],
  ["l", "List of statements", () => document.querySelector("#tools [aria-controls=list]")?.click()],
  ["t", "Timeline", turnTimeline],
  ["z", "Undo; with Shift, redo", undo],
  ["Z", null, redo],
  ["+", "Nearer", () => zoom(1.3)],
  ["-", "Farther", () => zoom(1 / 1.3)],
  ["0", "The whole map", fit],
  ["?", "These keys", () => keysDialog.showModal()],
];
const ELSEWHERE = [["Esc", "Close what is open, or let go of what is selected"], ["Ctrl+Z, Ctrl+Shift+Z", "Undo, redo"],
  ["← → ↑ ↓", "On the map: from the selected sign to the next; with Shift, move the map"],
  ["Enter", "On the map: select the most reported in sight, then read about it"], ["Alt+click", "In the legend: only this"]];

const keysDialog = element("dialog", { class: "keys", "aria-labelledby": "keys-title" },
  element("h2", { id: "keys-title" }, "Keys"),
  element("dl", {}, ...[...KEYS.filter(([, tells]) => tells), ...ELSEWHERE].flatMap(([key, tells]) => [element("dt", {}, element("kbd", {}, key)), element("dd", {}, tells)])),
  element("form", { method: "dialog" }, element("button", { class: "button" }, "Close")));
document.body.append(keysDialog);

function onKey(event) {
  const typing = event.target.matches?.("input:not([type=checkbox], [type=range]), textarea, select, [contenteditable]");
  if (document.querySelector("dialog[open], :popover-open") || event.defaultPrevented) return;
  if (event.key === "Escape") return letGo();
  if (typing) return;
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "z") (event.shiftKey ? redo : undo)();
  else if (event.ctrlKey || event.metaKey || event.altKey) return;
  else {
    const known = KEYS.find(([key]) => key === event.key);
    if (!known) return;
    known[2]();
  }
  event.preventDefault();
}

// The outermost thing goes first: the filters of a phone, a path just begun, then what is selected.
function letGo() {
  if (legendElement.classList.contains("open")) turnFilters();
  else if (pathStart) endPath(pathStart);
  else clearSelection();
}

// On a phone the filters are a sheet over the map.
const filterButton = toolButton("Filters", "Legend and filters", turnFilters, null, { id: "filters", "aria-expanded": "false", "aria-controls": "legend" });
toolButton("Copy link", "Copy a link to this view", (event) => copyLink(event.currentTarget), null, { hidden: location.protocol === "about:" });
toolButton("?", "Keys (?)", () => keysDialog.showModal(), null, { "aria-haspopup": "dialog" });
const filterCloser = element("button", { type: "button", class: "button sheet-close", onclick: turnFilters }, "Show the map");

function turnFilters() {
  const open = legendElement.classList.toggle("open");
  filterButton.setAttribute("aria-expanded", String(open));
  if (open) legendElement.querySelector("summary").focus();
  else filterButton.focus();
}

// Skip links go to places in the page, which is no reason to change the address.
function onSkip(event) {
  const target = document.querySelector(event.currentTarget.getAttribute("href"));
  event.preventDefault();
  if (target === legendElement && filterButton.offsetParent) return turnFilters();
  const stops = [target, ...target.querySelectorAll(STOPS)];
  stops.find((stop) => stop.matches(STOPS) && stop.offsetParent)?.focus();
}
