"""The pieces of a paragraph as HTML. There are hundreds in an article, too many for a template to be quick about."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup, escape

from kg.publish.articles.pieces import Piece


def write_letters(pieces: Iterable[Piece]) -> Markup:
    """The text, letter for letter, each mention a link to its entity, and each sentence with the numbers of its notes.

    The numbers are no text: they are drawn by the style sheet.
    """
    return Markup("".join(write_piece(piece) + write_numbers(piece) for piece in pieces))


def write_piece(piece: Piece) -> str:
    """Letters that are marked alike. One piece of each mention is reached by the keyboard."""
    text = exact(piece.text)
    mark = piece.mark
    if mark is None:
        return f'<span class="{piece.style}">{text}</span>' if piece.style else text
    if mark.sign is None:
        return f'<a class="{piece.style}" href="{escape(mark.link)}">{text}</a>'
    sign = mark.sign
    style = f"{piece.style} m {sign.style}" + (" lean" if not mark.named else " g" if piece.opens else "")
    paint = f' style="--kind: {sign.paint}"' if sign.paint else ""
    if not piece.text.strip():  # between two mentions in a third: nothing that a link could be known by
        return f'<span class="{style}"{paint}>{text}</span>'
    first = f' id="{mark.style}"' if piece.first else ""
    reach = f' title="{escape(sign.name)}"' if piece.opens else ' tabindex="-1"'
    return f'<a class="{style}" href="{escape(sign.link)}"{paint}{first}{reach}>{text}</a>'


def write_numbers(piece: Piece) -> str:
    """The numbers of the notes on the words that end with a piece."""
    if piece.notes is None:
        return ""
    first, last = piece.notes
    label, numbers = (f"Note {first}", first) if first == last else (f"Notes {first} to {last}", f"{first}–{last}")
    return f'<a class="r {piece.style}" href="#n{first}" aria-label="{label}" data-notes="{numbers}"></a>'


def exact(text: str) -> str:
    """Text as HTML, letter for letter: a browser would take a carriage return for a line feed."""
    letters = escape(text)
    return letters.replace("\r", Markup("&#13;")) if "\r" in text else letters
