// The words, signs and strokes that the page has for kinds and standings: Python's (kg/signs.py).

const table = (rows) => Object.assign(Object.create(null), rows); // a kind may be called "constructor"

const KINDS = table(DATA.kinds);
const STANDINGS = table(DATA.standings); // from firmest to least firm; a line is drawn as its firmest visible fact
const SITES = table(DATA.sites);

const COLOURS = new Map([...NODES.values()].map((node) => [node.group, node.colour])); // of kinds that only the ontology knows
const kindOf = (name) => KINDS[name] ?? { many: name, glyph: KINDS.Person.glyph };
const standingOf = (name) => STANDINGS[name] ?? STANDINGS.possible;

const firmness = ({ standing }) => Object.keys(STANDINGS).indexOf(standing);

function count(items) {
  const counts = new Map();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  return counts;
}

const figures = new Intl.NumberFormat("en-GB").format; // made once: a new one for each number is slow

function plural(number, one, many = `${one}s`) {
  return `${figures(number)} ${number === 1 ? one : many}`;
}
