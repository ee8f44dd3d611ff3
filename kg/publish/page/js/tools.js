// The toolbar on the map: small buttons with a sign, a name for those who hear the page, and a tip.

const toolsElement = document.getElementById("tools");

function toolButton(name, tip, deed, sign = null, attributes = {}) {
  const content = sign ? drawing("0 0 16 16", "path", { d: sign }) : name;
  const button = element("button", { type: "button", "aria-label": sign ? name : null, title: tip, onclick: deed, ...attributes }, content);
  toolsElement.append(button);
  return button;
}
