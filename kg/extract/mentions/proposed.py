"""What a trained network proposes, as candidates beside those of the rules.

It is surer than spaCy of kinds and of where a name ends. It was taught on the entities that annotators had a use for,
so where it proposes nothing, somebody may still be named.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from kg.extract.learned.tags import Proposal
from kg.extract.mentions.candidates import Candidate
from kg.extract.mentions.cues import Nouns
from kg.extract.mentions.persons import trim
from kg.extract.mentions.phrases import counted, size_of
from kg.extract.mentions.words import LINKS, is_one_name
from kg.extract.parse import Doc, Token
from kg.extract.parse import Span as Words
from kg.model import Form

FOUND = "network"
INITIAL = 3  # characters that an initial or a short title has at most
NOMINAL = frozenset({"NOUN", "PROPN"})
UNFINISHED = frozenset("ADP DET PART CCONJ PUNCT".split())  # no mention ends with these
EXACT, CERTAIN = 0.95, 0.99  # the scores from which its edges of a person's name are better, where words tell so or not
SURE = 0.85  # the score from which it is believed where nobody else sees a mention, or another one


def find_proposed(doc: Doc, proposals: Iterable[Proposal], nouns: Nouns) -> Iterator[Candidate]:
    """The surest proposal for each stretch of words. Countries are left to the gazetteer, which knows them all."""
    best: dict[tuple[int, int], Proposal] = {}
    for proposal in sorted(proposals, key=lambda p: p.score):
        words = doc.char_span(proposal.span.start, proposal.span.end)
        if words is not None and (edges := edges_of(words, proposal.kind, nouns)):
            best[edges] = proposal
    for (start, end), proposal in sorted(best.items()):
        if proposal.kind != "Country":
            yield make_candidate(doc[start:end], proposal, nouns)


def edges_of(words: Words, kind: str, nouns: Nouns) -> tuple[int, int] | None:
    """Where a proposal begins and ends: people without titles, nothing on a preposition or over a line's end."""
    start, end = words.start, words.end
    if kind == "Person" and words[-1].text[0].isupper():
        start, end = trim(words.doc, start, end, nouns)
    while start < end and words.doc[end - 1].pos_ in UNFINISHED:
        end -= 1
    whole = start < end and not any("\n" in token.text for token in words.doc[start:end])
    return (start, end) if whole and words.doc[start:end].root.pos_ in NOMINAL else None


def make_candidate(words: Words, proposal: Proposal, nouns: Nouns) -> Candidate:
    """A proposal as a name where its head is written as one, else as a description, counted where it is of several."""
    head, kind = words.root, proposal.kind
    named = head.text[0].isupper() and head.pos_ == "PROPN"
    start = counted(head, words.start) if kind == "Group" else words.start
    return Candidate(
        words.start,
        words.end,
        kind,
        words.doc[start : words.end].text,
        Form.NAME if named else Form.DESCRIPTION,
        FOUND,
        size=size_of(head) if kind == "Group" else None,
        open=not named or kind == "Group" or holds_names(words, nouns),
        score=proposal.score,
    )


def holds_names(words: Words, nouns: Nouns) -> bool:
    """Whether other names may lie in a name: "[[Qatari] Ministry] of Health", but not in a school's."""
    body = words[-1].lower_ in nouns or any(token.pos_ == "ADP" for token in words)
    return len(words) > 1 and body and not is_one_name(words)


def without_glued(
    doc: Doc, guessed: Iterable[Candidate], proposed: Iterable[Candidate], nouns: Nouns
) -> list[Candidate]:
    """The rules' candidates but for people with words glued to them that the network leaves out: "Has Anna Berg"."""
    small = {token.text for token in doc if token.is_lower}
    exact = [c for c in proposed if c.kind == "Person" and c.form is Form.NAME and c.score >= EXACT]

    def is_plain(token: Token) -> bool:
        common = token.pos_ != "PROPN" or token.lower_ in small or token.lower_ in nouns
        return common and token.lower_ not in LINKS and token.text not in {"[", "]"}

    def is_glued(whole: Candidate, name: Candidate) -> bool:
        left_out = [doc[i] for i in range(whole.start, whole.end) if not name.start <= i < name.end]
        full = name.end == whole.end and name.end - name.start > 1 and doc[name.start].lower_ not in LINKS
        heading = full and all(len(token) > INITIAL for token in left_out)
        return (
            bool(left_out) and whole.covers(name) and (heading or name.score >= CERTAIN or any(map(is_plain, left_out)))
        )

    return [c for c in guessed if c.kind != "Person" or not any(is_glued(c, name) for name in exact)]


def names_believed(
    proposed: Iterable[Candidate], known: Iterable[Candidate], guessed: Sequence[Candidate]
) -> list[Candidate]:
    """The names proposed that are sure, and those that the rules see too: of these the kind may be better.

    What the gazetteer knows stays as it is, only a capital may be taken for a mere place; nobody's name is cut.
    """
    countries = {(c.start, c.end) for c in known if c.kind == "Country"}
    fixed = {(c.start, c.end) for c in known} - countries
    seen = {(c.start, c.end) for c in guessed}
    people = [c for c in guessed if c.kind == "Person"]
    believed = []
    for c in proposed:
        edges = c.start, c.end
        cut = c.kind == "Person" and any(p.covers(c) and (p.start, p.end) != edges for p in people)
        free = edges not in fixed and (c.kind == "Place" or edges not in countries)
        if c.form is Form.NAME and free and not cut and (c.score >= SURE or edges in seen):
            believed.append(c)
    return believed


def with_descriptions(doc: Doc, described: Sequence[Candidate], proposed: Sequence[Candidate]) -> list[Candidate]:
    """The descriptions, where the network is sure with the edges that it gives them; it may not uncount a group.

    Bare nouns in which it sees nothing are dropped.
    """
    if not proposed:
        return [*described]
    sure = {head_of(doc, c): c for c in proposed if c.form is Form.DESCRIPTION and c.score >= SURE}
    seen = {i for c in proposed for i in range(c.start, c.end)}
    kept = []
    for rule in described:
        head = head_of(doc, rule)
        if head in sure and rule.kind == "Group" and rule.start < sure[head].start:
            del sure[head]
        if rule.form is Form.NAME or not (head in sure or (head not in seen and is_bare(doc, rule))):
            kept.append(rule)
    return [*sure.values(), *kept]


def is_bare(doc: Doc, candidate: Candidate) -> bool:
    """Whether nobody in particular is meant: "officials", "weapons" without an article or anything else beside them."""
    alone = candidate.end - candidate.start == 1 and candidate.kind in {"Group", "Good"}
    return alone and not any(t.dep_ in {"det", "poss"} for t in doc[candidate.start].lefts)


def head_of(doc: Doc, candidate: Candidate) -> int:
    """The token that a candidate's other words hang on."""
    return doc[candidate.start : candidate.end].root.i
