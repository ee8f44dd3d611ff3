// What the document is made of.

// The only way anything gets into the document: strings become text nodes, never markup.
function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else if (value !== null && value !== false) made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...children.filter((child) => child !== null && child !== undefined && child !== false));
  return made;
}

function drawing(viewBox, shape, attributes) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const inner = document.createElementNS("http://www.w3.org/2000/svg", shape);
  for (const [name, value] of Object.entries(attributes)) inner.setAttribute(name, value);
  svg.setAttribute("viewBox", viewBox);
  svg.setAttribute("aria-hidden", "true");
  svg.append(inner);
  return svg;
}

function glyph(kind) {
  const svg = drawing("0 0 20 20", "path", { d: kindOf(kind).glyph });
  svg.dataset.kind = kind;
  if (!KINDS[kind]) svg.style.fill = COLOURS.get(kind) ?? "";
  svg.classList.add("glyph");
  return svg;
}

function stroke(standing) {
  const { dashes } = standingOf(standing);
  const svg = drawing("0 0 40 8", "line", { x1: 1, x2: 39, y1: 4, y2: 4, "stroke-dasharray": dashes.join(" ") });
  svg.dataset.standing = standing;
  svg.classList.add("stroke");
  return svg;
}
