// On paper: the statements in sight as a document, by who acts, each with its sentences.

const dossierElement = document.querySelector(".page").appendChild(element("section", { class: "dossier", id: "dossier", hidden: true }));
const MOST_PRINTED = 5; // sentences of one statement

function printedStatement(fact) {
  const left = fact.evidence.length - MOST_PRINTED;
  const source = (proof) => [nameOfArticle(proof), articleOf(proof).publisher, articleOf(proof).date && readableDate(articleOf(proof).date)].filter(Boolean).join(", ");
  return element("li", { class: "fact", "data-standing": fact.standing },
    element("h3", { class: "says" }, nameOf(fact.subject), element("i", {}, ` ${wordsOf(fact)} `), nameOf(fact.object)),
    element("p", { class: "details" }, badge(fact.standing), fact.speaker && element("span", {}, `according to ${fact.speaker}`),
      fact.when && element("span", {}, readableDate(fact.when)), element("span", {}, support(fact))),
    ...fact.evidence.slice(0, MOST_PRINTED).map((proof) => element("figure", {}, element("blockquote", {}, ...marked(proof)), element("figcaption", {}, source(proof)))),
    left > 0 && element("p", { class: "copies" }, `and ${plural(left, "more sentence")}`));
}

function chapter([id, facts]) {
  const { label, group, aliases } = NODES.get(id);
  return element("section", {}, element("h2", {}, label),
    element("p", { class: "aliases" }, [group, ...aliases].join(", ")),
    element("ul", {}, ...facts.sort(firmFirst).map(printedStatement)));
}

function printDossier(printing) {
  dossierElement.hidden = !printing;
  const facts = printing ? factsInSight() : [];
  dossierElement.replaceChildren(...(facts.length ? [
    element("h2", { class: "contents" }, plural(facts.length, "statement"), " and the words that say so"),
    ...groupsOf(facts, ({ subject }) => subject).map(chapter)] : []));
}

addEventListener("beforeprint", () => printDossier(true));
addEventListener("afterprint", () => printDossier(false));
