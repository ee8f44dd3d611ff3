// The words, signs and strokes that the page has for kinds and standings.

// Outlines in a 20 × 20 box, the same shapes that vis-network draws.
const KINDS = {
  Country: { many: "Countries", glyph: "M10 2l7 4v8l-7 4-7-4V6z" },
  Person: { many: "People", glyph: "M10 3a7 7 0 1 0 0 14a7 7 0 1 0 0-14z" },
  Organization: { many: "Organizations", glyph: "M4 4h12v12H4z" },
  Group: { many: "Groups of people", glyph: "M10 3l8 14H2z" },
  Place: { many: "Places", glyph: "M10 4a6 6 0 1 0 0 12a6 6 0 1 0 0-12z" },
  Agreement: { many: "Agreements", glyph: "M10 2l8 8-8 8-8-8z" },
  Award: { many: "Awards", glyph: "M10 2l2.4 5.2 5.6.6-4.2 3.8 1.2 5.6-5-2.9-5 2.9 1.2-5.6L2 7.8l5.6-.6z" },
  Good: { many: "Goods", glyph: "M10 17L2 3h16z" },
};

// From firmest to least firm; a line is drawn as its firmest visible fact.
const STANDINGS = {
  fact: { label: "Stated as fact", short: "fact", dashes: false },
  said: { label: "One side’s word", short: "one side’s word", dashes: [2, 4] },
  planned: { label: "Planned or announced", short: "planned", dashes: [11, 4] },
  possible: { label: "Possible", short: "possible", dashes: [5, 5] },
  negated: { label: "Denied, or did not happen", short: "denied", dashes: [9, 3, 2, 3] },
  asked: { label: "Made by the question alone", short: "made by the question", dashes: [1, 5] },
};

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
