// The words that say it: sentences with who and whom marked, and where they were printed.

const MONTHS = "January February March April May June July August September October November December".split(" ");

// "2031-03-04" → "4 March 2031"; months, years and intervals likewise; what is no date stays as it is.
function readableDate(text) {
  const [from, until] = String(text).split("/").map((part) => {
    const [, year, month, day] = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?/.exec(part) ?? [];
    return [day && Number(day), month && MONTHS[month - 1], year].filter(Boolean).join(" ") || part;
  });
  if (from && until) return `${from} – ${until}`;
  return until === undefined ? from : from ? `since ${from}` : `until ${until}`;
}

// "12 May – 3 June 2024": what two dates share is said once.
function period(first, last) {
  const [from, until] = [first, last].map(readableDate);
  if (from === until) return until;
  const [begin, end] = [from.split(" "), until.split(" ")];
  while (begin.length > 1 && begin.at(-1) === end.pop()) begin.pop();
  return `${begin.join(" ")} – ${until}`;
}

function safeLink(address) {
  try {
    const url = new URL(address);
    return ["http:", "https:"].includes(url.protocol) ? url.href : null;
  } catch {
    return null;
  }
}

function linkOrText(text, address, title = null) {
  const href = address && safeLink(address);
  return href ? element("a", { href, title, target: "_blank", rel: "noopener noreferrer" }, text) : element("span", { title }, text);
}

// Offsets count code points, as Python does; JavaScript's own strings would count an emoji twice.
function marked({ quote, subject, object, trigger }) {
  const letters = Array.from(quote);
  const cuts = [0, ...(subject ?? []), ...(object ?? []), ...(trigger ?? []), letters.length]
    .map((cut) => Math.min(Math.max(cut, 0), letters.length)).sort((a, b) => a - b);
  const within = (ends, start, end) => ends && ends[0] <= start && end <= ends[1];
  return cuts.slice(1).map((end, i) => {
    const text = letters.slice(cuts[i], end).join("");
    const roles = Object.entries({ who: subject, whom: object, deed: trigger }).filter(([, ends]) => within(ends, cuts[i], end));
    if (!text || !roles.length) return text;
    return element("mark", { class: roles.map(([role]) => role).join(" ") }, text);
  });
}

const articleOf = (proof) => ARTICLES.get(proof.article) ?? {};
const nameOfArticle = (proof) => articleOf(proof).title || proof.article || "Untitled article";

// A page of this folder or this server; nothing that leads elsewhere.
const isNear = (path) => Boolean(path) && /^(?!\/\/)[^:\\]*$/.test(path);

// What an article is called, leading to its page here, where there is one, or else to where it was published.
function articleLink(proof) {
  const { page, url } = articleOf(proof);
  return isNear(page) ? element("a", { href: page }, nameOfArticle(proof)) : linkOrText(nameOfArticle(proof), url);
}

// Outlet, date, and the original where the title does not lead there already.
function sourceOf(proof) {
  const { publisher, date, url, page } = articleOf(proof);
  const original = isNear(page) && url && safeLink(url);
  return [
    publisher && element("span", { class: "outlet" }, publisher),
    date && element("time", { datetime: date }, readableDate(date)),
    original && element("a", { href: original, target: "_blank", rel: "noopener noreferrer", "aria-label": `Original of “${nameOfArticle(proof)}”` }, "Original"),
  ].filter(Boolean);
}

function quotation(proof) {
  return element("figure", {},
    element("blockquote", {}, ...marked(proof)),
    element("figcaption", {}, articleLink(proof), ...sourceOf(proof), citationButton(proof)));
}

// A report in the words of the article that printed it first, of those at hand; the copies are only named.
function reportItem(proofs) {
  const lead = proofs.find((proof) => proof.article === proof.report) ?? proofs[0];
  const copies = new Map(proofs.filter((proof) => proof.article !== lead.article).map((proof) => [proof.article, proof]));
  const names = [...copies.values()].flatMap((proof, i) =>
    [i ? ", " : "also in ", linkOrText(articleOf(proof).publisher || nameOfArticle(proof), articleOf(proof).url, nameOfArticle(proof))]);
  return element("li", { class: "report" },
    ...proofs.filter((proof) => proof.article === lead.article).map(quotation),
    names.length > 0 && element("p", { class: "copies" }, ...names));
}

function proofsByReport(fact) {
  const reports = new Map();
  for (const proof of fact.evidence) reports.set(proof.report, [...(reports.get(proof.report) ?? []), proof]);
  return [...reports.values()];
}

// "3 reports, 4 outlets, 12 May – 3 June 2024"; of a single article, how many sentences.
function support(fact) {
  if (new Set(fact.evidence.map((proof) => proof.article)).size < 2) return plural(fact.evidence.length, "sentence");
  const { reports, outlets, firstSeen, lastSeen } = fact;
  return [plural(reports, "report"), outlets > 1 && plural(outlets, "outlet"), firstSeen && period(firstSeen, lastSeen)]
    .filter(Boolean).join(", ");
}
