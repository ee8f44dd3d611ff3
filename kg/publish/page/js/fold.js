// Much to read, a little at a time: what nobody has asked for yet is not made.

// A list of which the first few stand there; a button brings the rest, and the keyboard's focus goes to it.
function listSome(items, draw, few, noun, attributes = {}) {
  const list = element("ul", attributes, ...items.slice(0, few).map(draw));
  const rest = items.slice(few);
  if (!rest.length) return list;
  const more = element("button", { type: "button", class: "plain more", onclick: showRest }, `Show ${plural(rest.length, `more ${noun}`)}`);
  function showRest() {
    const made = rest.map(draw);
    list.append(...made);
    more.remove();
    made[0].tabIndex = -1;
    made[0].focus();
  }
  return element("div", {}, list, more);
}

// What opens by its summary; its content is made when it is first open.
function unfold(summary, make, open = false) {
  const content = element("div");
  const fill = () => { if (!content.hasChildNodes()) content.append(...make()); };
  if (open) fill();
  return element("details", { open, ontoggle: fill }, element("summary", {}, summary), content);
}
