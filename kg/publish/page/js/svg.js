// A pen that draws like a canvas and leaves SVG: vectors, and names as text. It knows what the map's drawing needs.

const SVG = "http://www.w3.org/2000/svg";

// A glyph's outline, for either kind of pen.
class Outline extends Path2D {
  constructor(d) {
    super(d);
    this.d = d;
  }
}

class SvgPen {
  constructor(width, height) {
    this.root = this.make("svg", { xmlns: SVG, width, height, viewBox: `0 0 ${width} ${height}` });
    this.state = { matrix: new DOMMatrix(), dashes: [], globalAlpha: 1, clip: null };
    this.saved = [];
    this.path = "";
  }

  static number(value) {
    return String(Math.round(value * 1000) / 1000);
  }

  make(tag, attributes, ...children) {
    const made = document.createElementNS(SVG, tag);
    for (const [name, value] of Object.entries(attributes)) if (name !== "xmlns" && value !== null) made.setAttribute(name, value);
    made.append(...children);
    return made;
  }

  // What is drawn under one transformation and one clip lies in one group.
  add(tag, attributes, ...children) {
    const { matrix, clip } = this.state;
    const transform = matrix.isIdentity ? null : `matrix(${[..."abcdef"].map((name) => Math.round(matrix[name] * 1e5) / 1e5).join(" ")})`;
    if (this.group?.transform !== transform || this.group?.clip !== clip) {
      const inner = this.make("g", { transform });
      this.root.append(clip ? this.make("svg", { ...clip, viewBox: Object.values(clip).join(" ") }, inner) : inner);
      this.group = { transform, clip, inner };
    }
    this.group.inner.append(this.make(tag, attributes, ...children));
  }

  save() { this.saved.push({ ...this.state, matrix: DOMMatrix.fromMatrix(this.state.matrix), paint: this.paint() }); }

  restore() {
    const { paint, ...state } = this.saved.pop();
    this.state = state;
    Object.assign(this, paint);
  }

  paint() {
    const { fillStyle, strokeStyle, lineWidth, lineCap, lineJoin, font, textAlign, textBaseline } = this;
    return { fillStyle, strokeStyle, lineWidth, lineCap, lineJoin, font, textAlign, textBaseline };
  }

  translate(x, y) { this.state.matrix.translateSelf(x, y); }

  scale(x, y) { this.state.matrix.scaleSelf(x, y); }

  beginPath() { this.path = ""; }

  step(letter, ...places) { this.path += `${letter}${places.map(SvgPen.number).join(" ")}`; }

  moveTo(x, y) { this.step("M", x, y); }

  lineTo(x, y) { this.step(this.path ? "L" : "M", x, y); }

  quadraticCurveTo(...places) { this.step("Q", ...places); }

  bezierCurveTo(...places) { this.step("C", ...places); }

  closePath() { if (this.path) this.path += "Z"; }

  rect(x, y, width, height) {
    this.box = { x, y, width, height };
    this.step("M", x, y);
    this.path += `h${SvgPen.number(width)}v${SvgPen.number(height)}h${SvgPen.number(-width)}Z`;
  }

  // In two halves, since an arc of SVG cannot be a whole circle.
  arc(x, y, radius, from, to) {
    const at = (angle) => [x + radius * Math.cos(angle), y + radius * Math.sin(angle)];
    this.step(this.path ? "L" : "M", ...at(from));
    this.step("A", radius, radius, 0, 0, 1, ...at((from + to) / 2));
    this.step("A", radius, radius, 0, 0, 1, ...at(to));
  }

  // To the rectangle drawn last: an SVG in the SVG shows nothing beyond its own edges.
  clip() { this.state.clip = this.box; }

  setLineDash(dashes) { this.state.dashes = dashes.some((dash) => dash > 0) ? dashes : []; }

  stroke() {
    this.add("path", {
      d: this.path, fill: "none", stroke: this.strokeStyle, "stroke-width": SvgPen.number(this.lineWidth),
      "stroke-dasharray": this.state.dashes.map(SvgPen.number).join(" ") || null, "stroke-linecap": this.lineCap ?? null,
    });
  }

  fill(outline) { this.add("path", { d: outline?.d ?? this.path, fill: this.fillStyle }); }

  fillRect(x, y, width, height) { this.add("rect", { x, y, width, height, fill: this.fillStyle }); }

  strokeText() { this.halo = { stroke: this.strokeStyle, "stroke-width": SvgPen.number(this.lineWidth), "stroke-linejoin": "round", "paint-order": "stroke" }; }

  // The halo behind a text is part of it: a name stands once in the file.
  fillText(text, x, y) {
    const { weight, size, face, italic } = /^(?<italic>italic )?(?:(?<weight>\d+) )?(?<size>[\d.e-]+)px (?<face>.*)$/.exec(this.font).groups;
    const middle = this.textBaseline === "middle" ? Number(size) * 0.35 : 0;
    this.add("text", {
      x: SvgPen.number(x), y: SvgPen.number(y + middle), fill: this.fillStyle, "font-family": face, "font-size": SvgPen.number(Number(size)),
      "font-weight": weight ?? null, "font-style": italic ? "italic" : null, "text-anchor": this.textAlign === "center" ? "middle" : null, ...this.halo,
    }, text);
    this.halo = {};
  }
}
