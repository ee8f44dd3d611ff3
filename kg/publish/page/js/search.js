// Search by any name, in any case, with or without accents, its words in any order; relations and articles too.

const searchElement = document.getElementById("search");
const MOST_FOUND = 8; // entities
const FEW_FOUND = 3; // relations, and articles

const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const plainNames = remember(({ label, aliases }) => [label, ...aliases].map(plain));

// 3 begins with what was typed, 2 its words begin with those typed, 1 they are inside, 0 not at all.
function likeness(name, words) {
  if (!words.every((word) => name.includes(word))) return 0;
  if (name.startsWith(words.join(" "))) return 3;
  return words.every((word) => name.startsWith(word) || name.includes(` ${word}`)) ? 2 : 1;
}

function entitiesLike(words) {
  return [...NODES.values()].flatMap((node) => {
    const scores = plainNames(node).map((name) => likeness(name, words));
    const score = Math.max(...scores);
    const best = scores.indexOf(score);
    return score ? [{ node, alias: best ? node.aliases[best - 1] : null, score }] : [];
  }).sort((a, b) => b.score - a.score || b.node.weight - a.node.weight).slice(0, MOST_FOUND);
}

function relationsLike(words) {
  const labels = new Map([...FACTS.values()].map(({ relation, label }) => [relation, label]));
  return [...labels].filter(([, label]) => likeness(plain(label), words) > 1)
    .slice(0, FEW_FOUND).map(([relation, label]) => ({ relation, label }));
}

function articlesLike(words) {
  return [...ARTICLES.values()].map((article) => ({ article, address: article.page ?? safeLink(article.url) }))
    .filter(({ article, address }) => address && article.title && likeness(plain(article.title), words) > 1).slice(0, FEW_FOUND);
}

function findAnything(text) {
  const words = plain(text).split(/\s+/).filter(Boolean);
  return words.length ? [...entitiesLike(words), ...relationsLike(words), ...articlesLike(words)] : [];
}

const outOfSight = ({ id }) => !seen.nodes.has(id);

function foundRow({ node, alias, relation, label, article }) {
  if (relation) return [element("span", {}, label), element("span", { class: "alias" }, "show only this relation")];
  if (article) return [element("span", {}, article.title), element("span", { class: "alias" }, "article")];
  const note = [alias, outOfSight(node) && "not in view"].filter(Boolean).join(", ");
  return [glyph(node.group), element("span", {}, node.label), note && element("span", { class: "alias" }, note)].filter(Boolean);
}

function goTo({ node, relation, article, address }) {
  if (node) (NODES.has(node.id) ? selectNode : server.bring)(node.id);
  else if (relation) change(() => onlyThis(view.relationsOff, relationNames(), relation));
  else if (article) open(address, "_blank", "noopener");
}

combobox(searchElement, document.getElementById("found"), {
  find: findAnything, draw: foundRow, pick: goTo, further: (text) => server.suggest(text), none: "Nobody by that name on this map",
});
