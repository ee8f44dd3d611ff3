// What is visible as a spreadsheet: a row for each sentence of each statement.

const COLUMNS_OF_TABLE = ["subject", "relation", "object", "standing", "speaker", "when", "confidence", "quote", "article", "outlet", "date", "url", "statement"];
const FORMULA = /^'*[=+\-@\t\r\n]/; // what starts a formula, or hides one (OWASP, "CSV Injection")

// Text that no spreadsheet takes for a formula gets an apostrophe in front, as in kg's own tables.
function cell(value) {
  if (value === null || value === undefined) return "";
  const text = typeof value === "string" && FORMULA.test(value) ? `'${value}` : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function rowsOf(fact) {
  const said = [nameOf(fact.subject), fact.label, nameOf(fact.object), fact.standing, fact.speaker, fact.when, fact.confidence];
  const proofs = fact.evidence.length ? fact.evidence : [{}];
  return proofs.map((proof) => {
    const { publisher, date, url } = articleOf(proof);
    return [...said, proof.quote, proof.quote && nameOfArticle(proof), publisher, date, url, fact.id];
  });
}

const factsInSight = () => [...seen.facts.values()].flat();

// With a byte order mark: without one, Excel takes UTF-8 for the letters of some other century. Who reads it with a
// program says "utf-8-sig".
const tableText = () => `\ufeff${[COLUMNS_OF_TABLE, ...factsInSight().flatMap(rowsOf)].map((row) => `${row.map(cell).join(",")}\r\n`).join("")}`;
