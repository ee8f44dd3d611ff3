"""However marks lie, the pieces of a text are the text."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.model import Span
from kg.paragraphs import find_paragraphs
from kg.publish.articles.notes import Note, Sign
from kg.publish.articles.pieces import Mark, Paragraph, set_paragraphs

TEXTS = st.text(alphabet="ab \n🦊ش", min_size=1, max_size=60)


@st.composite
def marked(draw: st.DrawFn) -> tuple[str, list[Mark], list[Note]]:
    text = draw(TEXTS)
    spans = st.tuples(*[st.integers(0, len(text))] * 2).filter(lambda e: e[0] != e[1]).map(lambda e: Span(*sorted(e)))
    names = draw(st.lists(spans, max_size=6))
    mentions = [Mark(span, f"e{n}", f"#{n}", Sign(str(n), str(n))) for n, span in enumerate(names)]
    notes = draw(st.lists(st.builds(Note, spans, spans, spans, spans, st.just(()), st.just("met")), max_size=6))
    return text, mentions, sorted(notes, key=lambda note: note.place.start)


@settings(deadline=None)  # a busy machine is no fault
@given(marked())
def test_the_pieces_are_the_text_and_each_letter_has_its_marks(given: tuple[str, list[Mark], list[Note]]) -> None:
    text, mentions, notes = given
    spans = find_paragraphs(text)
    set_out = list(set_paragraphs(text, spans, mentions, notes))
    assert ["".join(piece.text for piece in paragraph.pieces) for paragraph in set_out] == [s.of(text) for s in spans]
    if spans:
        assert [note for paragraph in set_out for note in paragraph.notes] == notes
    for span, paragraph in zip(spans, set_out, strict=True):
        for mark in mentions:
            if span.covers(mark.span):
                assert words(paragraph, mark.style) == mark.span.of(text)
        for slot, note in enumerate(paragraph.notes, 1):
            for role, part in (("s", note.place), ("a", note.who), ("b", note.deed), ("c", note.whom)):
                if part and span.covers(part):
                    assert words(paragraph, f"{role}{slot}") == part.of(text)


def words(paragraph: Paragraph, style: str) -> str:
    return "".join(piece.text for piece in paragraph.pieces if style in piece.style.split())


def test_of_marks_in_marks_the_innermost_leads_and_each_opens_once() -> None:
    sailors, norland = Sign("sailors", "14 sailors"), Sign("norland", "Norland")
    mentions = [Mark(Span(0, 18), "e1", "#s", sailors), Mark(Span(3, 10), "e2", "#n", norland)]
    [paragraph] = set_paragraphs("14 Norland sailors", [Span(0, 18)], mentions, [])
    told = [(piece.text, piece.mark and piece.mark.link, piece.opens) for piece in paragraph.pieces]
    assert told == [("14 ", "#s", True), ("Norland", "#n", True), (" sailors", "#s", False)]


def test_notes_are_told_where_their_words_end() -> None:
    text = "They met. They left, he said."
    places = [Span(0, 9), Span(0, 9), Span(10, 19), Span(10, 29)]
    notes = [Note(place, None, place, None, (), "met") for place in places]
    [paragraph] = set_paragraphs(text, [Span(0, 29)], [], notes)
    assert [(piece.text, piece.notes) for piece in paragraph.pieces if piece.notes] == [
        ("They met.", (1, 2)),
        (", he said.", (3, 4)),
    ]
