"""Doc → mentions: everything in an article that may be an end of a fact.

Layers propose (the gazetteer, people, names, descriptions), the best-founded proposal wins a stretch of words,
and what the article calls by one name is then given one kind throughout.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.learned.tags import Proposal
from kg.extract.mentions.candidates import Candidate, settle
from kg.extract.mentions.classed import find_classed
from kg.extract.mentions.consistency import agree
from kg.extract.mentions.cues import head_nouns
from kg.extract.mentions.descriptions import find_descriptions
from kg.extract.mentions.headings import title_case_tokens
from kg.extract.mentions.names import find_names
from kg.extract.mentions.offices import without_offices
from kg.extract.mentions.owners import without_owners
from kg.extract.mentions.party_tags import without_tags
from kg.extract.mentions.persons import find_persons
from kg.extract.mentions.proposed import FOUND, find_proposed, names_believed, with_descriptions, without_glued
from kg.extract.mentions.runs import find_runs
from kg.extract.mentions.territories import find_territories
from kg.extract.mentions.words import spell
from kg.extract.parse import Doc
from kg.gazetteer import Gazetteer
from kg.ids import content_id
from kg.model import Form, Mention, Span
from kg.ontology import Ontology

__all__ = ["find_mentions"]


def find_mentions(
    doc: Doc, ontology: Ontology, gazetteer: Gazetteer, article_id: str, proposals: Sequence[Proposal] = ()
) -> list[Mention]:
    """The mentions of an article in text order, wider before narrower where they start together.

    A network may have proposed some; without its proposals the rules are alone.
    """
    nouns = head_nouns(ontology)
    headings = title_case_tokens(doc)
    known = list(find_territories(doc, gazetteer))
    guessed = [*find_persons(doc, nouns, gazetteer), *find_names(doc, nouns, gazetteer)]
    classed = list(find_classed(doc, gazetteer))
    guessed += classed
    guessed += find_runs(doc, [*known, *guessed], nouns, headings)
    proposed = list(find_proposed(doc, proposals, nouns))
    guessed = without_glued(doc, guessed, proposed, nouns)
    guessed += names_believed(proposed, known, guessed)
    guessed = agree(doc, without_offices(doc, guessed, nouns), nouns, headings)
    classes = {c.start for c in classed}
    described = [c for c in find_descriptions(doc, nouns) if c.end - 1 not in classes]
    described = with_descriptions(doc, described, proposed)
    named = without_owners(doc, list(without_offices(doc, [*guessed, *described], nouns)), known)
    ranked = sorted(without_tags(doc, [*known, *named]), key=rank)
    return [make_mention(doc, c, article_id) for c in settle(ranked)]


def rank(candidate: Candidate) -> tuple[int, int, int]:
    """Who goes first: the gazetteer's of several words and names that are one whole, described names, other names."""
    width = candidate.start - candidate.end
    if candidate.form is Form.DESCRIPTION:
        level = 3
    elif candidate.found == FOUND:
        level = 1
    elif candidate.found == "description":
        level = 1 if candidate.open else 0
    elif candidate.found == "gazetteer":
        level = 2 if width == -1 else 0
    else:
        level = 2
    return level, width, candidate.start


def make_mention(doc: Doc, candidate: Candidate, article_id: str) -> Mention:
    """The mention that a candidate stands for, with its offsets and its id."""
    words = doc[candidate.start : candidate.end]
    span = Span(words.start_char, words.end_char)
    return Mention(
        id=content_id(article_id, span.start, span.end, candidate.kind),
        span=span,
        kind=candidate.kind,
        name=spell(candidate.name),
        form=candidate.form,
        found=candidate.found,
        wikidata=candidate.wikidata,
        size=candidate.size,
    )
