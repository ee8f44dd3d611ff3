// The panel: everything about one entity, or everything said between two.

const panelElement = document.getElementById("panel");
const FEW = 6; // so many facts are shown with their sentences unfolded
const IN_SIGHT = 20; // facts of which the relations stand open at first
const MOST_STATEMENTS = 8; // of a relation or between two, at first
let opener = null; // what had the keyboard's focus before the panel opened
let panelTells = null; // what the panel tells: nothing is made anew while that stays the same

function openPanel(...content) {
  if (panelElement.hidden) opener = document.activeElement;
  const close = element("button", { type: "button", class: "close", "aria-label": "Close", onclick: clearSelection }, "×");
  const grip = element("button", { type: "button", class: "grip", "aria-label": "Whole screen", "aria-pressed": String(panelElement.matches(".tall")), onclick: stretch });
  panelElement.replaceChildren(grip, close, ...content.filter(Boolean));
  panelElement.hidden = false;
}

// On a phone the panel is a sheet, which takes the whole screen when asked.
function stretch({ currentTarget }) {
  currentTarget.setAttribute("aria-pressed", String(panelElement.classList.toggle("tall")));
}

function closePanel() {
  panelTells = null;
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
  const items = Object.entries(node.links).map(([site, name]) => {
    const { label, address } = SITES[site] ?? { label: site };
    return element("li", {}, `${label} `, linkOrText(name, safeLink(name) ?? (address && address + encodeURIComponent(name))));
  });
  return items.length ? element("ul", { class: "links" }, ...items) : null;
}

// Nothing is left out in silence: how many the reader's choices hide, and how firm these are.
function hiddenNote(facts) {
  const hidden = facts.filter((fact) => !passes(fact) && fact.id !== view.selected?.fact);
  const parts = [...count(hidden.map(({ standing }) => standingOf(standing).short))].map(([words, number]) => `${number} ${words}`);
  return hidden.length ? element("p", { class: "note" }, `${plural(hidden.length, "statement")} hidden by the filters: ${parts.join(", ")}. `,
    element("button", { type: "button", class: "plain", onclick: () => change(showEverything) }, "Show everything")) : null;
}

// What is said of an entity by families of relations and by relations, the most reported first; in each, its own acts
// before those of others, firm ones first.
function factsByFamily(facts, id) {
  let room = IN_SIGHT;
  const relation = ([label, same]) => {
    const open = room > 0;
    room -= Math.min(same.length, MOST_STATEMENTS);
    const ownFirst = (a, b) => (b.subject === id) - (a.subject === id) || firmFirst(a, b);
    return unfold(element("h4", {}, label, element("span", { class: "count" }, String(same.length))),
      () => [listSome(same.sort(ownFirst), (fact) => factItem(fact, id, facts.length <= FEW), MOST_STATEMENTS, "statement", { class: "facts" })], open);
  };
  return groupsOf(facts, ({ family }) => family ?? "other relations").map(([family, some]) => element("section", { class: "family-of" },
    element("h3", {}, element("span", { class: "words" }, family), element("span", { class: "count" }, String(some.length))),
    ...groupsOf(some, ({ label }) => label).map(relation)));
}

function groupsOf(facts, key) {
  const groups = new Map();
  for (const fact of facts) groups.set(key(fact), [...(groups.get(key(fact)) ?? []), fact]);
  return [...groups].sort(([a, some], [b, others]) => supportOf(others) - supportOf(some) || others.length - some.length || a.localeCompare(b));
}

// The articles that speak of it, the latest first.
function articlesOf(facts) {
  const proofs = new Map(facts.flatMap(({ evidence }) => evidence).map((proof) => [proof.article, proof]));
  if (!proofs.size) return null;
  const dateOf = (proof) => articleOf(proof).date ?? "";
  const latest = [...proofs.values()].sort((a, b) => dateOf(b).localeCompare(dateOf(a)) || nameOfArticle(a).localeCompare(nameOfArticle(b)));
  return element("section", {}, element("h3", {}, "Articles", element("span", { class: "count" }, String(latest.length))),
    listSome(latest, (proof) => element("li", {}, element("p", { class: "title" }, articleLink(proof)), element("p", { class: "details" }, ...sourceOf(proof))),
      5, "article", { class: "articles" }));
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
    officesOf(node),
    momentsOf(shown),
    shown.length ? null : element("p", { class: "note" }, "Nothing in view about this one."),
    ...factsByFamily(shown, id),
    shown.length ? marksExplained() : null,
    server.tellMore(id),
    hiddenNote(facts),
    articlesOf(facts));
}

// What one says and another denies stands side by side.
function disputes(facts) {
  return groupsOf(facts, ({ label, subject }) => `${label} ${subject}`).map(([, some]) => some)
    .filter((some) => ["negated", "asserted"].every((side) => some.some((fact) => (fact.standing === "negated") === (side === "negated"))));
}

function versus(facts) {
  const [denied, told] = [facts.filter(({ standing }) => standing === "negated"), facts.filter(({ standing }) => standing !== "negated")];
  const side = (title, some) => element("div", {}, element("p", { class: "kicker" }, title), statementList(some, "h4"));
  return element("section", { class: "disputed" }, element("h3", {}, "Disputed"),
    element("div", { class: "versus" }, side("Said", told), side("Denied", denied)));
}

const statementList = (facts, tag) => listSome(facts, (fact) => factInFull(fact, tag), MOST_STATEMENTS, "statement", { class: "facts" });

function linePanel(id) {
  const line = LINES.get(id);
  const back = lineBack(line);
  const first = (fact) => fact.id === view.selected.fact;
  const inView = (facts) => facts.filter((fact) => first(fact) || passes(fact)).sort((a, b) => first(b) - first(a) || firmFirst(a, b));
  const [shown, returned] = [inView(line.facts), back ? inView(back.facts) : []];
  const disputed = disputes(shown);
  const rest = shown.filter((fact) => !disputed.flat().includes(fact));
  openPanel(
    element("p", { class: "kicker" }, "Between two"),
    heading(nameButton(line.from), line.facts.every(({ symmetric }) => symmetric) ? element("span", {}, " and ")
      : element("span", { class: "arrow", "aria-label": "to" }, " → "), nameButton(line.to)),
    marksExplained(),
    ...disputed.map(versus),
    rest.length ? statementList(rest, "h3") : null,
    returned.length ? element("section", {}, element("h3", {}, "The other way round"), statementList(returned, "h4")) : null,
    hiddenNote([...line.facts, ...(back?.facts ?? [])]));
}

// A choice that changes nothing of what the panel tells leaves it as the reader has opened it.
function refreshPanel() {
  const { node, line, fact } = view.selected ?? {};
  if (node === undefined && line === undefined) return closePanel();
  const facts = node === undefined ? [LINES.get(line), lineBack(LINES.get(line))].flatMap((one) => one?.facts ?? []) : factsAbout(node);
  const telling = JSON.stringify([node, line, fact, facts.filter(passes).map(({ id }) => id), facts.length, node === undefined ? null : server.tellMore(node)?.textContent]);
  if (telling === panelTells) return refreshDeeds(node);
  const same = panelTells && JSON.stringify(JSON.parse(panelTells).slice(0, 3)) === JSON.stringify([node ?? null, line ?? null, fact ?? null]);
  panelTells = telling;
  if (node === undefined) linePanel(line);
  else nodePanel(node);
  if (!same) panelElement.scrollTop = 0;
}

function refreshDeeds(id) {
  panelElement.querySelector(".deeds")?.replaceWith(deedsFor(id));
}
