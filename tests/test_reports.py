"""Copies of one text are one report; what a copy adds, and what only resembles it, is not."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.model import Article, Claim, Reading, Reports, Span
from kg.reports import find_reports

WIRE = (
    "Sudonia freed twelve fishermen on Monday after nine months in a coastal prison, the foreign ministry said. "
    "They crossed the border at Port Hale before dawn, where their families had waited since Sunday night. "
    '"We are grateful to everyone who kept asking," said Ada Moss, the envoy of Norland, who had flown in twice. '
    "Norland agreed in return to lift its ban on Sudonian timber, which had cost both sides dearly. "
    "Talks about a lasting fishing treaty are to begin in the spring, officials of both countries said. "
    "The crews were caught last August, when a storm drove four boats across a line that no chart agrees upon."
)
OTHER = (
    "Twelve fishermen came home to Norland yesterday, thin and laughing, after Sudonia let them go. "
    '"We are grateful to everyone who kept asking," said the envoy Ada Moss on the quay. '
    "It was she who had carried the offer: timber for men, as a diplomat put it who asked not to be named. "
    "In the harbour they spoke of cold soup, of a guard who liked chess, and of the storm which had undone them."
)
ADDED = "The mayor of Port Hale, Jon Berg, promised every family a month's rent and a ham from the council's own store."
FOOTER = " Subscribe to our newsletter and never miss a story from the coast: join forty thousand readers today."


def sentences(text: str) -> list[Span]:
    return [Span(*match.span()) for match in re.finditer(r'\S[^.]*\.(?:")?', text)]


def reading(name: str, text: str, published: str | None = "2024-05-06") -> Reading:
    """An article every sentence of which makes a claim."""
    claims = [Claim(f"{name}-{s.start}", name, "m", "met", "n", s, s) for s in sentences(text)]
    return Reading(Article(name, text, published=published), claims=tuple(claims))


def reports_of(read: Reading, reports: Reports) -> list[str]:
    """The report of each sentence, in order."""
    return [reports.of_sentence(read.article.id, claim.evidence) for claim in read.claims]


def compare(copy: str, original: str = WIRE) -> tuple[str, list[str]]:
    """The report of an article that appeared a day after another, and those of its sentences."""
    later = reading("copy", copy, "2024-05-07")
    reports = find_reports([later, reading("wire", original)])
    assert reports.of_article("wire") == "wire"
    return reports.of_article("copy"), reports_of(later, reports)


def test_the_same_text_is_one_report() -> None:
    assert compare(WIRE) == ("wire", ["wire"] * 6)


def test_so_are_a_dateline_other_quotes_and_dashes() -> None:
    dressed = WIRE.replace('"We', "“We").replace(' asking,"', " asking,”").replace(", which had", " – which had")
    assert compare(f"PORT HALE (Reuters) — {dressed.upper()}")[0] == "wire"


def test_a_copy_may_be_cut() -> None:
    assert compare(WIRE[: WIRE.index("Norland agreed")]) == ("wire", ["wire"] * 3)


def test_a_sentence_may_be_touched_up() -> None:
    touched = (
        WIRE.replace("freed twelve", "released 12").replace("before dawn", "at sunrise").replace("dearly", "a lot")
    )
    assert compare(touched) == ("wire", ["wire"] * 6)


def test_what_a_copy_adds_is_a_report_of_its_own() -> None:
    first, rest = WIRE[: WIRE.index("Norland agreed")], WIRE[WIRE.index("Norland agreed") :]
    assert compare(first + ADDED + " " + rest) == ("wire", ["wire"] * 3 + ["copy"] + ["wire"] * 3)


def test_an_article_that_borrows_a_passage_is_no_copy_but_the_passage_is() -> None:
    own = OTHER.replace('"We are grateful to everyone who kept asking," said the envoy Ada Moss on the quay. ', "")
    passage = WIRE[: WIRE.index('"We')]
    assert compare(f"{own} {ADDED} {passage}") == ("copy", ["copy"] * 4 + ["wire"] * 2)


def test_two_stories_on_one_event_with_the_same_quotation_are_two_reports() -> None:
    assert compare(OTHER) == ("copy", ["copy"] * 4)


def test_a_boilerplate_makes_no_copy() -> None:
    assert compare(OTHER + FOOTER, WIRE + FOOTER) == ("copy", ["copy"] * 5)
    assert compare(ADDED + FOOTER, WIRE + FOOTER)[0] == "copy"


def test_short_items_are_copies_only_as_a_whole() -> None:
    assert compare("Sudonia freed twelve men on Monday.", "Sudonia freed twelve men on Monday.") == ("wire", ["wire"])
    assert compare("Sudonia freed twelve men on Friday.", "Sudonia freed twelve men on Monday.") == ("copy", ["copy"])


def test_a_copy_of_a_copy_prints_the_first_report() -> None:
    middle = reading("middle", WIRE[: WIRE.index("Talks")] + ADDED, "2024-05-07")
    last = reading("last", WIRE[WIRE.index('"We') : WIRE.index("Talks")] + ADDED, "2024-05-08")
    reports = find_reports([last, middle, reading("wire", WIRE)])
    assert reports.of_article("middle") == reports.of_article("last") == "wire"
    assert reports_of(last, reports) == ["wire", "wire", "middle"]


def test_of_one_day_the_longest_text_is_the_original_and_of_no_day_the_last() -> None:
    cut = WIRE[: WIRE.index("Talks")]
    same_day = find_reports([reading("a-cut", cut), reading("whole", WIRE)])
    assert dict(same_day.copies) == {"a-cut": "whole"}
    assert dict(find_reports([reading("a", WIRE, None), reading("b", cut)]).copies) == {"a": "b"}


def test_nothing_read_has_no_reports() -> None:
    assert find_reports([]) == Reports()
    assert find_reports([reading("a", ""), reading("b", "…")]) == Reports()


PARTS = [match.group() for match in re.finditer(r'\S[^.]*\.(?:")?', f"{WIRE} {OTHER} {ADDED}")]
texts = st.lists(st.sampled_from(PARTS), min_size=1, max_size=6).map(" ".join)
days = st.sampled_from([None, "2024-05-06", "2024-05-07", "2024-05"])


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(texts, days), max_size=7), st.randoms(use_true_random=False))
def test_order_of_reading_changes_nothing(articles: list[tuple[str, str | None]], random: object) -> None:
    readings = [reading(f"a{i}", text, day) for i, (text, day) in enumerate(articles)]
    shuffled = list(readings)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert find_reports(shuffled) == find_reports(readings)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(texts, days), max_size=7))
def test_a_report_is_never_itself_a_copy(articles: list[tuple[str, str | None]]) -> None:
    reports = find_reports([reading(f"a{i}", text, day) for i, (text, day) in enumerate(articles)])
    assert all(reports.of_article(report) == report for report in reports.copies.values())
