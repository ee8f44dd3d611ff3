// The statements in sight as a table: the map in words, for whoever reads rather than looks.

const listElement = document.getElementById("list");
const ROWS = 100; // that are shown at a time
const COLUMNS_OF_LIST = [
  ["Who", (fact) => nameOf(fact.subject)],
  ["Relation", wordsOf],
  ["Whom", (fact) => nameOf(fact.object)],
  ["Standing", ({ standing }) => standingOf(standing).short, firmness],
  ["According to", ({ speaker }) => speaker ?? ""],
  ["Date", dateInWords, (fact) => periodOf(fact)?.[0] ?? ""],
  ["Reports", ({ reports }) => String(reports), ({ reports }) => -reports],
  ["Sentence", ({ evidence }) => evidence[0]?.quote ?? ""],
];
const listing = { open: false, column: null, back: false, rows: ROWS };

// The date of what is told, or else the days on which it was reported.
function dateInWords(fact) {
  if (fact.when) return readableDate(fact.when);
  return fact.firstSeen ? `reported ${period(fact.firstSeen, fact.lastSeen)}` : "";
}

const listButton = toolButton("List", "Statements as a list (l)", turnList, null, { "aria-expanded": "false", "aria-controls": "list" });

function turnList() {
  listing.open = !listing.open;
  listButton.setAttribute("aria-expanded", String(listing.open));
  document.body.classList.toggle("listing", listing.open);
  drawList();
  (listing.open ? document.getElementById("list-title") : listButton).focus();
}

// As the map has them, the most reported first, or by a column.
function listedFacts() {
  const facts = [...seen.facts.values()].flat().sort((a, b) => b.reports - a.reports || firmFirst(a, b));
  if (listing.column === null) return facts;
  const [, show, rank = show] = COLUMNS_OF_LIST[listing.column];
  const compare = (a, b) => (typeof a === "number" ? a - b : a.localeCompare(b));
  return facts.sort((a, b) => (listing.back ? -1 : 1) * compare(rank(a), rank(b)));
}

function sortBy(column) {
  Object.assign(listing, { back: listing.column === column && !listing.back, column, rows: ROWS });
  drawList();
  listElement.querySelectorAll("th button")[column].focus({ preventScroll: true });
}

function columnHead([name], column) {
  const way = listing.column !== column ? null : listing.back ? "descending" : "ascending";
  return element("th", { scope: "col", role: "columnheader", "aria-sort": way },
    element("button", { type: "button", onclick: () => sortBy(column) }, name, element("span", { class: "way", "aria-hidden": "true" }, way ? (listing.back ? "▼" : "▲") : "")));
}

function listRow(fact) {
  const open = () => selectFact(fact.id);
  const cells = COLUMNS_OF_LIST.map(([name, show], i) => {
    const words = show(fact);
    const content = name === "Relation" ? element("button", { type: "button", class: "name", "aria-label": `Open: ${inWords(fact)}`, onclick: open }, words)
      : name === "Standing" ? badge(fact.standing) : words;
    return i ? element("td", { role: "cell", "data-name": name, "data-empty": !words }, content)
      : element("th", { scope: "row", role: "rowheader" }, content);
  });
  return element("tr", { role: "row", onclick: (event) => { if (!event.target.closest("button") && !String(getSelection())) open(); } }, ...cells);
}

function drawList() {
  listElement.hidden = !listing.open;
  if (!listing.open) return;
  const facts = listedFacts();
  const rows = facts.slice(0, listing.rows);
  const left = facts.length - rows.length;
  const more = element("button", { type: "button", class: "deed", onclick: showMoreRows }, `Show ${Math.min(ROWS, left)} more of ${left.toLocaleString("en-GB")}`);
  listElement.replaceChildren(
    element("header", {}, element("h2", { id: "list-title", tabindex: "-1" }, "Statements"),
      element("p", {}, `${plural(facts.length, "statement")}, as your choices leave them. The map shows the same.`),
      element("button", { type: "button", class: "deed", onclick: turnList }, "Back to the map")),
    element("div", { class: "rows", role: "region", "aria-label": "Table of statements", tabindex: "0" },
      element("table", { role: "table" },
        element("thead", { role: "rowgroup" }, element("tr", { role: "row" }, ...COLUMNS_OF_LIST.map(columnHead))),
        element("tbody", { role: "rowgroup" }, ...rows.map(listRow))),
      left ? more : ""));
}

function showMoreRows() {
  const next = listing.rows;
  listing.rows += ROWS;
  const scrolled = listElement.querySelector(".rows").scrollTop;
  drawList();
  listElement.querySelector(".rows").scrollTop = scrolled;
  listElement.querySelectorAll("tbody button")[next]?.focus({ preventScroll: true });
}

// Redrawn where the rows are others than before; opening a statement leaves the reader's place alone.
let listTells = null;
function refreshList() {
  const telling = JSON.stringify([listing.open, [...seen.facts.values()].flat().map(({ id }) => id)]);
  if (telling === listTells) return;
  listTells = telling;
  listing.rows = ROWS;
  drawList();
}
