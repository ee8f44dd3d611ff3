// When it was: the statements about an entity as small columns along time. Each tells its statements, and opens them.

const COLUMNS = 40;

const timeOf = (fact) => Date.parse((periodOf(fact)?.[0] ?? "").slice(0, 10)) || null;

// Columns from the first day to the last: { share of the way, facts, first and last }.
function columnsOf(dated) {
  const [first, last] = [dated[0], dated.at(-1)].map(timeOf);
  const columns = new Map();
  for (const fact of dated) {
    const place = last > first ? Math.round((COLUMNS - 1) * ((timeOf(fact) - first) / (last - first))) : 0;
    columns.set(place, [...(columns.get(place) ?? []), fact]);
  }
  return columns;
}

const spanOf = (facts) => period(...[facts[0], facts.at(-1)].map((fact) => periodOf(fact)[0].slice(0, 10)));
const whenOf = (facts) => (facts.some(({ when }) => when) ? "" : "reported ") + spanOf(facts);

function momentsOf(facts) {
  const dated = facts.filter(timeOf).sort((a, b) => timeOf(a) - timeOf(b));
  if (dated.length < 2) return null;
  const undated = facts.length - dated.length;
  const reported = dated.filter(({ when }) => !when).length;
  const rest = `${whenOf(dated)}${0 < reported && reported < dated.length ? `; ${figures(reported)} by the day of the report` : ""}${undated ? `; ${plural(undated, "statement")} without a date` : ""}`;
  const told = element("div", { class: "told" }, rest);
  const columns = columnsOf(dated);
  const highest = Math.max(...[...columns.values()].map(({ length }) => length));
  const bars = [...columns].map(([place, some]) => momentButton(place, some, highest, told, rest));
  bars[0].tabIndex = 0;
  const group = element("div", { class: "moments", role: "group", "aria-label": "Statements by date; arrow keys move along time", onkeydown: (event) => moveAlong(event, bars) }, ...bars);
  return element("section", {}, element("h3", {}, "When"), group, told);
}

function momentButton(place, facts, highest, told, rest) {
  const words = `${whenOf(facts)}: ${inWords(facts[0])}${facts.length > 1 ? ` and ${facts.length - 1} more` : ""}`;
  const say = () => { if (!told.matches(".open")) told.textContent = words; };
  const hush = () => { if (!told.matches(".open")) told.textContent = rest; };
  const button = element("button", {
    type: "button", tabindex: "-1", "aria-label": words, onfocus: say, onblur: hush, onpointerenter: say, onpointerleave: hush,
    onclick: () => (facts.length > 1 ? choose() : selectFact(facts[0].id)),
  }, element("i", {}));
  button.style.left = `${(100 * place) / COLUMNS}%`;
  button.firstChild.style.height = `${Math.round(100 * Math.sqrt(facts.length / highest))}%`;
  function choose() {
    told.classList.add("open");
    told.replaceChildren(whenOf(facts), listSome(facts, (fact) => element("li", {},
      element("button", { type: "button", class: "name", onclick: () => selectFact(fact.id) }, inWords(fact))), 6, "statement"));
    told.querySelector("button").focus();
  }
  return button;
}

function moveAlong(event, bars) {
  const to = bars.indexOf(event.target) + ({ ArrowRight: 1, ArrowLeft: -1 }[event.key] ?? NaN);
  if (!bars[to]) return;
  for (const bar of bars) bar.tabIndex = bar === bars[to] ? 0 : -1;
  bars[to].focus();
  event.preventDefault();
}
