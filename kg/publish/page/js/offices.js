// Who holds, or held, which post of which body.

// "since 2029, last reported 4 March 2031": what is stated comes before what the dates of articles tell.
function termOf({ begin, end, first, last, over }) {
  const stated = begin && end ? period(begin, end) : begin ? `since ${readableDate(begin)}` : end ? `until ${readableDate(end)}` : "";
  const [from, until] = [first ?? last, last ?? first];
  const reported = !from || (begin && end) ? "" : begin ? `last reported ${readableDate(until)}` : `reported ${period(from, until)}`;
  return [stated, reported, over && !end && `over by ${readableDate(over)}`].filter(Boolean).join(", ");
}

function officeItem(office, id) {
  const held = office.holder_id === id;
  const other = held ? nameOrText(office.body_id, office.body) : nameOrText(office.holder_id, office.holder);
  return element("li", {}, element("p", {}, ...(held ? [`${office.role} of `, other] : [other, `, ${office.role}`])),
    element("p", { class: "details" }, termOf(office)));
}

// The latest first.
function officesOf({ id, offices }) {
  if (!offices?.length) return null;
  const latest = [...offices].reverse();
  const title = offices.every((office) => office.body_id === id) ? "Who holds its offices" : "Offices";
  return element("section", {}, element("h3", {}, title), listSome(latest, (office) => officeItem(office, id), 4, "office", { class: "offices" }));
}
