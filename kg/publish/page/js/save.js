// What is visible, to be kept: as a picture, a drawing, a table, RDF, or on paper.

const saveTable = () => keep(new Blob([tableText()], { type: "text/csv" }), fileName("csv"));
const saveTurtle = () => keep(new Blob([turtleText()], { type: "text/turtle" }), fileName("ttl"));

const WAYS_TO_SAVE = [
  ["Picture", "PNG", () => savePicture("png")],
  ["Drawing", "SVG", () => savePicture("svg")],
  ["Table of sentences", "CSV", saveTable],
  ["Linked data", "Turtle", saveTurtle],
  ["Print, or save as PDF", "", () => print()],
];

const saveMenu = element("div", { id: "save", class: "menu", popover: "auto", role: "group", "aria-label": "Save what is visible", ontoggle: onSaveMenu },
  ...WAYS_TO_SAVE.map(([name, format, deed]) => element("button", { type: "button", class: "way-to-save", onclick: () => save(deed) },
    name, element("span", { class: "count" }, format))),
  element("p", { class: "note", role: "status" }));
document.body.append(saveMenu);

const saveButton = toolButton("Save", "Save what is visible", openSave, null, { "aria-haspopup": "true", "aria-expanded": "false", "aria-controls": "save" });

function openSave() {
  saveMenu.togglePopover();
  if (!saveMenu.matches(":popover-open")) return;
  const { left, bottom } = saveButton.getBoundingClientRect();
  saveMenu.style.left = `${Math.max(8, Math.min(left, innerWidth - saveMenu.offsetWidth - 8))}px`;
  saveMenu.style.top = `${bottom + 4}px`;
  saveMenu.querySelector("button").focus();
}

function onSaveMenu({ newState }) {
  saveButton.setAttribute("aria-expanded", String(newState === "open"));
  saveMenu.querySelector(".note").textContent = "";
}

// A frame, as in a notebook, may forbid downloads without a word.
function save(deed) {
  const note = saveMenu.querySelector(".note");
  try {
    deed();
    if (window.parent === window) saveMenu.hidePopover();
    else note.textContent = "If no file arrives, the frame that shows this page forbids it: open the page by itself.";
  } catch (error) {
    note.textContent = `This could not be saved here: ${error.message}`;
  }
}
