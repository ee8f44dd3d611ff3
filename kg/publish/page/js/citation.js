// A sentence to be quoted elsewhere, with its source.

function cite(proof) {
  const { publisher, date, url } = articleOf(proof);
  const source = [publisher, date && readableDate(date)].filter(Boolean).join(", ");
  return [`“${proof.quote}”`, `${nameOfArticle(proof)}.`, source && `${source}.`, url && safeLink(url)].filter(Boolean).join(" ");
}

function citationButton(proof) {
  return element("button", {
    type: "button", class: "plain", "aria-label": `Copy citation from “${nameOfArticle(proof)}”`,
    onclick: (event) => copy(cite(proof), event.currentTarget),
  }, "Copy citation");
}

// Where the browser forbids it, the text is laid out to be copied by hand.
async function copy(text, button) {
  try {
    await navigator.clipboard.writeText(text);
    const words = button.textContent;
    button.textContent = "Copied";
    setTimeout(() => { button.textContent = words; }, 2000);
  } catch {
    const field = element("textarea", { class: "to-copy", readonly: true, rows: "4", "aria-label": "To be copied by hand" }, text);
    button.replaceWith(field);
    field.select();
  }
}
