// Boxes on the map that may not cover one another, in a grid: each is compared with those near it only.

class Boxes {
  constructor(cell) {
    this.cell = cell; // the grid's width, in units of the map
    this.all = [];
    this.cells = new Map();
  }

  *keysOf({ left, top, right, bottom }, gap = 0) {
    const number = (place) => Math.floor(place / this.cell);
    for (let x = number(left - gap); x <= number(right + gap); x += 1) {
      for (let y = number(top - gap); y <= number(bottom + gap); y += 1) yield x * 65536 + y;
    }
  }

  add(box) {
    this.all.push(box);
    for (const key of this.keysOf(box)) {
      if (!this.cells.has(key)) this.cells.set(key, []);
      this.cells.get(key).push(box);
    }
  }

  // Whether nothing lies here; of what does, only what the test minds counts.
  free(box, gap = 0, minds = () => true) {
    const apart = (other) => box.right + gap < other.left || box.left - gap > other.right
      || box.bottom + gap < other.top || box.top - gap > other.bottom;
    for (const key of this.keysOf(box, gap)) {
      if (!(this.cells.get(key) ?? []).every((other) => apart(other) || !minds(other))) return false;
    }
    return true;
  }

  at({ x, y }) {
    const here = this.cells.get([...this.keysOf({ left: x, top: y, right: x, bottom: y })][0]) ?? [];
    return here.findLast((box) => box.left <= x && x <= box.right && box.top <= y && y <= box.bottom) ?? null;
  }
}
