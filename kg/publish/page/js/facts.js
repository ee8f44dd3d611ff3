// A statement in words: who does what to whom, how firm that is, who says so, and the sentences.

const MOST_REPORTS = 5; // that a statement shows at first
const SURE = "How many claims as sure as this statement’s surest one were right in news articles that people checked. Other texts were not checked, and it does not say whether the article is right.";
const HEDGES = { negated: "not ", over: "no longer " };

const wordsOf = (fact) => (HEDGES[fact.standing] ?? "") + fact.label;
const nameOf = (id) => NODES.get(id).label;
// Where words stand alone, without a badge: what is no fact says so itself, and who says it.
function inWords(fact) {
  const aside = [fact.standing !== "fact" && standingOf(fact.standing).short, fact.speaker && `according to ${fact.speaker}`].filter(Boolean).join(", ");
  return `${nameOf(fact.subject)} ${wordsOf(fact)} ${nameOf(fact.object)}${aside && ` (${aside})`}`;
}

function badge(standing) {
  return element("span", { class: "badge" }, stroke(standing), standingOf(standing).short);
}

// 0.85 → "about 8 in 10 such claims were right where checked": rounded down, as docs/accuracy.md has fewer right than the
// mean confidence of a bin more often than more.
function sureness(confidence) {
  const tenths = Math.min(9, Math.floor(confidence * 10 + 1e-6));
  return `${tenths < 1 ? "hardly any" : `about ${tenths} in 10`} such claims were right where checked`;
}

function nameButton(id, text = nameOf(id)) {
  return element("button", { type: "button", class: "name", onclick: () => selectNode(id) }, text);
}

const nameOrText = (id, text) => (NODES.has(id) ? nameButton(id, text) : text);

function details(fact, full) {
  return element("p", { class: "details" },
    badge(fact.standing),
    fact.speaker && element("span", {}, "according to ", nameOrText(fact.speakerId, fact.speaker)),
    fact.when && element("span", {}, readableDate(fact.when)),
    fact.confidence !== null && element("span", { title: SURE },
      `confidence ${fact.confidence.toFixed(2)}${full ? `: ${sureness(fact.confidence)}` : ""}`),
    fact.plover && element("span", { title: "Its type among the political events of the PLOVER scheme" }, full ? `PLOVER event ${fact.plover}` : fact.plover));
}

// "Kestria detained 41 dockworkers", its ends to be clicked; the one whose panel is open is plain text.
function sentence(fact, open, tag) {
  const end = (id) => (id === open ? element("b", {}, nameOf(id)) : nameButton(id));
  return element(tag, { class: "says" }, end(fact.subject), element("i", {}, ` ${wordsOf(fact)} `), end(fact.object));
}

const reportsOf = (fact) => listSome(proofsByReport(fact), reportItem, MOST_REPORTS, "report", { class: "reports" });

// A statement among those of an entity: its sentences are folded, unless there is room for them.
function factItem(fact, open, unfolded) {
  const link = element("button", { type: "button", class: "plain", "aria-label": `This statement alone: ${inWords(fact)}`, onclick: () => selectFact(fact.id) }, "This statement alone");
  return element("li", { class: "fact", "data-standing": fact.standing }, sentence(fact, open, "p"), details(fact, false),
    fact.evidence.length ? unfold(support(fact), () => [reportsOf(fact), link], unfolded) : null);
}

// A statement where it is what the reader asked for: with its sentences, and an address of its own.
function factInFull(fact, tag) {
  const link = element("a", { class: "permalink", href: `#statement=${encodeURIComponent(fact.id)}`, "aria-label": `Link to this statement: ${inWords(fact)}` }, "Link to this statement");
  return element("li", { class: "fact", "data-standing": fact.standing, "data-chosen": fact.id === view.selected?.fact },
    sentence(fact, null, tag), details(fact, true),
    fact.evidence.length ? unfold(support(fact), () => [reportsOf(fact)], true) : null, link);
}
