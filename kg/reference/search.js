// Shows the entries that hold every word typed, and hides the others and the sections left empty.
const box = document.querySelector("#search");
const found = document.querySelector("#found");
const entries = [...document.querySelectorAll(".term")].map((node) => {
  const told = [...node.querySelectorAll("h3, .told, .example, .examples, .far, .inverse")];
  return { node, text: told.map((part) => part.textContent).join(" ").toLowerCase() };
});
const sections = [...document.querySelectorAll("main > section")];

function search() {
  const words = box.value.toLowerCase().split(/\s+/).filter(Boolean);
  let count = 0;
  for (const { node, text } of entries) {
    node.hidden = !words.every((word) => text.includes(word));
    count += node.hidden ? 0 : 1;
  }
  document.body.classList.toggle("searching", words.length > 0);
  for (const section of sections) section.hidden = words.length > 0 && !section.querySelector(".term:not([hidden])");
  if (words.length) window.scrollTo(0, 0);
  found.textContent = words.length ? (count === 1 ? "1 term" : `${count} terms`) : "";
}

box.closest(".search").hidden = false;
box.addEventListener("input", search);
box.addEventListener("keydown", (event) => {
  if (event.key === "Escape") { box.value = ""; search(); }
});
document.addEventListener("keydown", (event) => {
  if (event.key === "/" && document.activeElement !== box) { event.preventDefault(); box.focus(); }
});
document.addEventListener("click", (event) => {
  const link = event.target.closest("a[href^='#']");
  if (link && box.value) { box.value = ""; search(); }  // the entry led to may be hidden
});
