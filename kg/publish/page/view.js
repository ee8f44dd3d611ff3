// The reader's choices, and what follows from them: which entities and statements are seen.

const MOST_AT_FIRST = 80; // entities that one screen shows legibly
const FIRM = !DATA.excerpt && [...FACTS.values()].some(({ standing }) => standing === "fact");

const view = {
  standings: new Set(FIRM ? ["fact"] : Object.keys(STANDINGS)),
  kindsOff: new Set(),
  relationsOff: new Set(),
  outletsOff: new Set(),
  speaker: null, // only what this entity says
  from: null, // ISO dates: only what held, happened or was reported in between
  until: null,
  sure: 0, // least confidence
  most: MOST_AT_FIRST, // so many entities, the most reported ones
  around: null, // { node, steps }: only the neighbourhood of one
  path: null, // { from, to }: only the shortest way from one to another
  hidden: new Set(), // entities taken off the map
  pinned: new Map(), // id → { x, y }: entities moved by hand
  selected: null, // { node: id } or { line: id }, perhaps with { fact: id }
};

let hovered = null; // like view.selected, while the pointer rests there
let seen = look(); // { facts: Map line id → statements, firm ones first; nodes: Set }: what the choices leave

// Every choice goes through here; the parts of the page redraw themselves afterwards.
const redraws = [];
const whenChanged = (redraw) => redraws.push(redraw);

function change(deed) {
  deed();
  seen = look();
  for (const redraw of redraws) redraw();
}

function passes(fact) {
  return view.standings.has(fact.standing) && !view.relationsOff.has(fact.relation)
    && [fact.subject, fact.object].every((id) => !view.hidden.has(id) && !view.kindsOff.has(NODES.get(id).group))
    && (!view.speaker || fact.speakerId === view.speaker)
    && (fact.confidence ?? 1) >= view.sure
    && inTime(fact) && fromOutlet(fact);
}

// Days, months and years compare as texts as far as both go: 2024 holds 2024-05-12.
function inTime(fact) {
  if (!view.from && !view.until) return true;
  const period = periodOf(fact);
  if (!period) return false;
  const before = (a, b) => a.slice(0, b.length) < b.slice(0, a.length);
  return !(view.from && before(period[1], view.from)) && !(view.until && before(view.until, period[0]));
}

function fromOutlet(fact) {
  return !view.outletsOff.size || !fact.evidence.length
    || fact.evidence.some(({ article }) => !view.outletsOff.has(ARTICLES.get(article)?.publisher || ""));
}

function look() {
  const facts = new Map();
  for (const line of LINES.values()) {
    const passing = line.facts.filter(passes);
    const order = (a, b) => firmness(a) - firmness(b) || b.reports - a.reports || b.evidence.length - a.evidence.length;
    if (passing.length) facts.set(line.id, passing.sort(order));
  }
  const chosen = view.path ? onPath(view.path, facts) : view.around ? nearby(view.around, facts) : mostReported(facts);
  for (const id of facts.keys()) {
    const { from, to } = LINES.get(id);
    if (!chosen.has(from) || !chosen.has(to)) facts.delete(id);
  }
  const nodes = new Set([...facts.keys()].flatMap((id) => [LINES.get(id).from, LINES.get(id).to]));
  for (const id of [...alone(), view.selected?.node, view.around?.node]) if (NODES.has(id)) nodes.add(id);
  return { facts, nodes };
}

// Entities that no statement touches are on the page because they were asked for.
function alone() {
  const touched = new Set([...LINES.values()].flatMap(({ from, to }) => [from, to]));
  return [...NODES.values()].filter(({ id, group }) => !touched.has(id) && !view.kindsOff.has(group) && !view.hidden.has(id))
    .map(({ id }) => id);
}

function neighbours(facts) {
  const found = new Map();
  for (const id of facts.keys()) {
    const { from, to } = LINES.get(id);
    found.set(from, (found.get(from) ?? new Set()).add(to));
    found.set(to, (found.get(to) ?? new Set()).add(from));
  }
  return found;
}

function mostReported(facts) {
  const joined = neighbours(facts);
  return new Set([...NODES.keys()].filter((id) => joined.has(id)).slice(0, view.most));
}

function nearby({ node, steps }, facts) {
  const joined = neighbours(facts);
  const near = new Set([node]);
  for (let step = 0; step < steps; step += 1) for (const id of [...near]) for (const next of joined.get(id) ?? []) near.add(next);
  return near;
}

// The shortest way, whichever direction its statements have; nothing but the two ends where there is none.
function onPath({ from, to }, facts) {
  const joined = neighbours(facts);
  const before = new Map([[from, null]]);
  for (const id of before.keys()) for (const next of joined.get(id) ?? []) if (!before.has(next)) before.set(next, id);
  const path = new Set([from, to]);
  if (before.has(to)) for (let id = to; id !== null; id = before.get(id)) path.add(id);
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

function showEverything() {
  view.standings = new Set(Object.keys(STANDINGS));
  for (const off of [view.kindsOff, view.relationsOff, view.outletsOff, view.hidden]) off.clear();
  Object.assign(view, { speaker: null, from: null, until: null, sure: 0, most: NODES.size, around: null, path: null });
}

function showFactsOnly() {
  view.standings = new Set(["fact"]);
}
