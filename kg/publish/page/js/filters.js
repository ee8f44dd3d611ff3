// The rest of what can be chosen: how many, how sure, when, who says so, and in which outlet.

const STEPS = [20, 40, 80, 160, 320, 640, 1280];
const SURENESS = [[0.9, "only the surest readings"], [0.7, "sure readings"], [0.5, "fairly sure readings"],
  [0.01, "all but the weakest readings"], [0, "every reading, sure or not"]];

// While it is drawn the view follows; what it was let go at is what was chosen.
function slider(id, label, attributes, { read, write, say }) {
  const words = element("output", { for: id, class: "note" });
  const input = element("input", { type: "range", id, ...attributes });
  input.addEventListener("input", () => change(() => write(Number(input.value)), { tried: true }));
  input.addEventListener("change", () => change(() => write(Number(input.value))));
  entryTellers.push(() => {
    if (document.activeElement !== input || Number(input.value) !== read()) input.value = read();
    words.textContent = say();
    input.setAttribute("aria-valuetext", say());
  });
  return element("div", { class: "slide" }, element("label", { for: id }, label), input, words);
}

const sureInWords = () => SURENESS.find(([least]) => view.sure >= least)[1];

function howManyInWords() {
  const entities = (number) => plural(number, "entity", "entities");
  if (seen.among === null) return "The path, whatever its length";
  return view.most >= seen.among ? `All ${entities(seen.among)}` : `${figures(seen.nodes.size)} of ${entities(seen.among)}, the most reported`;
}

function howManyFold() {
  const steps = [...STEPS.filter((step) => step < NODES.size), Infinity];
  const many = slider("most", "Entities on the map", { min: 0, max: steps.length - 1, step: 1 }, {
    read: () => steps.findIndex((step) => step >= view.most),
    write(place) { view.most = steps[place]; }, say: howManyInWords,
  });
  const sure = slider("sure", "How sure the reading is", { min: 0, max: 1, step: 0.05 }, {
    read: () => view.sure, write(least) { view.sure = Math.round(least * 100) / 100; },
    say: () => `${sureInWords()}${view.sure ? ` (${view.sure.toFixed(2)} and more)` : ""}`,
  });
  return fold("How much", {}, steps.length > 1 && many, sure);
}

function dateInput(field, label) {
  const id = `date-${field}`;
  const input = element("input", { type: "text", id, inputmode: "numeric", placeholder: "2024-05-12", maxlength: 10,
    autocomplete: "off", "aria-describedby": "date-note" });
  input.addEventListener("change", () => {
    const text = input.value.trim();
    const wrong = Boolean(text) && !isDate(text);
    input.setAttribute("aria-invalid", String(wrong));
    document.getElementById("date-note").classList.toggle("wrong", wrong);
    if (!wrong) change(() => { view[field] = text || null; });
  });
  entryTellers.push(() => {
    if (input.getAttribute("aria-invalid") !== "true" || view[field]) input.value = view[field] ?? "";
  });
  return element("div", { class: "date" }, element("label", { for: id }, label), input);
}

const whenFold = () => fold("When", { open: false }, element("div", { class: "dates" }, dateInput("from", "From"), dateInput("until", "Until")),
  element("p", { class: "note", id: "date-note" }, "A year, a month or a day: 2024, 2024-05 or 2024-05-12. What is told without a date counts on the days on which it was reported."));

function speakersLike(text) {
  const words = plain(text).split(/\s+/).filter(Boolean);
  return [...count([...FACTS.values()].map(({ speakerId }) => speakerId).filter(Boolean)).keys()]
    .map((id) => ({ id, name: speakerName(id), number: facets.speaker.get(id) ?? 0 }))
    .filter(({ name }) => likeness(plain(name), words))
    .sort((a, b) => b.number - a.number || a.name.localeCompare(b.name));
}

const speakerName = (id) => NODES.get(id)?.label ?? [...FACTS.values()].find(({ speakerId }) => speakerId === id)?.speaker ?? id;

function speakerFold() {
  if (!speakerIds().length) return null;
  const input = element("input", { id: "speaker", type: "text", role: "combobox", "aria-expanded": "false", "aria-controls": "speakers",
    "aria-autocomplete": "list", autocomplete: "off", spellcheck: "false", placeholder: "Anybody" });
  const list = element("ul", { id: "speakers", class: "suggestions", role: "listbox", "aria-label": "Speakers", hidden: true });
  const tell = () => { if (document.activeElement !== input) input.value = view.speaker ? speakerName(view.speaker) : ""; };
  combobox(input, list, {
    find: speakersLike, none: "Nobody by that name is quoted here", leave: tell,
    draw: ({ name, number }) => [element("span", {}, name), element("span", { class: "alias" }, figures(number))],
    pick({ id }) {
      change(() => {
        view.speaker = id;
        view.standings.add("said"); // what somebody says is one side's word
      });
      input.value = speakerName(id);
    },
  });
  input.addEventListener("focus", () => input.select());
  entryTellers.push(tell);
  return fold("Who says so", { open: false }, element("div", { class: "search" }, element("label", { for: "speaker" }, "Only what is said by"), input, list),
    plainButton("Anybody", () => { view.speaker = null; }));
}

function outletFold() {
  const counts = count([...FACTS.values()].flatMap(outletsOf));
  const names = [...counts.keys()].sort((a, b) => counts.get(b) - counts.get(a) || a.localeCompare(b));
  if (names.length < 2) return null;
  return fold("Outlets", { open: false }, element("p", { class: "both" }, plainButton("All", () => view.outletsOff.clear()),
    plainButton("None", () => { view.outletsOff = new Set(names); })), ...names.map((name) => entry({
    label: name || "No outlet named", state: () => !view.outletsOff.has(name), turn: () => toggle(view.outletsOff, name),
    only: () => onlyThis(view.outletsOff, names, name), number: () => facets.outlet.get(name) ?? 0,
  })));
}

function mostNamed() {
  const items = [...NODES.values()].slice(0, 8).map((node) => element("li", {}, glyph(node.group), nameButton(node.id),
    element("span", { class: "count" }, figures(node.weight))));
  return fold("Most reported", { open: false }, element("ol", { class: "most" }, ...items));
}

const filterFolds = () => [howManyFold(), whenFold(), speakerFold(), outletFold(), mostNamed()].filter(Boolean);
