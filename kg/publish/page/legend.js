// The legend is the filter: each entry says what a sign means, how often it is there, and switches it on and off.

const legendElement = document.getElementById("legend");
const shownElement = document.getElementById("shown");
const MOST_NAMED = 8; // of the most reported

function box(checked, onchange, sign, label, number) {
  const input = element("input", { type: "checkbox", checked, onchange });
  return element("label", { class: "entry" }, input, sign, element("span", {}, label),
    element("span", { class: "count" }, number.toLocaleString("en-GB")));
}

function toggle(set, item) {
  if (!set.delete(item)) set.add(item);
}

function section(title, ...content) {
  return element("fieldset", {}, element("legend", {}, title), ...content);
}

const inOrder = (counts, order) => order.filter((name) => counts.has(name))
  .concat([...counts.keys()].filter((name) => !order.includes(name)).sort());

function standingEntries() {
  const counts = count([...FACTS.values()].map((fact) => fact.standing));
  const everything = [...counts.keys()].every((name) => view.standings.has(name));
  const entries = inOrder(counts, Object.keys(STANDINGS)).map((name) => box(view.standings.has(name),
    () => change(() => toggle(view.standings, name)), stroke(name), standingOf(name).label, counts.get(name)));
  const other = everything ? ["Facts only", showFactsOnly] : ["Show everything", showEverything];
  const button = counts.size > 1
    && element("button", { type: "button", class: "plain", onclick: () => change(other[1]) }, other[0]);
  return section("Lines: how firm", ...entries, button);
}

function kindEntries() {
  const counts = count([...NODES.values()].map((node) => node.group));
  return section("Signs: who and what", ...inOrder(counts, Object.keys(KINDS)).map((name) => box(
    !view.kindsOff.has(name), () => change(() => toggle(view.kindsOff, name)),
    glyph(name), kindOf(name).many, counts.get(name))));
}

function relationEntries() {
  const counts = count([...FACTS.values()].map((fact) => fact.relation));
  const labels = new Map([...FACTS.values()].map((fact) => [fact.relation, fact.label]));
  const names = [...counts.keys()].sort((a, b) => counts.get(b) - counts.get(a) || a.localeCompare(b));
  const all = (text, turn) => element("button", { type: "button", class: "plain", onclick: () => change(turn) }, text);
  return section("Relations",
    element("p", { class: "both" }, all("All", () => view.relationsOff.clear()),
      all("None", () => names.forEach((name) => view.relationsOff.add(name)))),
    ...names.map((name) => box(!view.relationsOff.has(name), () => change(() => toggle(view.relationsOff, name)),
      null, labels.get(name), counts.get(name))));
}

function mostNamed() {
  const items = [...NODES.values()].slice(0, MOST_NAMED)
    .map((node) => element("li", {}, glyph(node.group), nameButton(node.id), element("span", { class: "count" }, String(node.weight))));
  return section("Most reported", element("ol", { class: "most" }, ...items));
}

// Rebuilt after every choice; the keyboard's focus goes back to the entry it was on.
function drawLegend() {
  const stops = () => [...legendElement.querySelectorAll("input, button")];
  const place = stops().indexOf(document.activeElement);
  const scrolled = legendElement.scrollTop;
  const content = [standingEntries(), kindEntries(), mostNamed(), relationEntries()];
  legendElement.replaceChildren(...(FACTS.size ? content : NODES.size ? [kindEntries()] : []));
  legendElement.scrollTop = scrolled;
  stops()[place]?.focus({ preventScroll: true });
}

function drawShown() {
  const shown = [...seen.facts.values()].reduce((sum, facts) => sum + facts.length, 0);
  const inSight = new Set([...seen.facts.values()].flat());
  const hidden = [...FACTS.values()].filter((fact) => !inSight.has(fact));
  const parts = [...count(hidden.map((fact) => fact.standing))].map(([name, number]) => `${number} ${standingOf(name).short}`);
  shownElement.replaceChildren(
    element("span", {}, element("b", {}, plural(shown, "statement")), " shown"),
    hidden.length ? element("span", {}, element("b", {}, String(hidden.length)), " hidden",
      element("span", { class: "why" }, ` (${parts.join(", ")})`)) : "",
    hidden.length ? element("button", { type: "button", class: "plain", onclick: () => change(showEverything) }, "Show all") : "");
  shownElement.hidden = !FACTS.size;
}

function drawDeck() {
  const { entities, statements, copies } = DATA.total;
  const articles = ARTICLES.size;
  const independent = copies ? `, ${plural(copies, "copy", "copies")} among them` : "";
  const left = NODES.size < entities && FACTS.size
    ? ` Shown here: ${plural(NODES.size, "entity", "entities")} that are connected and most reported, and the ${plural(FACTS.size, "statement")} between them.` : "";
  const source = articles ? `, read from ${plural(articles, "article")}` : "";
  const lead = DATA.excerpt ? "What this question finds" : "Who did what to whom";
  document.getElementById("deck").textContent = `${lead}: ${plural(statements, "statement")} about ${
    plural(entities, "entity", "entities")}${source}${independent}.${left}${partOf()} Click a sign or a line for the words that say it.`;
  document.getElementById("deck").hidden = !NODES.size;
}

function partOf() {
  const { name, statements, entities } = DATA.excerpt ?? {};
  return name ? ` It is part of ${name}, which has ${plural(statements, "statement")} about ${plural(entities, "entity", "entities")}.` : "";
}

// The question that a page answers, as it was asked; a short one is there to be read at once.
function drawQuestion() {
  if (!DATA.excerpt) return;
  const asked = element("details", { class: "question", open: DATA.excerpt.question.length < 200 },
    element("summary", {}, "The question, in SPARQL"), element("pre", {}, DATA.excerpt.question));
  document.getElementById("deck").after(asked);
}
