"""Names that the tagger has missed: capitalised words that only their surroundings explain."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.extract.mentions.candidates import Candidate
from kg.extract.mentions.cues import Nouns
from kg.extract.mentions.persons import LOCATIVE
from kg.extract.mentions.words import BODY_ENDINGS, NO_BODIES, is_name_word, over_hyphens
from kg.extract.parse import Doc
from kg.extract.parse import Span as Words

SPEECH = frozenset("say tell add write ask argue warn note explain claim announce insist acknowledge".split())


def find_runs(doc: Doc, taken: Iterable[Candidate], nouns: Nouns, headings: frozenset[int]) -> Iterator[Candidate]:
    """Candidates among the proper nouns outside headings that no other candidate has."""
    used = headings.union(*(range(c.start, c.end) for c in taken))
    i = 0
    while i < len(doc):
        end = i
        while end < len(doc) and end not in used and doc[end].pos_ == "PROPN" and doc[end].text[0].isupper():
            end = over_hyphens(doc, i, end + 1)[1]
        if end > i and (kind := kind_around(words := doc[i:end], nouns)):
            yield Candidate(words.start, words.end, kind, words.text, found="runs")
        i = max(end, i + 1)


def kind_around(words: Words, nouns: Nouns) -> str | None:
    """The kind that a name's surroundings tell: what it is called beside it, what it does, where it stands."""
    root, text = words.root, words.text
    if len(words) > 1 and (BODY_ENDINGS.get(words[-1].lower_) or nouns.get(words[-1].lower_)) == "Organization":
        return "Organization"
    if any(t.lower_ in nouns or t.like_num for t in words) or words[0].ent_type_ in {"DATE", "TIME"}:
        return None
    if len(words) == 1 and text.isupper() and text.isalpha() and 2 < len(text) < 7:
        indefinite = any(c.lower_ in {"a", "an"} for c in root.lefts)
        return None if text in NO_BODIES or indefinite else "Organization"
    if not all(is_name_word(t) or t.text == "-" for t in words) or text.isupper():
        return None
    if any(c.dep_ == "appos" and nouns.get(c.lower_) == "Person" for c in root.children):
        return "Person"
    if len(words) > 1 and root.dep_ == "nsubj" and root.head.lemma_ in SPEECH:
        return "Person"
    if len(words) in {2, 3} and root.dep_ == "conj" and root.head.ent_type_ == "PERSON":
        return "Person"
    if root.dep_ == "appos" and nouns.get(root.head.lower_) == "Person":
        return "Person"
    before = words.doc[words.start - 1].lower_ if words.start else ""
    if len(words) in {2, 3} and before in {"'s", "’s"} and words.doc[words.start - 2].ent_type_ in {"GPE", "PERSON"}:
        return "Person"
    if len(words) == 2 and words[0].ent_type_ == "" and words[1].ent_type_ == "DATE":
        return "Person"  # a surname that is a month
    return "Place" if root.dep_ == "pobj" and before in LOCATIVE else None
