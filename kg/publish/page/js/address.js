// The choices as the part of an address after "#": readable, no longer than needed, and safe to read from anybody.

const listed = (items) => [...items].map(encodeURIComponent).join(",");

// Values separated by commas; what was not written by this page is left out.
function unlisted(text) {
  if (text === null) return [];
  return text.split(",").flatMap((item) => {
    try {
      return [decodeURIComponent(item)];
    } catch {
      return [];
    }
  });
}

// Some of what is known: those that are on, or, where that is longer, "not:" and those that are off.
function offList(field, known) {
  return {
    write() {
      if (!view[field].size) return null;
      const on = known().filter((name) => !view[field].has(name));
      return on.length && on.length < view[field].size ? listed(on) : `not:${listed(view[field])}`;
    },
    read(text) {
      const not = !text || text.startsWith("not:");
      const all = new Set(known());
      const named = new Set(unlisted(text?.replace(/^not:/, "") ?? null).filter((name) => all.has(name)));
      view[field] = not ? named : named.size ? new Set([...all].filter((name) => !named.has(name))) : new Set();
    },
  };
}

function date(field) {
  return {
    write: () => view[field],
    read(text) { view[field] = text && isDate(text) ? text : null; },
  };
}

const isDate = (text) => /^\d{4}(-\d\d){0,2}$/.test(text)
  && new Date(text).toJSON()?.startsWith(text) === true; // 2023-02-30 is no day

function pair(field, names, parse = (...parts) => parts) {
  return {
    write: () => view[field] && listed(names.map((name) => view[field][name])),
    read(text) {
      const parts = parse(...unlisted(text));
      view[field] = parts && parts.length === 2 ? { [names[0]]: parts[0], [names[1]]: parts[1] } : null;
    },
  };
}

const knownNode = (id) => NODES.has(id);
const kindNames = () => [...new Set([...NODES.values()].map(({ group }) => group))];
const relationNames = () => [...new Set([...FACTS.values()].map(({ relation }) => relation))];
const outletNames = () => [...new Set([...FACTS.values()].flatMap(outletsOf))];
const speakerIds = () => [...new Set([...FACTS.values()].map(({ speakerId }) => speakerId).filter(Boolean))];
const wholeNumber = (text) => (/^-?\d{1,6}$/.test(text) ? Number(text) : null);

const sameItems = (one, other) => one.size === other.size && [...one].every((item) => other.has(item));

const CHOICES = {
  standings: {
    write: () => (sameItems(view.standings, choicesAtFirst().standings) ? null
      : view.standings.size === Object.keys(STANDINGS).length ? "all" : listed(view.standings) || "none"),
    read(text) {
      const named = unlisted(text).filter((name) => Object.hasOwn(STANDINGS, name));
      view.standings = named.length || text === "none" ? new Set(named)
        : text === "all" ? new Set(Object.keys(STANDINGS)) : choicesAtFirst().standings;
    },
  },
  kinds: offList("kindsOff", kindNames),
  relations: offList("relationsOff", relationNames),
  outlets: offList("outletsOff", outletNames),
  speaker: {
    write: () => view.speaker && listed([view.speaker]),
    read(text) {
      const [id] = unlisted(text);
      view.speaker = speakerIds().includes(id) ? id : null;
    },
  },
  from: date("from"),
  until: date("until"),
  sure: {
    write: () => (view.sure ? String(view.sure) : null),
    read(text) { view.sure = /^(0\.\d{1,2}|1)$/.test(text) ? Number(text) : 0; },
  },
  most: {
    write: () => (view.most === choicesAtFirst().most ? null : view.most === Infinity ? "all" : String(view.most)),
    read(text) { view.most = text === "all" ? Infinity : wholeNumber(text) > 0 ? wholeNumber(text) : choicesAtFirst().most; },
  },
  around: pair("around", ["node", "steps"], (id, steps) => knownNode(id) && /^[123]$/.test(steps) && [id, Number(steps)]),
  path: pair("path", ["from", "to"], (from, to) => knownNode(from) && knownNode(to) && from !== to && [from, to]),
  hidden: {
    write: () => listed(view.hidden) || null,
    read(text) { view.hidden = new Set(unlisted(text).filter(knownNode)); },
  },
  pinned: { // id, x, y, and so on
    write: () => listed([...view.pinned].flatMap(([id, { x, y }]) => [id, Math.round(x), Math.round(y)])) || null,
    read(text) {
      const parts = unlisted(text);
      view.pinned = new Map();
      for (let i = 0; i + 2 < parts.length; i += 3) {
        const [x, y] = parts.slice(i + 1, i + 3).map(wholeNumber);
        if (knownNode(parts[i]) && x !== null && y !== null) view.pinned.set(parts[i], { x, y });
      }
    },
  },
};

const joinedBy = (params) => params.filter(([, value]) => value !== null).map(([name, value]) => `${name}=${value}`).join("&");
const choicesAsText = () => joinedBy(Object.entries(CHOICES).map(([name, { write }]) => [name, write()]));

function selectionAsText() {
  const { node, line, fact } = view.selected ?? {};
  const ends = line && !fact ? LINES.get(line) : null;
  return joinedBy([["entity", node ? listed([node]) : null], ["statement", fact ? listed([fact]) : null],
    ["line", ends ? listed([ends.from, ends.to]) : null]]);
}

const paramsOf = (text) => new Map(text.split("&").map((param) => {
  const [name, ...value] = param.split("=");
  return [name, value.join("=")];
}));

function readChoices(text) {
  const params = paramsOf(text);
  for (const [name, { read }] of Object.entries(CHOICES)) read(params.get(name) ?? null);
}

function readSelection(text) {
  const value = (name) => unlisted(paramsOf(text).get(name) ?? null);
  const fact = FACTS.get(value("statement")[0]);
  const node = value("entity").find(knownNode);
  const line = LINES.get(lineBetween(...value("line")));
  view.selected = fact ? { line: fact.line, fact: fact.id } : node !== undefined ? { node } : line ? { line: line.id } : null;
}

const addressAsText = () => [selectionAsText(), choicesAsText()].filter(Boolean).join("&");

// A frame without an address of its own, as in a notebook, has nowhere to write it.
function writeAddress({ tried = false } = {}) {
  const text = addressAsText();
  if (tried || text === location.hash.slice(1)) return;
  try {
    history.replaceState(null, "", text ? `#${text}` : location.pathname + location.search);
  } catch {
    // The page works as well without.
  }
}

// "#search" and the like are places in the page, no choices.
function followAddress() {
  const text = location.hash.slice(1);
  if (text && !text.includes("=")) return;
  readChoices(text);
  readSelection(text);
}

async function copyLink(button) {
  try {
    await navigator.clipboard.writeText(location.href);
    button.textContent = "Link copied";
    setTimeout(() => { button.textContent = "Copy link"; }, 2000);
  } catch {
    prompt("Copy this link:", location.href);
  }
}
