// The page on a server, which knows more than the page: it sends who is around somebody, when that is asked for.

const PATIENCE = 12_000; // milliseconds
const MORE = 100; // statements at a time
const ROOM = 90; // between a sign that comes and those that stand, in map units
const known = new Map(); // how many statements the server has about an entity
const loaded = new Map(); // entity → how many steps around it were sent
const passed = new Map(); // entity → how many statements about it were sent by "Load more"
const trouble = element("div", { class: "loading", role: "status", hidden: true });
mapElement.parentElement.append(trouble);
learn(DATA);

function learn(part) {
  for (const [id, number] of Object.entries(part.known)) known.set(id, number);
}

// Errors are sentences for readers.
async function ask(path) {
  let response;
  try {
    response = await fetch(path, { headers: { Accept: "application/json" }, signal: AbortSignal.timeout(PATIENCE) });
  } catch (error) {
    throw new Error(error.name === "TimeoutError" ? "The server takes too long to answer."
      : "The server does not answer. Is kg serve still running?");
  }
  if (response.ok) return response.json();
  if (response.status === 503) throw new Error("The server has many readers just now. Try again in a few seconds.");
  const problem = await response.json().catch(() => ({}));
  throw new Error(`This could not be loaded: ${problem.detail ?? `status ${response.status}`}.`);
}

// Do something that takes a while, and say so; where it fails, say why and offer to try again.
async function meanwhile(words, deed) {
  const late = setTimeout(() => tell(words), 250);
  try {
    await deed();
    tell("");
  } catch (error) {
    tell(error.message, () => meanwhile(words, deed));
  } finally {
    clearTimeout(late);
  }
}

function tell(words, again = null) {
  trouble.hidden = !words;
  trouble.toggleAttribute("data-trouble", Boolean(again));
  const button = (text, onclick) => element("button", { type: "button", class: "plain", onclick }, text);
  trouble.replaceChildren(words, ...(again ? [" ", button("Try again", again), " ", button("Dismiss", () => tell(""))] : []));
}

// Take a part into the page. Signs that stand keep their places; new ones come around the one that they hang on.
function receive(part) {
  const standing = part.nodes.find(({ id }) => NODES.has(id) && id === part.center) ?? part.nodes.find(({ id }) => NODES.has(id));
  const anchor = standing ? NODES.get(standing.id) : { x: Math.max(0, ...[...NODES.values()].map(({ x }) => x)) + 4 * ROOM, y: 0 };
  const origin = standing ?? part.nodes[0];
  const taken = [...NODES.values()].map(({ x, y }) => ({ x, y }));
  for (const node of part.nodes.filter(({ id }) => !NODES.has(id))) {
    Object.assign(node, freeSpot({ x: anchor.x + node.x - origin.x, y: anchor.y + node.y - origin.y }, taken));
    taken.push(node);
  }
  take(part);
  learn(part);
  drawDeck();
}

// The nearest free place on a spiral around the wanted one.
function freeSpot({ x, y }, taken) {
  const free = (spot) => taken.every((other) => Math.hypot(other.x - spot.x, other.y - spot.y) >= ROOM);
  for (let turn = 0; ; turn += 1) {
    const [angle, reach] = [turn * 2.4, 0.5 * ROOM * Math.sqrt(turn)];
    const spot = { x: Math.round(x + reach * Math.cos(angle)), y: Math.round(y + reach * Math.sin(angle)) };
    if (turn > 4000 || free(spot)) return spot;
  }
}

const nameFor = (id) => NODES.get(id)?.label ?? id;
const pathTo = (kind, id) => `/api/${kind}/${encodeURIComponent(id)}`;

async function loadAround(id, steps = 1) {
  if ((loaded.get(id) ?? 0) >= steps) return;
  receive(await ask(`${pathTo("around", id)}?steps=${steps}`));
  loaded.set(id, steps);
}

function bring(id) {
  return meanwhile(`Loading ${nameFor(id)} …`, async () => {
    await loadAround(id);
    selectNode(id);
  });
}

// Whom the reader selects, looks around or seeks a path to, the server is asked about.
let looking = "";
function lookFurther() {
  const { selected, around, path } = view;
  const node = around?.node ?? selected?.node;
  const steps = around?.steps ?? 1;
  const wanted = path ? `${path.from} ${path.to}` : node && (loaded.get(node) ?? 0) < steps ? `${node} ${steps}` : "";
  if (!wanted || wanted === looking) return;
  looking = wanted;
  const ends = path && `?from=${encodeURIComponent(path.from)}&to=${encodeURIComponent(path.to)}`;
  meanwhile(path ? "Looking for a path …" : `Loading what is around ${nameFor(node)} …`, async () => {
    if (path) receive(await ask(`/api/path${ends}`));
    else await loadAround(node, steps);
    change(() => {}, { tried: true });
    if (path || around) fit();
  });
}

function loadMore(id) {
  return meanwhile(`Loading more about ${nameFor(id)} …`, async () => {
    const start = passed.get(id) ?? 0;
    const part = await ask(`${pathTo("entity", id)}?start=${start}&most=${MORE}`);
    passed.set(id, start + MORE);
    receive(part);
    change(() => {}, { tried: true });
  });
}

// Whom an address names and the page does not know yet, is loaded before it is followed again.
async function loadNamed(hash) {
  const value = (name) => unlisted(paramsOf(hash.slice(1)).get(name) ?? null);
  const strangers = [...value("entity"), ...value("path"), value("around")[0]].filter((id) => id && !NODES.has(id));
  const statement = value("statement").find((id) => !FACTS.has(id));
  if (!strangers.length && !statement) return;
  await meanwhile("Loading …", async () => {
    for (const id of new Set(strangers)) await loadAround(id);
    if (statement) receive(await ask(pathTo("statement", statement)));
    history.replaceState(null, "", hash);
    change(followAddress);
    const { node, line } = view.selected ?? {};
    if (node || line) lookAt([...inFocus(view.selected).nodes]);
  });
}

Object.assign(server, {
  bring,
  rest: "the rest comes as you look around",
  async suggest(text) {
    await new Promise((wait) => { setTimeout(wait, 120); });
    if (!text.trim() || searchElement.value !== text) return [];
    const { found } = await ask(`/api/search?q=${encodeURIComponent(text)}`).catch(() => ({ found: [] }));
    return found.filter(({ id }) => !NODES.has(id)).map(({ id, label, kind, said, weight, aliases }) => (
      { node: { id, label, group: kind, weight, aliases }, alias: said === label ? null : said }));
  },
  tellMore(id) {
    const missing = (known.get(id) ?? 0) - factsAbout(id).length;
    const page = element("a", { href: `/entity/${encodeURIComponent(id)}` }, "Open its page");
    return element("p", { class: "more-here" },
      ...(missing > 0 ? [`The server has ${plural(missing, "more statement")}. `,
        element("button", { type: "button", class: "plain", onclick: () => loadMore(id) }, "Load more"), " "] : []), page);
  },
});

document.getElementById("deck").after(element("nav", { class: "site", "aria-label": "Site" },
  ...[["/search", "Search"], ["/articles", "Articles"], ["/query", "Query"], ["/api", "API"]].map(([href, words]) => element("a", { href }, words))));
whenChanged(lookFurther);
const arrival = location.hash;
addEventListener("load", () => loadNamed(arrival));
addEventListener("hashchange", () => loadNamed(location.hash));
