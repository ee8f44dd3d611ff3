// The panel: everything about one entity, or everything said between two.

const panelElement = document.getElementById("panel");
const WIKIDATA = "https://www.wikidata.org/wiki/";
const GEONAMES = "https://www.geonames.org/";
const SITES = { wikidata: "Wikidata", geonames: "GeoNames", iso3166: "ISO 3166" };
const FEW = 6; // so many facts are shown with their sentences unfolded
let opener = null; // what had the keyboard's focus before the panel opened

function openPanel(...content) {
  if (panelElement.hidden) opener = document.activeElement;
  const close = element("button", { type: "button", class: "close", "aria-label": "Close", onclick: clearSelection }, "×");
  panelElement.replaceChildren(close, ...content.filter(Boolean));
  panelElement.hidden = false;
  panelElement.scrollTop = 0;
}

function closePanel() {
  if (panelElement.hidden) return;
  panelElement.hidden = true;
  panelElement.replaceChildren();
  opener?.focus({ preventScroll: true });
}

const heading = (...content) => element("h2", { id: "panel-title", tabindex: "-1" }, ...content);

const marksExplained = () => element("p", { class: "marks" },
  "In the sentences: ", element("mark", { class: "who" }, "who"), " ", element("mark", { class: "deed" }, "did what"), " ",
  element("mark", { class: "whom" }, "to whom"));

function links(node) {
  const address = { wikidata: (id) => WIKIDATA + encodeURIComponent(id), geonames: (id) => GEONAMES + encodeURIComponent(id) };
  const items = Object.entries(node.links).map(([site, id]) =>
    element("li", {}, `${SITES[site] ?? site} `, linkOrText(String(id), safeLink(id) ?? address[site]?.(id))));
  return items.length ? element("ul", { class: "links" }, ...items) : null;
}

function hiddenNote(facts) {
  const hidden = facts.filter((fact) => !passes(fact)).length;
  return hidden ? element("p", { class: "note" }, `${plural(hidden, "statement")} hidden by the filters. `,
    element("button", { type: "button", class: "plain", onclick: () => change(showEverything) }, "Show everything")) : null;
}

function factList(facts, open, unfolded = true) {
  return element("ul", { class: "facts" }, ...facts.map((fact) => factItem(fact, open, unfolded)));
}

// The relations of an entity, the most frequent first; in each, its own acts before those of others, firm ones first.
function byRelation(facts, id) {
  const order = (a, b) => (b.subject === id) - (a.subject === id) || firmness(a) - firmness(b) || b.reports - a.reports;
  return [...count(facts.map((fact) => fact.label))]
    .sort(([a, many], [b, more]) => more - many || a.localeCompare(b))
    .map(([label, number]) => element("section", {},
      element("h3", {}, label, element("span", { class: "count" }, String(number))),
      factList(facts.filter((fact) => fact.label === label).sort(order), id, facts.length <= FEW)));
}

function nodePanel(id) {
  const node = NODES.get(id);
  const facts = factsAbout(id);
  const shown = facts.filter(passes);
  openPanel(
    element("p", { class: "kicker" }, glyph(node.group), node.group, node.members && ` of ${node.members}`),
    heading(node.label),
    node.aliases.length ? element("p", { class: "aliases" }, "Also called ", node.aliases.join(", ")) : null,
    links(node),
    deedsFor(id),
    shown.length ? marksExplained() : element("p", { class: "note" }, "Nothing in view about this one."),
    ...byRelation(shown, id),
    server.tellMore(id),
    hiddenNote(facts));
}

function linePanel(id) {
  const line = LINES.get(id);
  const back = lineBack(line);
  const first = (fact) => fact.id === view.selected.fact;
  const inView = (facts) => facts.filter((fact) => first(fact) || passes(fact)).sort((a, b) => first(b) - first(a) || firmFirst(a, b));
  const returned = back ? inView(back.facts) : [];
  openPanel(
    element("p", { class: "kicker" }, "Between two"),
    heading(nameButton(line.from), element("span", { class: "arrow", "aria-label": "to" }, " → "), nameButton(line.to)),
    marksExplained(),
    factList(inView(line.facts)),
    returned.length ? element("section", {}, element("h3", {}, "The other way round"), factList(returned)) : null,
    hiddenNote([...line.facts, ...(back?.facts ?? [])]));
}

function refreshPanel() {
  if (view.selected?.node) nodePanel(view.selected.node);
  else if (view.selected?.line) linePanel(view.selected.line);
  else closePanel();
}
