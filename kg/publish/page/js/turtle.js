// What is visible as RDF: the same IRIs and the same triples as in graph.ttl.

const PREFIXES = {
  dc: "http://purl.org/dc/elements/1.1/", dcterms: "http://purl.org/dc/terms/", kg: "https://w3id.org/kg-press/ontology#",
  nif: "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#", prov: "http://www.w3.org/ns/prov#",
  rdf: "http://www.w3.org/1999/02/22-rdf-syntax-ns#", rdfs: "http://www.w3.org/2000/01/rdf-schema#", schema: "https://schema.org/",
  skos: "http://www.w3.org/2004/02/skos/core#", xsd: "http://www.w3.org/2001/XMLSchema#",
};
const SPACES = ["id", "statement", "ev", "article", "report"]; // of ids, below the base
const DATES = [[/^\d{4}$/, "gYear"], [/^\d{4}-\d\d$/, "gYearMonth"], [/^\d{4}-\d\d-\d\d$/, "date"],
  [/^\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:\d\d)?$/, "dateTime"]];

// Ids are percent-quoted, as Python does it; one that is an IRI itself comes from elsewhere.
const percent = (text) => encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
const iri = (address) => `<${address.replace(/[\u0000-\u0020<>"{}|^`\\]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0").toUpperCase()}`)}>`;

function node(space, ...parts) {
  if (parts.length === 1 && parts[0].includes("://")) return iri(parts[0]);
  const local = parts.map(percent).join("-").replace(/^\.{1,2}$/, (dots) => dots.replaceAll(".", "%2E"));
  return /^\w[\w-]*$/.test(local) ? `${space}:${local}` : iri(`${DATA.base}${space}/${local}`);
}

function literal(text, datatype = null) {
  const escaped = text.replace(/[\\"\n\r\u0000-\u001f\u007f]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`);
  return `"${escaped}"${datatype ? `^^xsd:${datatype}` : ""}`;
}

// A year, month, day or time by its shape; words where it is none of the calendar's.
function moment(text) {
  const [, datatype] = DATES.find(([shape]) => shape.test(text)) ?? [];
  const day = text.slice(0, 10);
  const real = datatype && new Date(datatype === "dateTime" ? text : day).toString() !== "Invalid Date"
    && new Date(`${day}${"-01-01".slice(day.length - 4)}`).toJSON().startsWith(day);
  return literal(text, real ? datatype : null);
}

const whole = (number) => String(number);
const about = (subject, pairs) => `${subject} ${pairs.filter(([, value]) => value).map(([predicate, value]) => `${predicate} ${value}`).join(" ;\n    ")} .\n`;

function statementText(fact) {
  const [begin, end = begin] = (fact.when ?? "").split("/");
  const proofs = [...new Set(fact.evidence.map(proofNode))].join(", ");
  const status = ["fact", "over", "said"].includes(fact.standing) ? "actual" : fact.standing;
  return about(node("statement", fact.id), [
    ["a", "kg:Statement, rdf:Statement"],
    ["rdfs:label", literal(`${nameOf(fact.subject)} ${fact.label} ${nameOf(fact.object)}`)],
    ["rdf:subject", node("id", fact.subject)], ["rdf:predicate", iri(fact.predicate)], ["rdf:object", node("id", fact.object)],
    ["kg:status", iri(`${PREFIXES.kg}${percent(status)}`)],
    ["kg:confidence", fact.confidence !== null && literal(String(fact.confidence), "decimal")],
    ["kg:reportCount", fact.reports && whole(fact.reports)], ["kg:outletCount", fact.outlets && whole(fact.outlets)],
    ["kg:firstSeen", fact.firstSeen && moment(fact.firstSeen)], ["kg:lastSeen", fact.lastSeen && moment(fact.lastSeen)],
    ["kg:validFrom", begin && moment(begin)], ["kg:validUntil", end && moment(end)],
    ["prov:wasAttributedTo", fact.speakerId && node("id", fact.speakerId)], ["prov:wasDerivedFrom", proofs],
  ]);
}

const proofNode = ({ article, start, end }) => node("ev", article, start, end);

const proofText = (proof) => about(proofNode(proof), [
  ["a", "nif:Sentence"], ["nif:anchorOf", literal(proof.quote)], ["nif:beginIndex", whole(proof.start)], ["nif:endIndex", whole(proof.end)],
  ["nif:referenceContext", node("article", proof.article)], ["kg:report", proof.report && node("report", proof.report)]]);

function articleText(id) {
  const { title, date, publisher, url } = ARTICLES.get(id) ?? {};
  const source = url && (safeLink(url) && !/[\u0000-\u0020<>"{}|^`\\]/.test(url) ? iri(url) : literal(url));
  return about(node("article", id), [["a", "schema:NewsArticle"], ["dcterms:title", title && literal(title)],
    ["dcterms:issued", date && moment(date)], ["dc:publisher", publisher && literal(publisher)], ["dcterms:source", source]]);
}

// What the graph holds as facts comes first, then who is spoken of, what is said, the sentences, and their articles.
function turtleText() {
  const facts = factsInSight();
  const proofs = new Map(facts.flatMap(({ evidence }) => evidence).map((proof) => [proofNode(proof), proof]));
  const people = new Map(facts.flatMap((fact) => [[fact.subject, nameOf(fact.subject)], [fact.object, nameOf(fact.object)],
    ...(fact.speakerId ? [[fact.speakerId, fact.speaker]] : [])]));
  const spaces = { ...PREFIXES, ...Object.fromEntries(SPACES.map((space) => [space, `${DATA.base}${space}/`])) };
  const direct = new Set(facts.filter(({ asserted }) => asserted)
    .map((fact) => `${node("id", fact.subject)} ${iri(fact.predicate)} ${node("id", fact.object)} .\n`));
  return [
    ...Object.entries(spaces).map(([name, space]) => `@prefix ${name}: ${iri(space)} .\n`), "\n", ...direct, "\n",
    ...[...people].map(([id, name]) => about(node("id", id), [["skos:prefLabel", literal(name)]])), "\n",
    ...facts.map(statementText), "\n", ...[...proofs.values()].map(proofText), "\n",
    ...[...new Set([...proofs.values()].map(({ article }) => article))].map(articleText),
  ].join("");
}
