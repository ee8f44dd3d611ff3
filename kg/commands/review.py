"""`kg review`: what kg is unsure of, one pair after the other."""

from __future__ import annotations

import sys
from pathlib import Path

import typer
from rich.text import Text

from kg.commands.identity import By, Folder
from kg.commands.options import complain, now, show
from kg.errors import KgError

VERDICTS = {"s": "same", "d": "different", "u": "unsure"}
KEYS = "s same   d different   u cannot tell   b back   q save and quit   ? help"
HELP = """s  they are one: they are joined
d  they are two: nothing will ever join them
u  cannot be told: they stay apart, and are not asked about again
b  back to the question before; its answer is taken back
q  save and quit; every answer is in ledger.csv already"""


def review(by: By, output: Folder = Path("output")) -> None:
    """Judge the pairs that kg is unsure of, one by one.

    Those that most claims hang on come first. Answers are single keys, or lines when they come from a file or a pipe.
    Each is written to ledger.csv at once; at the end all files follow.

    Example: `kg review --output mygraph`
    """
    from kg.identity import finish_review, open_review

    session, portraits, notes = open_review(output, by)
    for note in notes:
        complain(note)
    if not session.open:
        show(Text("There is nothing to review: kg is unsure of no pair that the ledger does not settle."))
    shown = None
    while session.open:
        if shown is not session.open[0]:
            shown, answered = session.open[0], len(session.answers)
            show(portraits.compare(shown, answered + 1, answered + len(session.open)))
        key = ask()
        if key in VERDICTS:
            try:
                session.answer(VERDICTS[key])
            except KgError as error:
                complain(str(error))
        elif key == "b":
            if not session.back():
                show(Text("This is the first question."))
        elif key == "q":
            break
        else:
            show(Text(HELP))
    if session.answers:
        show(Text(finish_review(output, session, now())))


def ask() -> str:
    """The next key, in lower case; "q" where there is no more."""
    show(Text(KEYS, style="bold"))
    try:
        if sys.stdin.isatty():
            return typer.getchar().lower()
        return (sys.stdin.readline() or "q").strip()[:1].lower()
    except (KeyboardInterrupt, EOFError):
        return "q"
