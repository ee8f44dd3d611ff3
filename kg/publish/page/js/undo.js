// What was chosen before, as addresses tell it: back and forth. What is selected is no choice.

const past = []; // the present one last
const future = [];
const undoButton = toolButton("Undo", "Undo (Ctrl+Z)", undo, "M6 3L2.5 6.5 6 10M3 6.5h6a4 4 0 0 1 0 8H6");
const redoButton = toolButton("Redo", "Redo (Ctrl+Shift+Z)", redo, "M10 3l3.5 3.5L10 10M13 6.5H7a4 4 0 0 0 0 8h3");

function keepChoice({ tried }) {
  const text = choicesAsText();
  if (!tried && text !== past.at(-1)) {
    past.push(text);
    future.length = 0;
  }
  for (const [button, able] of [[undoButton, past.length > 1], [redoButton, future.length > 0]]) {
    button.setAttribute("aria-disabled", String(!able)); // a disabled button would lose the keyboard's focus
  }
}

function undo() {
  if (past.length < 2) return;
  future.push(past.pop());
  change(() => readChoices(past.at(-1)));
}

function redo() {
  if (!future.length) return;
  past.push(future.pop());
  change(() => readChoices(past.at(-1)));
}
