// The page to ask on: YASGUI, and beside it the stored questions and examples that put their SPARQL into it.

const DATA = JSON.parse(document.getElementById("data").textContent);
const ENDPOINT = new URL("/sparql", location.href).href;
const NAMED = ["entity", "relation", "kind", "outlet"]; // sorts of parameters that the server knows names of
const FIRST = `PREFIX kg: <${DATA.prefixes.kg}>
PREFIX rdfs: <${DATA.prefixes.rdfs}>
PREFIX skos: <${DATA.prefixes.skos}>
SELECT ?entity ?name ?kind
WHERE {
  ?entity a ?class ; skos:prefLabel ?name .
  ?class a kg:Kind ; rdfs:label ?kind .
}
ORDER BY ?name
LIMIT 20`;
const mainElement = document.getElementById("editor");
const troubleElement = document.getElementById("trouble");
const toldElement = document.getElementById("told");
const namesElement = document.getElementById("names");

const LABELS = { ...DATA.terms.properties, ...DATA.terms.classes };
const afterType = (token) => ["a", "rdf:type", "rdfs:subClassOf"].includes(token.state.lastProperty);

// A term fits that begins like what is typed, or whose label has the word that is typed.
function fits(name, typed) {
  const [prefix, word] = typed.includes(":") ? typed.split(":") : ["", typed];
  return name.toLowerCase().startsWith(typed)
    || (word.length > 1 && name.startsWith(prefix && `${prefix}:`) && LABELS[name].includes(word));
}

// The terms of this graph instead of YASGUI's own lists, for which it asks other sites.
const TERMS = {
  name: "terms",
  bulk: false,
  autoShow: true,
  isValidCompletionPosition: (yasqe) => /^[a-z][\w-]*:?\w*$/i.test(yasqe.getCompleteToken().string),
  get: (yasqe, token) => {
    const previous = yasqe.getPreviousNonWsToken(yasqe.getDoc().getCursor().line, token);
    const names = Object.keys(afterType(previous) ? DATA.terms.classes : LABELS);
    return names.filter((name) => fits(name, token.string.toLowerCase())).slice(0, 50);
  },
  postprocessHints: (yasqe, hints) => hints.map((hint) => ({ ...hint, displayText: `${hint.text}  ${LABELS[hint.text]}` })),
};
const PREFIXES = {
  name: "prefixes",
  get: () => Object.entries(DATA.prefixes).map(([name, space]) => `${name}: <${space}>`).sort(),
  persistenceId: null,
};

// A tab without anything that was kept or that an address says beside its query.
function plainTab(tab) {
  return {
    ...tab,
    requestConfig: { ...Yasgui.Yasqe.defaults.requestConfig, endpoint: ENDPOINT },
    yasr: { response: undefined, settings: { selectedPlugin: "table", pluginsConfig: { table: { compact: true, isEllipsed: false } } } },
  };
}

// What tables sort and search by is text; YASGUI would read it as HTML first, and clean it then.
const LETTERS = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
function searchAsText(table) {
  const usual = table.getColumns;
  const escaped = (text) => text.replace(/[&<>"']/g, (letter) => LETTERS[letter]);
  table.getColumns = function getColumns() {
    return usual.call(this).map((column) => ({
      ...column,
      render: (data, type, ...rest) => (type !== "display" && typeof data?.value === "string"
        ? escaped(data.value) : column.render(data, type, ...rest)),
    }));
  };
}

function start() {
  const { Tab, Yasqe, Yasr } = Yasgui;
  searchAsText(Yasr.plugins.table.prototype);
  Yasqe.registerAutocompleter(TERMS);
  Yasqe.forkAutocompleter("prefixes", PREFIXES);
  Yasqe.defaults.autocompleters = ["variables", "prefixes", "terms"];
  const usual = Tab.getDefaults;
  Tab.getDefaults = (yasgui) => plainTab(usual(yasgui));
  return new Yasgui(mainElement, {
    persistenceId: null, // nothing is kept in the browser
    populateFromUrl: plainTab,
    autofocus: false,
    requestConfig: { endpoint: ENDPOINT },
    endpointCatalogueOptions: { getData: () => [] },
    yasqe: { value: FIRST, collapsePrefixesOnLoad: true, extraKeys: { Tab: false, "Shift-Tab": false } }, // Tab leaves
    yasr: { prefixes: DATA.prefixes },
  });
}

const yasgui = start();

function write(sparql) {
  const tab = yasgui.getTab();
  troubleElement.hidden = true;
  tab.setQuery(sparql);
  tab.getYasqe().collapsePrefixes(true);
  tab.query().catch(() => {}); // the place of the answer tells what is wrong
}

function tell(message) {
  troubleElement.textContent = message;
  troubleElement.hidden = false;
  troubleElement.scrollIntoView({ block: "nearest" });
}

async function askStored(event) {
  event.preventDefault();
  const form = event.target;
  const given = [...new FormData(form)].filter(([, value]) => value.trim());
  try {
    const response = await fetch(`/questions/${form.dataset.question}.rq?${new URLSearchParams(given)}`);
    const text = await response.text();
    if (response.ok) write(text);
    else tell(text);
  } catch {
    tell("The server does not answer. Is it still running?");
  }
}

async function suggest({ target }) {
  const { sort } = target.dataset;
  if (!NAMED.includes(sort)) return;
  const start = target.value;
  const response = await fetch(`/query/names?${new URLSearchParams({ sort, start })}`).catch(() => null);
  if (!response?.ok || target.value !== start) return; // answers may overtake one another
  const names = await response.json();
  namesElement.replaceChildren(...names.map((value) => Object.assign(document.createElement("option"), { value })));
  target.setAttribute("list", "names");
}

// What YASGUI draws anew for each answer, made ours: the ids of this graph lead to their pages, and every field has a label.
function mend() {
  for (const field of mainElement.querySelectorAll(".CodeMirror textarea")) field.setAttribute("aria-label", "SPARQL");
  for (const field of mainElement.querySelectorAll("select.tableSizer")) field.setAttribute("aria-label", "Rows on a page");
  for (const link of mainElement.querySelectorAll(".yasr a.iri")) {
    const [space, page] = Object.entries(DATA.pages).find(([each]) => link.href.startsWith(each)) ?? [];
    if (space) link.setAttribute("href", page + link.href.slice(space.length));
  }
}

function follow(_, tab) {
  history.replaceState(null, "", `#query=${encodeURIComponent(tab.getQuery())}`);
  toldElement.textContent = "Asking …";
}

function announce(_, tab) {
  setTimeout(() => {
    const results = tab.getYasr().results;
    const rows = results?.getBindings()?.length;
    toldElement.textContent = results?.hasError() ? "The question could not be answered." : `Answered${rows >= 0 ? `: ${rows} rows` : ""}.`;
    if (matchMedia("(max-width: 960px)").matches) tab.getYasr().rootEl.scrollIntoView();
  });
}

for (const form of document.querySelectorAll("form[data-question]")) {
  form.addEventListener("submit", askStored);
  form.addEventListener("input", suggest);
  form.addEventListener("focusin", suggest);
}
for (const button of document.querySelectorAll(".example")) button.addEventListener("click", () => write(button.dataset.sparql));
mend();
new MutationObserver(mend).observe(mainElement, { childList: true, subtree: true });
yasgui.on("query", follow);
yasgui.on("queryResponse", announce);
document.documentElement.dataset.ready = "true";
