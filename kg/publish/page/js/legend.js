// The legend is the filter: each entry says what a sign means, how many there are under the other choices, and
// switches it on and off. Entries are made once and then only told anew, so that nobody's place in them is lost.

const legendElement = document.getElementById("legend");
const entryTellers = []; // each brings one entry or control up to date
let facets = {}; // what seen.faults comes to for each group of entries
let told = 0; // statements that the entries know of

const inOrder = (counts, order) => order.filter((name) => counts.has(name))
  .concat([...counts.keys()].filter((name) => !order.includes(name)).sort());

// How many statements each value would have in sight if only this one test were not there.
function facet(test, valuesOf) {
  const counts = new Map();
  const others = ~bitOf(test);
  for (const [fact, faults] of seen.faults) {
    if (!(faults & others)) for (const value of valuesOf(fact)) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return counts;
}

// Entities by kind: those that statements would still touch.
function kindFacet() {
  const touched = new Set();
  const bit = bitOf("kind");
  const on = (id) => !view.kindsOff.has(NODES.get(id).group);
  for (const [{ subject, object }, faults] of seen.faults) {
    if (faults & ~bit) continue;
    if (on(object)) touched.add(subject);
    if (on(subject)) touched.add(object);
  }
  return count([...touched, ...alone()].map((id) => NODES.get(id).group));
}

function onlyThis(off, names, name) {
  const already = names.every((other) => other === name || off.has(other)) && !off.has(name);
  off.clear();
  if (!already) for (const other of names) if (other !== name) off.add(other);
}

// turn: switch it; only: leave nothing else on; state: () → true, false or "mixed"; number: () → how many.
function entry({ sign = null, label, state, turn, only, number }) {
  const input = element("input", { type: "checkbox", onchange: () => change(turn) });
  const figure = element("span", { class: "count" });
  const row = element("div", { class: "row" },
    element("label", { class: "entry", title: label, onclick(event) {
      if (!event.altKey) return;
      event.preventDefault();
      change(only);
    } }, input, sign, element("span", { class: "words" }, label), figure),
    element("button", { type: "button", class: "plain only", "aria-label": `Only ${label}`, onclick: () => change(only) }, "only"));
  entryTellers.push(() => {
    const now = state();
    input.checked = now === true;
    input.indeterminate = now === "mixed";
    figure.textContent = figures(number());
  });
  return row;
}

function fold(title, { open = true } = {}, ...content) {
  return element("details", { class: "fold", open }, element("summary", {}, element("h2", {}, title)), ...content);
}

const plainButton = (text, deed) => element("button", { type: "button", class: "plain", onclick: () => change(deed) }, text);

function standingEntries() {
  const names = inOrder(count([...FACTS.values()].map((fact) => fact.standing)), Object.keys(STANDINGS));
  const button = element("button", { type: "button", class: "plain", onclick() {
    change(names.every((name) => view.standings.has(name)) ? showFactsOnly : () => { view.standings = new Set(Object.keys(STANDINGS)); });
  } });
  entryTellers.push(() => {
    button.textContent = names.every((name) => view.standings.has(name)) ? "Only what is stated as fact" : "Claimed, planned or denied, too";
    button.hidden = names.length < 2;
  });
  return fold("Lines: how firmly it is said", {}, ...names.map((name) => entry({
    sign: stroke(name), label: standingOf(name).label, state: () => view.standings.has(name),
    turn: () => toggle(view.standings, name),
    only() { view.standings = view.standings.size === 1 && view.standings.has(name) ? new Set(Object.keys(STANDINGS)) : new Set([name]); },
    number: () => facets.standing.get(name) ?? 0,
  })), button);
}

function kindEntries() {
  const names = inOrder(count([...NODES.values()].map((node) => node.group)), Object.keys(KINDS));
  return fold("Signs: who and what", {}, ...names.map((name) => entry({
    sign: glyph(name), label: kindOf(name).many, state: () => !view.kindsOff.has(name),
    turn: () => toggle(view.kindsOff, name), only: () => onlyThis(view.kindsOff, names, name),
    number: () => facets.kind.get(name) ?? 0,
  })));
}

function relationEntry(relation, label) {
  return entry({
    label, state: () => !view.relationsOff.has(relation), turn: () => toggle(view.relationsOff, relation),
    only: () => onlyThis(view.relationsOff, relationNames(), relation), number: () => facets.relation.get(relation) ?? 0,
  });
}

// A side of politics, its relations folded inside: on, off, or partly on.
function familyEntry(family, relations) {
  const names = [...relations.keys()];
  const inside = element("div", { class: "inside", id: `family-${family}`, hidden: true },
    ...[...relations].map(([relation, label]) => relationEntry(relation, label)));
  const opening = element("button", { type: "button", class: "opening", "aria-expanded": "false", "aria-controls": inside.id,
    "aria-label": `Relations of ${family}`, onclick() {
      inside.hidden = !inside.hidden;
      opening.setAttribute("aria-expanded", String(!inside.hidden));
    } }, drawing("0 0 16 16", "path", { d: "M6 4l4 4-4 4" }));
  const on = () => names.filter((name) => !view.relationsOff.has(name)).length;
  return element("div", { class: "family" }, opening, entry({
    label: family,
    state: () => (on() === names.length ? true : on() ? "mixed" : false),
    turn() {
      const turnOff = on() === names.length;
      for (const name of names) if (turnOff) view.relationsOff.add(name); else view.relationsOff.delete(name);
    },
    only() {
      view.relationsOff = new Set(on() === names.length && view.relationsOff.size === relationNames().length - names.length
        ? [] : relationNames().filter((name) => !relations.has(name)));
    },
    number: () => names.reduce((sum, name) => sum + (facets.relation.get(name) ?? 0), 0),
  }), inside);
}

function relationEntries() {
  const families = new Map(); // family → relation → label, the most frequent first
  const counts = count([...FACTS.values()].map((fact) => fact.relation));
  const often = (a, b) => counts.get(b.relation) - counts.get(a.relation) || (a.relation < b.relation ? -1 : 1);
  for (const { family, relation, label } of [...FACTS.values()].sort(often)) {
    const name = family ?? "other relations";
    families.set(name, (families.get(name) ?? new Map()).set(relation, label));
  }
  const total = ([, relations]) => [...relations.keys()].reduce((sum, relation) => sum + counts.get(relation), 0);
  const sorted = [...families].sort((a, b) => total(b) - total(a));
  const entries = sorted.length > 1 ? sorted.map(([family, relations]) => familyEntry(family, relations))
    : sorted.flatMap(([, relations]) => [...relations].map(([relation, label]) => relationEntry(relation, label)));
  return fold("Relations", {}, element("p", { class: "both" }, plainButton("All", () => view.relationsOff.clear()),
    plainButton("None", () => { view.relationsOff = new Set(relationNames()); })), ...entries);
}

function buildLegend() {
  entryTellers.length = 0;
  told = FACTS.size;
  legendElement.replaceChildren(...(FACTS.size
    ? [filterCloser, standingEntries(), kindEntries(), relationEntries(), ...filterFolds()] : NODES.size ? [kindEntries()] : []));
}

function drawLegend() {
  if (told !== FACTS.size || !legendElement.childElementCount) buildLegend(); // a server has sent more
  facets = {
    standing: facet("standing", ({ standing }) => [standing]), kind: kindFacet(),
    relation: facet("relation", ({ relation }) => [relation]), outlet: facet("outlet", outletsOf),
    speaker: facet("speaker", ({ speakerId }) => (speakerId ? [speakerId] : [])),
  };
  for (const tell of entryTellers) tell();
}
