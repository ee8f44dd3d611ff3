// Search by any name: a combobox as the ARIA Authoring Practices describe it.

const searchElement = document.getElementById("search");
const foundElement = document.getElementById("found");
const MOST_FOUND = 8;
let found = []; // { node, alias }
let current = 0;

const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

// 3 begins with the words, 2 a word in it does, 1 they are inside, 0 not at all.
function likeness(name, words) {
  const text = plain(name);
  if (text.startsWith(words)) return 3;
  if (text.includes(` ${words}`)) return 2;
  return text.includes(words) ? 1 : 0;
}

function lookUp(text) {
  const words = plain(text.trim());
  if (!words) return [];
  return [...NODES.values()].map((node) => {
    const alias = node.aliases.find((name) => likeness(name, words) > likeness(node.label, words));
    return { node, alias, score: likeness(alias ?? node.label, words) };
  }).filter(({ score }) => score)
    .sort((a, b) => b.score - a.score || b.node.weight - a.node.weight).slice(0, MOST_FOUND);
}

function drawFound() {
  foundElement.replaceChildren(...found.map(({ node, alias }, i) => element("li", {
    id: `found-${i}`, role: "option", "aria-selected": String(i === current),
    onmousedown: (event) => { event.preventDefault(); choose(i); },
  }, glyph(node.group), element("span", {}, node.label), alias && element("span", { class: "alias" }, alias))));
  if (!found.length && searchElement.value.trim()) {
    foundElement.append(element("li", { class: "nothing", role: "option", "aria-disabled": "true" }, "Nobody by that name on this map"));
  }
  const open = foundElement.childElementCount > 0;
  foundElement.hidden = !open;
  searchElement.setAttribute("aria-expanded", String(open));
  if (found.length) searchElement.setAttribute("aria-activedescendant", `found-${current}`);
  else searchElement.removeAttribute("aria-activedescendant");
}

function search() {
  found = lookUp(searchElement.value);
  current = 0;
  drawFound();
}

function closeSearch() {
  found = [];
  searchElement.value = "";
  drawFound();
}

function choose(i) {
  const { node } = found[i];
  closeSearch();
  selectNode(node.id);
}

function onSearchKey(event) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step && found.length) {
    current = (current + step + found.length) % found.length;
    drawFound();
    event.preventDefault();
  } else if (event.key === "Enter" && found.length) {
    choose(current);
    event.preventDefault();
  } else if (event.key === "Escape" && searchElement.value) {
    closeSearch();
    event.stopPropagation();
  }
}
