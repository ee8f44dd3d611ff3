// What the page knows: entities, the statements between them, and the articles that say so. Maps keep the order in which
// Python wrote them, the most reported first.

const DATA = JSON.parse(document.getElementById("data").textContent);
const NODES = new Map(); // entities, by id
const LINES = new Map(); // all statements from one entity to another
const FACTS = new Map(); // statements, by id; each knows its line
const ARTICLES = new Map();

const lineBetween = (from, to) => `${from} → ${to}`;

// Make a part of a graph known: all of it at first, and what a server sends later.
function take({ nodes, lines, articles }) {
  for (const [id, article] of Object.entries(articles)) ARTICLES.set(id, article);
  for (const node of nodes) NODES.set(node.id, { ...node, ...NODES.get(node.id) });
  for (const { from, to, facts } of lines) {
    const id = lineBetween(from, to);
    if (!LINES.has(id)) LINES.set(id, { id, from, to, facts: [] });
    for (const fact of facts.filter((one) => !FACTS.has(one.id))) {
      FACTS.set(fact.id, Object.assign(fact, { line: id }));
      LINES.get(id).facts.push(fact);
    }
  }
}

take(DATA);

// What a server adds to the page (remote.js); a file has none.
const server = {
  suggest: async () => [], // text → further entities of that name
  bring: () => {}, // an entity that is not known yet
  tellMore: () => null, // what else there is about an entity
  rest: "kg serve shows the rest", // where to find what is not on this page
};

// The statement's line read the other way, if anything is said in that direction.
const lineBack = (line) => (line.from === line.to ? null : LINES.get(lineBetween(line.to, line.from)) ?? null);

const factsAbout = (id) => [...FACTS.values()].filter((fact) => fact.subject === id || fact.object === id);

// The independent reports of all statements on a line: what makes it broad.
const supportOf = (facts) => facts.reduce((sum, { reports }) => sum + reports, 0);

// First and last day, as ISO texts, on which a fact is known to have held or happened; else those of its reports. What
// goes on "since 2029" is known to have gone on until it was last reported.
function periodOf(fact) {
  const [from, until = from] = (fact.when ?? "").split("/");
  const reported = from < fact.lastSeen ? fact.lastSeen : from;
  if (from || until) return [from || until, until || reported];
  return fact.firstSeen ? [fact.firstSeen, fact.lastSeen] : null;
}
