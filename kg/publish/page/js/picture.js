// The map as a picture to keep: what is visible now, with its title, what its signs mean, and where it is from.

const MARGIN = 28; // pixels
const ROW = 24; // pixels, of the legend
const SHARP = 2; // pixels of a PNG for each of the page

const outletsInSight = () => count([...seen.facts.values()].flat()
  .flatMap((fact) => [...new Set(fact.evidence.map(({ article }) => ARTICLES.get(article)?.publisher).filter(Boolean))]));

function sourceLine() {
  const shown = [...seen.facts.values()].reduce((sum, facts) => sum + facts.length, 0);
  const outlets = [...outletsInSight()].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0])).map(([name]) => name);
  const named = outlets.slice(0, 4).join(", ") + (outlets.length > 4 ? ` and ${plural(outlets.length - 4, "other")}` : "");
  return `${plural(shown, "statement")} about ${plural(seen.nodes.size, "entity", "entities")}${named && `. Source: ${named}`}. Drawn by kg.`;
}

// What the signs and lines in sight mean, one entry after the other.
function legendEntries() {
  const kinds = new Set([...seen.nodes].map((id) => NODES.get(id).group));
  const standings = new Set([...inks.values()].map(({ standing }) => standing));
  return [
    ...Object.keys(KINDS).concat([...kinds].filter((name) => !KINDS[name])).filter((name) => kinds.has(name)).map((name) => ({ kind: name, label: kindOf(name).many })),
    ...Object.keys(STANDINGS).filter((name) => standings.has(name)).map((name) => ({ standing: name, label: standingOf(name).label })),
  ];
}

function drawEntry(pen, { kind, standing, label }, x, y) {
  if (kind) drawGlyph(pen, kind, x, y);
  else drawStroke(pen, standing, x, y);
  Object.assign(pen, { fillStyle: theme.ink, textAlign: "left", textBaseline: "middle", font: `400 13px ${theme.face}` });
  pen.fillText(label, x + (kind ? 20 : 46), y);
}

function drawGlyph(pen, kind, x, y) {
  pen.save();
  pen.translate(x, y - 7.5);
  pen.scale(0.75, 0.75);
  Object.assign(pen, { fillStyle: theme.kinds[kind] ?? COLOURS.get(kind) ?? theme.quiet });
  pen.fill(new Outline(kindOf(kind).glyph));
  if (kind === "Place") {
    pen.fillStyle = theme.paper;
    pen.fill(new Outline("M10 7.5a2.5 2.5 0 1 0 0 5a2.5 2.5 0 1 0 0-5z"));
  }
  pen.restore();
}

function drawStroke(pen, standing, x, y) {
  pen.save();
  Object.assign(pen, { strokeStyle: theme.standings[standing], lineWidth: 2 });
  pen.setLineDash(standingOf(standing).dashes);
  pen.beginPath();
  pen.moveTo(x, y);
  pen.lineTo(x + 38, y);
  pen.stroke();
  pen.restore();
}

// Entries → rows that are not wider than the picture; the pen measures.
function legendRows(measure, width) {
  const rows = [[]];
  let x = 0;
  for (const entry of legendEntries()) {
    const need = (entry.kind ? 20 : 46) + measure(entry.label) + 22;
    if (x + need > width && rows.at(-1).length) {
      rows.push([]);
      x = 0;
    }
    rows.at(-1).push({ ...entry, x });
    x += need;
  }
  return rows;
}

function wrapTitle(measure, width) {
  const lines = [""];
  for (const word of DATA.title.split(/\s+/)) {
    const longer = `${lines.at(-1)} ${word}`.trim();
    if (lines.at(-1) && measure(longer) > width) lines.push(word);
    else lines[lines.length - 1] = longer;
  }
  return lines.slice(0, 3);
}

// Where everything goes: the stage as it is, the title above it, the legend and the source below.
function composition() {
  const pen = document.createElement("canvas").getContext("2d");
  const measure = (font) => (text) => Object.assign(pen, { font }).measureText(text).width;
  const width = stage.clientWidth + 2 * MARGIN;
  const titleFont = `600 28px ${theme.serif}`;
  const title = wrapTitle(measure(titleFont), width - 2 * MARGIN);
  const rows = legendRows(measure(`400 13px ${theme.face}`), width - 2 * MARGIN);
  const top = MARGIN + 34 * title.length + 8;
  const bottom = top + stage.clientHeight + 18;
  return { width, height: bottom + ROW * rows.length + 22 + MARGIN, titleFont, title, rows, top, bottom };
}

function drawPicture(pen, { width, height, titleFont, title, rows, top, bottom }) {
  pen.fillStyle = theme.paper;
  pen.fillRect(0, 0, width, height);
  Object.assign(pen, { fillStyle: theme.ink, textAlign: "left", textBaseline: "middle", font: titleFont });
  title.forEach((line, i) => pen.fillText(line, MARGIN, MARGIN + 34 * i + 17));
  drawStage(pen, MARGIN, top);
  rows.forEach((row, i) => row.forEach((entry) => drawEntry(pen, entry, MARGIN + entry.x, bottom + ROW * (i + 0.5))));
  Object.assign(pen, { fillStyle: theme.quiet, font: `400 12px ${theme.face}`, textAlign: "left", textBaseline: "middle" });
  pen.fillText(sourceLine(), MARGIN, bottom + ROW * rows.length + 14);
}

// What the stage shows, as it shows it: the neighbourhood of what is selected alone, if anything is.
function drawStage(pen, x, y) {
  const margin = sheetMargin();
  const corner = network.canvasToDOM({ x: 0, y: 0 });
  const focus = inFocus(view.selected);
  const [nodes, lines] = [[...(focus?.nodes ?? seen.nodes)], [...(focus?.lines ?? seen.facts.keys())]];
  pen.save();
  pen.beginPath();
  pen.rect(x, y, stage.clientWidth, stage.clientHeight);
  pen.clip();
  pen.translate(x - margin.x + corner.x, y - margin.y + corner.y);
  pen.scale(network.getScale(), network.getScale());
  dip(nodes, lines, Boolean(focus));
  drawThings(pen, nodes, lines);
  markThings(pen, nodes, lines);
  for (const box of written[focus ? "near" : "far"].all) if (box.lines) write(pen, box);
  pen.restore();
}

function drawPng() {
  settle();
  const plan = composition();
  const canvas = element("canvas", { width: SHARP * plan.width, height: SHARP * plan.height });
  const pen = canvas.getContext("2d");
  pen.scale(SHARP, SHARP);
  drawPicture(pen, plan);
  return canvas;
}

function drawSvg() {
  settle();
  const plan = composition();
  const pen = new SvgPen(plan.width, plan.height);
  pen.root.append(pen.make("title", {}, DATA.title));
  drawPicture(pen, plan);
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(pen.root)}\n`;
}

// A name for a file that every system takes.
const fileName = (ending) => `${DATA.title.normalize("NFKC").replace(/[^\p{L}\p{M}\p{N}]+/gu, "-").replace(/^-+|-+$/g, "").slice(0, 60) || "map"}.${ending}`;

function keep(blob, name) {
  const address = URL.createObjectURL(blob);
  element("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

function savePicture(kind) {
  if (kind === "svg") keep(new Blob([drawSvg()], { type: "image/svg+xml" }), fileName("svg"));
  else drawPng().toBlob((blob) => keep(blob, fileName("png")), "image/png");
}

// Printers resize everything: they get a picture of the map as it stands, in the colours of paper.
function preparePrint(printing) {
  document.documentElement.toggleAttribute("data-paper", printing);
  readLight();
  const picture = document.getElementById("picture");
  if (printing) picture.src = drawPng().toDataURL();
  else picture.removeAttribute("src");
}
