// What the reader's choices leave of all that the page knows.

const PARTNERS = 8; // so many partners come along with an entity that is picked

const remember = (find) => {
  const known = new WeakMap();
  return (fact) => {
    if (!known.has(fact)) known.set(fact, find(fact));
    return known.get(fact);
  };
};

const outletsOf = remember((fact) => [...new Set(fact.evidence.map(({ article }) => ARTICLES.get(article)?.publisher || ""))]);

// First and last day of a statement, or null where it has none that can be read.
const daysOf = remember((fact) => {
  const days = periodOf(fact)?.map((text) => /^\d{4}(-\d\d){0,2}/.exec(text)?.[0]);
  return days?.[0] && days[1] ? days : null;
});

// Days, months and years compare as texts as far as both go: 2024 holds 2024-05-12.
const earlier = (a, b) => a.slice(0, b.length) < b.slice(0, a.length);

// What a statement has to pass; a hidden one is told to be hidden by the first that it fails.
const TESTS = {
  hidden: ({ subject, object }) => !view.hidden.has(subject) && !view.hidden.has(object),
  standing: ({ standing }) => view.standings.has(standing),
  kind: ({ subject, object }) => !view.kindsOff.size
    || (!view.kindsOff.has(NODES.get(subject).group) && !view.kindsOff.has(NODES.get(object).group)),
  relation: ({ relation }) => !view.relationsOff.has(relation),
  speaker: ({ speakerId }) => !view.speaker || speakerId === view.speaker,
  outlet: (fact) => !view.outletsOff.size || !fact.evidence.length || outletsOf(fact).some((name) => !view.outletsOff.has(name)),
  time(fact) {
    if (!view.from && !view.until) return true;
    const days = daysOf(fact);
    return Boolean(days) && !(view.from && earlier(days[1], view.from)) && !(view.until && earlier(view.until, days[0]));
  },
  sure: ({ confidence }) => (confidence ?? 1) >= view.sure,
};
const TESTED = Object.entries(TESTS);
const bitOf = (test) => 1 << TESTED.findIndex(([name]) => name === test);

// Which tests a statement fails, one bit each: nothing is hidden where this is 0.
function faultsOf(fact) {
  let faults = 0;
  for (let i = 0; i < TESTED.length; i += 1) if (!TESTED[i][1](fact)) faults |= 1 << i;
  return faults;
}

const passes = (fact) => !faultsOf(fact);
const firmFirst = (a, b) => firmness(a) - firmness(b) || b.reports - a.reports || b.evidence.length - a.evidence.length;
const mostReported = (ids) => [...ids].sort((a, b) => NODES.get(b).weight - NODES.get(a).weight);

// facts: line id → statements in sight, firm ones first; nodes: entities in sight; faults: of every statement;
// among: how many entities the choices would leave if `view.most` did not matter.
function look() {
  const [facts, faults] = [new Map(), new Map()];
  for (const line of LINES.values()) {
    for (const fact of line.facts) faults.set(fact, faultsOf(fact));
    const passing = line.facts.filter((fact) => !faults.get(fact) || fact.id === view.selected?.fact);
    if (passing.length) facts.set(line.id, passing.length > 1 ? passing.sort(firmFirst) : passing);
  }
  const { chosen, among } = choose(facts);
  const nodes = new Set([...alone(), view.selected?.node, view.around?.node].filter((id) => NODES.has(id)));
  for (const id of facts.keys()) {
    const { from, to } = LINES.get(id);
    if (chosen.has(from) && chosen.has(to)) nodes.add(from).add(to);
    else facts.delete(id);
  }
  return { facts, nodes, faults, among };
}

// Entities that no statement touches are on the page because they were asked for.
function alone() {
  const touched = new Set();
  for (const { from, to } of LINES.values()) touched.add(from).add(to);
  return [...NODES.values()].filter(({ id, group }) => !touched.has(id) && !view.kindsOff.has(group) && !view.hidden.has(id))
    .map(({ id }) => id);
}

// Who has to do with whom by these statements, `counting` all of them or some.
function neighbours(facts, counting = () => true) {
  const joined = new Map([...NODES.keys()].map((id) => [id, new Set()]));
  for (const id of facts.keys()) {
    if (!facts.get(id).some(counting)) continue;
    const { from, to } = LINES.get(id);
    joined.get(from).add(to);
    joined.get(to).add(from);
  }
  return joined;
}

function choose(facts) {
  const joined = neighbours(facts);
  if (view.path) return { chosen: new Set([...pathBetween(view.path, facts) ?? Object.values(view.path), ...picked(joined)]), among: null };
  const ids = view.around ? nearby(view.around, joined) : [...joined.keys()].filter((id) => joined.get(id).size);
  return { chosen: new Set([...foremost(ids, joined), ...(view.around ? [view.around.node] : []), ...picked(joined)]), among: ids.length };
}

// The most reported, as many as `view.most` says that have to do with one another.
function foremost(ids, joined) {
  const [chosen, linked] = [new Set(), new Set()];
  for (const id of mostReported(ids)) {
    if (linked.size >= view.most) break;
    chosen.add(id);
    for (const other of joined.get(id)) if (chosen.has(other)) linked.add(id).add(other);
  }
  return chosen;
}

// What is selected is in sight whatever the filters say, with those that it has most to do with.
function picked(joined) {
  const { node, line } = view.selected ?? {};
  if (LINES.has(line)) return [LINES.get(line).from, LINES.get(line).to];
  if (!NODES.has(node) || view.path || view.around) return [];
  return [node, ...mostReported(joined.get(node)).slice(0, PARTNERS)];
}

function nearby({ node, steps }, joined) {
  const near = new Set([node]);
  for (let step = 0; step < steps; step += 1) for (const id of [...near]) for (const next of joined.get(id)) near.add(next);
  return [...near];
}

// The entities on the shortest way, whichever direction its statements have; null where there is none. What is denied joins
// nobody.
function pathBetween({ from, to }, facts) {
  const joined = neighbours(facts, ({ standing }) => standing !== "negated");
  const before = new Map([[from, null]]);
  for (const id of before.keys()) for (const next of joined.get(id)) if (!before.has(next)) before.set(next, id);
  if (!before.has(to)) return null;
  const path = [];
  for (let id = to; id !== null; id = before.get(id)) path.unshift(id);
  return path;
}

// What the pointer or the selection is about: its nodes and lines stay clear while the rest steps back.
function inFocus(target) {
  if (!target) return null;
  const lines = [...seen.facts.keys()].map((id) => LINES.get(id)).filter(({ id, from, to }) =>
    (target.line ? id === target.line : from === target.node || to === target.node));
  const nodes = new Set(lines.flatMap((line) => [line.from, line.to]));
  if (target.node) nodes.add(target.node);
  return { nodes, lines: new Set(lines.map((line) => line.id)) };
}
