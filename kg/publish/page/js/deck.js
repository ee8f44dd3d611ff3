// What stands over the legend: what this page is about, and the question that it answers.

function drawDeck() {
  const { entities, statements, copies } = DATA.total;
  const articles = DATA.total.articles ?? ARTICLES.size;
  const copied = copies ? ` (${plural(copies, "copy", "copies")} among them)` : "";
  const source = articles ? ` in ${plural(articles, "article")}${copied}` : "";
  const left = FACTS.size < statements
    ? ` Here: ${figures(FACTS.size)} between the ${plural(NODES.size, "most reported entity", "most reported entities")}; ${server.rest}.`
    : NODES.size < entities ? ` The ${figures(NODES.size)} that are connected are here.` : "";
  const lead = DATA.excerpt ? "What this question finds" : "Who did what to whom";
  document.getElementById("deck").replaceChildren(`${lead}${source}: ${plural(statements, "statement")} about ${
    plural(entities, "entity", "entities")}.${left}${partOf()} `, element("span", { class: "hint" }, "Click a sign or a line for the words that say it."));
  document.getElementById("deck").hidden = !NODES.size;
}

function partOf() {
  const { name, statements, entities } = DATA.excerpt ?? {};
  return name ? ` Part of ${name}, with ${plural(statements, "statement")} about ${plural(entities, "entity", "entities")}.` : "";
}

// A short question is there to be read at once.
function drawQuestion() {
  if (!DATA.excerpt) return;
  const asked = element("details", { class: "question", open: DATA.excerpt.question.length < 200 },
    element("summary", {}, "The question, in SPARQL"), element("pre", {}, DATA.excerpt.question));
  document.getElementById("deck").after(asked);
}

function greetNobody() {
  const empty = document.getElementById("empty");
  empty.textContent = "There is nothing to draw yet: no relation was found in what was read. "
    + "News about who met, backed, accused or released whom gives the best maps.";
  empty.hidden = false;
  mapElement.hidden = true;
  document.body.classList.add("bare");
}
