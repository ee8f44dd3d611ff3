// Statements through time: how many there are in each day, month or year; what is brushed is what is shown.

const timelineElement = document.getElementById("timeline");
const MOST_DAYS = 120; // longer times are told in months,
const MOST_MONTHS = 240; // and the longest in years
const STRAY = 0.01; // of all dates: those before and after the rest fall into the first and the last bin
const TALL = 48; // pixels of the highest bar
const timeButton = toolButton("Timeline", "Timeline (t)", turnTimeline, null, { "aria-expanded": "false", "aria-controls": "timeline" });
let bins = []; // { name: "2024-05", number, and: whether earlier or later ones are in it }
let playing = null;
let parts = null; // what the timeline is made of, once it has been opened

// "2024-05" → "2024-06"
function binAfter(name) {
  const [year, month = 1, day = 1] = name.split("-").map(Number);
  const next = new Date(Date.UTC(year + (name.length === 4), month - 1 + (name.length === 7), day + (name.length === 10)));
  return next.toISOString().slice(0, name.length);
}

function unitOf(first, last) {
  const days = (Date.parse(last) - Date.parse(first)) / 86_400_000;
  return days <= MOST_DAYS ? 10 : days <= MOST_MONTHS * 30.5 ? 7 : 4; // letters of an ISO date
}

const dayOf = (text) => (text.length === 10 ? text : text.length === 7 ? `${text}-01` : `${text}-01-01`);

// All statements that pass every test but that of time, in the bin of the first day that they are known for; tells how many
// have no date, and how many only that of a report.
function fillBins() {
  const others = ~bitOf("time");
  const passing = [...seen.faults].filter(([, faults]) => !(faults & others)).map(([fact]) => fact);
  const timely = passing.map((fact) => daysOf(fact)?.[0]);
  const [first, last] = usualTimes();
  const counts = new Map();
  for (const day of timely.filter(Boolean).map(dayOf)) {
    const name = (day < first ? first : day.slice(0, last.length) > last ? last : day).slice(0, first.length);
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  bins = [];
  if (first) for (let name = first; name <= last; name = binAfter(name)) bins.push({ name, number: counts.get(name) ?? 0, and: "" });
  if (timely.some((day) => day && dayOf(day) < first)) bins[0].and = " and earlier";
  if (timely.some((day) => day && dayOf(day).slice(0, last.length) > last)) bins.at(-1).and = " and later";
  return { undated: timely.filter((day) => !day).length, reported: passing.filter((fact) => !fact.when && daysOf(fact)).length };
}

// The first and last day, month or year, but for few strays.
function usualTimes() {
  const days = [...FACTS.values()].map(daysOf).filter(Boolean).map(([day]) => dayOf(day)).sort();
  const stray = Math.floor(days.length * STRAY);
  const [first, last] = [days[stray], days.at(-1 - stray)];
  return first ? [first, last].map((day) => day.slice(0, unitOf(first, last))) : [null, null];
}

// The first and last bin that the choices leave.
function brushed() {
  const first = view.from ? bins.findIndex(({ name }) => !earlier(name, view.from)) : 0;
  const last = view.until ? bins.findLastIndex(({ name }) => !earlier(view.until, name)) : bins.length - 1;
  return [first < 0 ? bins.length - 1 : first, last < 0 ? 0 : last];
}

function brush(one, other, how) {
  const [first, last] = [Math.min(one, other), Math.max(one, other)];
  change(() => {
    view.from = first > 0 ? bins[first].name : null;
    view.until = last < bins.length - 1 ? bins[last].name : null;
  }, how);
}

function buildTimeline() {
  const handle = (label, which) => {
    const input = element("input", { type: "range", min: 0, step: 1, "aria-label": label });
    const move = (how) => {
      const ends = brushed();
      ends[which] = which ? Math.max(ends[0], Number(input.value)) : Math.min(ends[1], Number(input.value));
      brush(...ends, how);
    };
    input.addEventListener("input", () => move({ tried: true }));
    input.addEventListener("change", () => move());
    return input;
  };
  parts = {
    bars: element("div", { class: "bars", "aria-hidden": "true" }),
    handles: [handle("From", 0), handle("Until", 1)],
    play: element("button", { type: "button", class: "button", onclick: () => (playing ? pause() : play()) }),
    along: element("input", { type: "checkbox" }),
    date: element("output", { class: "date" }),
    note: element("p", { class: "note" }),
  };
  parts.bars.addEventListener("pointerdown", startBrush);
  timelineElement.replaceChildren(
    element("div", { class: "times" }, parts.play, element("label", {}, parts.along, " only the period, moving along"), parts.date,
      element("button", { type: "button", class: "plain", onclick: () => brush(0, bins.length - 1) }, "All times"), parts.note),
    parts.bars, element("div", { class: "handles" }, ...parts.handles));
}

function startBrush(event) {
  pause();
  const { left, width } = parts.bars.getBoundingClientRect();
  const binAt = ({ clientX }) => Math.max(0, Math.min(bins.length - 1, Math.floor(((clientX - left) / width) * bins.length)));
  const start = binAt(event);
  const follow = (moved) => brush(start, binAt(moved), { tried: true });
  parts.bars.setPointerCapture(event.pointerId);
  parts.bars.addEventListener("pointermove", follow);
  parts.bars.addEventListener("lostpointercapture", () => {
    parts.bars.removeEventListener("pointermove", follow);
    change(() => {}); // what was tried is chosen now
  }, { once: true });
  follow(event);
}

// With little motion wished for, time goes on one step at a time, when asked.
function play() {
  const [first, last] = brushed();
  const end = bins.length - 1;
  const wide = parts.along.checked && last - first < end ? last - first : 0;
  const from = last === end ? (parts.along.checked ? 0 : first) : parts.along.checked ? first + 1 : first;
  const until = last === end ? from + wide : last + 1;
  brush(from, until, { tried: !calm.matches });
  if (calm.matches) return;
  const pace = Math.max(150, Math.min(900, 20_000 / bins.length));
  playing = setTimeout(() => {
    if (brushed()[1] < end) play();
    else pause();
  }, pace);
  drawTimeline();
}

function pause() {
  if (!playing) return;
  clearTimeout(playing);
  playing = null;
  change(() => {});
}

function turnTimeline() {
  timelineElement.hidden = !timelineElement.hidden;
  timeButton.setAttribute("aria-expanded", String(!timelineElement.hidden));
  if (timelineElement.hidden) pause();
  else drawTimeline();
}

function drawTimeline() {
  if (timelineElement.hidden) return;
  if (!parts) buildTimeline();
  const { undated, reported } = fillBins();
  const [first, last] = brushed();
  const most = Math.max(1, ...bins.map(({ number }) => number));
  parts.bars.replaceChildren(...bins.map(({ name, number, and }, i) => {
    const bar = element("i", { title: `${readableDate(name)}${and}: ${plural(number, "statement")}`, class: first <= i && i <= last ? "in" : null });
    bar.style.height = `${number ? Math.max(2, Math.round((number / most) * TALL)) : 0}px`;
    return bar;
  }));
  for (const [i, input] of parts.handles.entries()) {
    input.max = Math.max(0, bins.length - 1);
    input.value = [first, last][i];
    input.setAttribute("aria-valuetext", bins.length ? readableDate(bins[[first, last][i]].name) : "no date");
  }
  parts.date.textContent = bins.length ? period(bins[first].name, bins[last].name) : "No statement has a date";
  parts.play.textContent = playing ? "Pause" : calm.matches ? "Step" : "Play";
  parts.play.disabled = bins.length < 2;
  parts.note.textContent = [reported && `${plural(reported, "statement")} by the day of the report`, undated && `${plural(undated, "statement")} without a date ${
    view.from || view.until ? (undated === 1 ? "is" : "are") + " left out" : "would be left out"}`].filter(Boolean).join("; ");
}
