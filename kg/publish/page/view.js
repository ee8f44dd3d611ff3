// What is in view: the reader's choices, and what follows from them.

const view = {
  standings: new Set(!DATA.excerpt && FACTS.some((fact) => fact.standing === "fact") ? ["fact"] : Object.keys(STANDINGS)),
  kindsOff: new Set(),
  relationsOff: new Set(),
  selected: null, // { node: id } or { line: id }
  hovered: null,
};

function inView(fact) {
  return view.standings.has(fact.standing) && !view.relationsOff.has(fact.relation)
    && !view.kindsOff.has(NODES.get(fact.subject).group) && !view.kindsOff.has(NODES.get(fact.object).group);
}

const firmness = (fact) => Object.keys(STANDINGS).indexOf(fact.standing);

function factsOf(line) {
  return line.facts.filter(inView)
    .sort((a, b) => firmness(a) - firmness(b) || b.reports - a.reports || b.evidence.length - a.evidence.length);
}

// What makes a line broad: the independent reports of all its facts.
const supportOf = (facts) => facts.reduce((sum, { reports }) => sum + reports, 0);

// Nodes with something to show: an end of a visible fact, the one just picked, or anything where there are no facts.
function nodesInView() {
  const ends = FACTS.filter(inView).flatMap((fact) => [fact.subject, fact.object]);
  const picked = view.selected?.node ? [view.selected.node] : [];
  const alone = DATA.nodes.map((node) => node.id).filter((id) => !TOUCHED.has(id)); // there because they were asked for
  const all = [...ends, ...picked, ...alone];
  return new Set(all.filter((id) => picked.includes(id) || !view.kindsOff.has(NODES.get(id).group)));
}

// What the pointer or the selection is about: its nodes and lines stay clear while the rest steps back.
function inFocus(target) {
  if (!target) return null;
  const lines = DATA.lines.filter((line) => target.line
    ? line.id === target.line
    : (line.from === target.node || line.to === target.node) && line.facts.some(inView));
  const nodes = new Set(lines.flatMap((line) => [line.from, line.to]));
  if (target.node) nodes.add(target.node);
  return { nodes, lines: new Set(lines.map((line) => line.id)) };
}

function showEverything() {
  view.standings = new Set(Object.keys(STANDINGS));
  view.kindsOff.clear();
  view.relationsOff.clear();
}

function showFactsOnly() {
  view.standings = new Set(["fact"]);
}
