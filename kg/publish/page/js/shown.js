// What is in sight, what is not, and why: the line under the map, and the choices over it as chips to be taken off.

const shownElement = document.getElementById("shown");
const chipsElement = document.getElementById("chips");
const bannerElement = document.getElementById("banner");

const WHY = {
  hidden: () => "taken off the map", standing: ({ standing }) => (standing === "fact" ? "stated as fact" : standingOf(standing).short), kind: () => "of other kinds",
  relation: () => "of other relations", speaker: () => "said by others", outlet: () => "in other outlets",
  time: () => "outside the dates", sure: () => "less sure",
};

function whyHidden(fact) {
  const first = TESTED.find((_, i) => seen.faults.get(fact) & (1 << i));
  if (first) return WHY[first[0]](fact);
  return view.path ? "off the path" : view.around ? "farther away" : "about others less reported";
}

function drawShown() {
  const inSight = new Set([...seen.facts.values()].flat());
  const hidden = [...FACTS.values()].filter((fact) => !inSight.has(fact));
  const reasons = [...count(hidden.map(whyHidden))].sort((a, b) => b[1] - a[1]).map(([words, number]) => `${figures(number)} ${words}`);
  const limited = seen.among > view.most;
  shownElement.replaceChildren(
    element("span", {}, element("b", {}, plural(inSight.size, "statement")), " shown"),
    limited ? element("span", {}, howManyInWords()) : "",
    hidden.length ? element("span", { title: reasons.join(", ") }, element("b", {}, figures(hidden.length)), " hidden",
      element("span", { class: "why" }, ` (${reasons.join(", ")})`)) : "",
    hidden.length ? plainButton("Show all", showEverything) : "");
  shownElement.hidden = !FACTS.size;
}

// "without people, places"; "only awards"; "without 12 relations".
function someOff(off, known, name, many) {
  const on = known.filter((item) => !off.has(item));
  const named = (items) => (items.length > 3 ? `${items.length} ${many}` : items.map(name).join(", "));
  if (!on.length) return `no ${many}`;
  return on.length <= 3 && on.length < off.size ? `only ${named(on)}` : `without ${named([...off])}`;
}

function datesInWords() {
  const [from, until] = [view.from, view.until].map((text) => text && readableDate(text));
  return from === until ? from : [from && `from ${from}`, until && `until ${until}`].filter(Boolean).join(" ");
}

function activeChoices() {
  const start = choicesAtFirst();
  const labels = () => new Map([...FACTS.values()].map(({ relation, label }) => [relation, label]));
  const back = (...fields) => () => { for (const field of fields) view[field] = start[field]; };
  const standings = Object.keys(STANDINGS).filter((name) => view.standings.has(name)).map((name) => standingOf(name).short);
  return [
    !sameItems(view.standings, start.standings) && { deed: back("standings"), words:
      standings.length === Object.keys(STANDINGS).length ? "claimed and denied, too" : standings.length ? `only ${standings.join(", ")}` : "no lines" },
    view.kindsOff.size && { words: someOff(view.kindsOff, kindNames(), (name) => kindOf(name).many.toLowerCase(), "kinds"), deed: back("kindsOff") },
    view.relationsOff.size && { words: someOff(view.relationsOff, relationNames(), (name) => `“${labels().get(name)}”`, "relations"), deed: back("relationsOff") },
    view.speaker && { words: `said by ${speakerName(view.speaker)}`, deed: back("speaker") },
    view.outletsOff.size && { words: someOff(view.outletsOff, outletNames(), (name) => name || "unnamed outlets", "outlets"), deed: back("outletsOff") },
    (view.from || view.until) && { words: datesInWords(), deed: back("from", "until") },
    view.sure && { words: sureInWords(), deed: back("sure") },
    view.most !== start.most && { words: view.most === Infinity ? "all entities" : `${figures(view.most)} entities`, deed: back("most") },
    view.hidden.size && { words: view.hidden.size > 2 ? `${view.hidden.size} taken off` : `without ${[...view.hidden].map((id) => NODES.get(id).label).join(", ")}`, deed: back("hidden") },
    view.pinned.size && { words: `${view.pinned.size} pinned`, deed: back("pinned") },
  ].filter(Boolean);
}

function drawChips() {
  const chips = activeChoices().map(({ words, deed }) => element("li", {}, element("button", { type: "button", class: "chip",
    "aria-label": `${words}: take this choice back`, onclick: () => change(deed) }, words, element("span", { "aria-hidden": "true" }, " ×"))));
  if (chips.length) chips.push(element("li", {}, plainButton("Reset", reset)));
  chipsElement.replaceChildren(...chips);
  chipsElement.hidden = !chips.length;
}

function drawBanner() {
  const content = pathStart ? askForEnd() : view.path ? tellPath() : view.around ? tellNeighbourhood() : [];
  bannerElement.replaceChildren(...content);
  bannerElement.hidden = !content.length;
}
