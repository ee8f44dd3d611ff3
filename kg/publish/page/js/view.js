// The reader's choices. What follows from them is in look.js.

const MOST_AT_FIRST = 80; // entities that one screen shows legibly

const firmAtFirst = () => !DATA.excerpt && [...FACTS.values()].some(({ standing }) => standing === "fact");

const choicesAtFirst = () => ({
  standings: new Set(firmAtFirst() ? ["fact"] : Object.keys(STANDINGS)),
  kindsOff: new Set(),
  relationsOff: new Set(),
  outletsOff: new Set(), // "" are the articles that name none
  speaker: null, // only what this entity says
  from: null, // days, months or years: only what held, happened or was reported in between
  until: null,
  sure: 0, // least confidence
  most: DATA.excerpt ? Infinity : MOST_AT_FIRST, // so many entities, the most reported ones
  around: null, // { node, steps }: only the neighbourhood of one
  path: null, // { from, to }: only the shortest way from one to another
  hidden: new Set(), // entities taken off the map
  pinned: new Map(), // id → { x, y }: entities moved by hand
});

const view = { ...choicesAtFirst(), selected: null }; // { node: id } or { line: id }, perhaps with { fact: id }
let hovered = null; // like view.selected, while the pointer rests there
let seen = look();

// Every choice goes through here; the parts of the page redraw themselves afterwards. What is only tried, while a
// slider is being drawn or time is playing, enters neither the address nor what can be undone.
const redraws = [];
const whenChanged = (redraw) => redraws.push(redraw);

function change(deed, { tried = false } = {}) {
  deed();
  seen = look();
  keepingFocus(() => { for (const redraw of redraws) redraw({ tried }); });
}

function showEverything() {
  Object.assign(view, choicesAtFirst(), { standings: new Set(Object.keys(STANDINGS)), most: Infinity, pinned: view.pinned });
}

function showFactsOnly() {
  view.standings = new Set(["fact"]);
}

const reset = () => Object.assign(view, choicesAtFirst());

function toggle(set, item) {
  if (!set.delete(item)) set.add(item);
}
