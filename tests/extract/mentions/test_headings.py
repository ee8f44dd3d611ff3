"""Headlines are told from sentences."""

from __future__ import annotations

import spacy

from kg.extract.mentions.headings import title_case_tokens

BLANK = spacy.blank("en")


def test_a_headline_is_found_and_the_story_is_not() -> None:
    doc = BLANK("Harbour Workers Reject Latest Offer\n\nThe port was calm on Friday, a harbour official said.")
    assert {doc[i].text for i in title_case_tokens(doc)} == {"Harbour", "Workers", "Reject", "Latest", "Offer"}


def test_a_sentence_in_lower_case_is_no_headline() -> None:
    assert not title_case_tokens(BLANK("Ferries were late again because of the fog"))
