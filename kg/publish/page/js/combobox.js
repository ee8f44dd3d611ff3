// An input with suggestions, as the ARIA Authoring Practices describe a combobox.

// find: text → options; draw: option → what its row holds; pick: what to do with the chosen one; none: what to say
// where nothing was found; further: text → options that come later; leave: what to do when the reader goes away without choosing.
function combobox(input, list, { find, draw, pick, none, further = async () => [], leave = () => {} }) {
  let options = [];
  let current = 0;

  function redraw() {
    list.replaceChildren(...options.map((option, i) => element("li", {
      id: `${list.id}-${i}`, role: "option", "aria-selected": String(i === current),
      onpointerdown: (event) => event.preventDefault(), onclick: () => settle(i),
    }, ...draw(option))));
    if (!options.length && input.value.trim()) {
      list.append(element("li", { class: "nothing", role: "option", "aria-disabled": "true" }, none));
    }
    const open = list.childElementCount > 0;
    list.hidden = !open;
    input.setAttribute("aria-expanded", String(open));
    if (options.length) {
      input.setAttribute("aria-activedescendant", `${list.id}-${current}`);
      list.children[current].scrollIntoView({ block: "nearest" });
    } else input.removeAttribute("aria-activedescendant");
  }

  function suggest() {
    const text = input.value;
    options = find(text);
    current = 0;
    redraw();
    further(text).then((more) => {
      if (!more.length || input.value !== text) return;
      options = options.concat(more);
      redraw();
    });
  }

  function close() {
    options = [];
    input.value = "";
    redraw();
    leave();
  }

  function settle(i) {
    const option = options[i];
    close();
    pick(option);
  }

  function onComboKey(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && options.length) {
      current = (current + step + options.length) % options.length;
      redraw();
    } else if (step) suggest();
    else if (event.key === "Enter" && options.length) settle(current);
    else if (event.key === "Escape" && input.value) {
      close();
      event.stopPropagation();
    } else return;
    event.preventDefault();
  }

  input.addEventListener("input", suggest);
  input.addEventListener("keydown", onComboKey);
  input.addEventListener("blur", close);
}
