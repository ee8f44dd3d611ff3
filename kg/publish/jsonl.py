"""Readings and their resolution as JSON Lines: the public interface described in docs/files.md."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

import msgspec

from kg.model import NO_COPIES, Article, Attribution, Claim, Entity, Form, Mention, Reading, Reports, Resolution, Span
from kg.ontology import Ontology

if TYPE_CHECKING:
    import networkx as nx

LEANING = frozenset("who whom whose which that its his her their our my your".split())
# What belongs to a name, and to a description, though nobody is called so: "the Senate", "his own house".
DETERMINERS = {
    Form.NAME: re.compile(r"\bthe $", re.IGNORECASE),
    Form.DESCRIPTION: re.compile(
        r"(?<![\w’'-])(?:(?:the|an?|this|that|these|those|his|her|its|their|our|my|your|each|every|another|both|same|own"
        r"|other|such|many|several|most|some|all|few|certain|any|no) )+$",
        re.IGNORECASE,
    ),
}
LONGEST = 24  # characters that determiners may take
SUPPORT = ("status", "when", "asserted", "confidence", "articles", "reports", "outlets", "first_seen", "last_seen")
EVIDENCE = ("claim", "article", "report", "publisher", "date", "start", "end", "quote")
Row = dict[str, Any]


def dump(rows: Iterable[Row]) -> bytes:
    """One JSON object a line, UTF-8."""
    encode = msgspec.json.Encoder().encode
    return b"".join(encode(row) + b"\n" for row in rows)


def claim_rows(
    readings: Iterable[Reading], resolution: Resolution, ontology: Ontology, reports: Reports = NO_COPIES
) -> Iterator[Row]:
    """Every claim with its ends, quote and offsets, by article and place in the text."""
    entities = {e.id: e for e in resolution.entities}
    for reading in readings:
        names = {mention: chain.name for chain in reading.chains for mention in chain.mentions}
        ends = {}
        for mention in reading.mentions:
            entity = entities[resolution.of_mention[mention.id]]
            ends[mention.id] = end(reading.article, mention, entity, names.get(mention.id, entity.name), ontology)
        for claim in reading.claims:
            report = reports.of_sentence(reading.article.id, claim.evidence)
            yield claim_row(claim, reading.article, ends, ontology) | {"report": report}


def claim_row(claim: Claim, article: Article, ends: Mapping[str, Row], ontology: Ontology) -> Row:
    """One claim as it is written to claims.jsonl."""
    return {
        "id": claim.id,
        "article": article.id,
        "subject": ends[claim.subject],
        "predicate": claim.predicate,
        "object": ends[claim.object],
        "status": str(claim.status),
        "speaker": ends[claim.speaker] if claim.speaker else None,
        "plover": ontology.relations[claim.predicate].plover_type(claim.status),
        "event": claim.event,
        "when": claim.when,
        "where": ends[claim.where] if claim.where else None,
        "roles": [{"role": role} | ends[mention] for role, mention in claim.roles],
        "ended": claim.ended,
        "quote": claim.evidence.of(article.text),
        "start": claim.evidence.start,
        "end": claim.evidence.end,
        "confidence": claim.confidence,
        "extractor": claim.extractor,
    }


def end(article: Article, mention: Mention, entity: Entity, name: str, ontology: Ontology) -> Row:
    """One end of a claim: the entity, what its article calls it in full, and the words that stand for it here."""
    named = {"id": entity.id, "name": name, "type": ontology.main_kind(entity.kind)}
    return named | words(article, mention.span)


def words(article: Article, span: Span) -> Row:
    """A stretch of text with its offsets."""
    return {"text": span.of(article.text), "start": span.start, "end": span.end}


def written(reading: Reading) -> Iterator[tuple[Mention, Span]]:
    """The mentions that do not only lean on others ("who", "its"), in text order with the words to write for them.

    Of those that start together the widest has the determiner.
    """
    text, widest = reading.article.text, dict[int, int]()
    for mention in reading.mentions:
        widest[mention.span.start] = max(mention.span.end, widest.get(mention.span.start, 0))
    for mention in sorted(reading.mentions, key=lambda m: (m.span.start, m.span.end, m.kind)):
        if mention.form is not Form.PRONOUN or mention.span.of(text).lower() not in LEANING:
            outermost = widest[mention.span.start] == mention.span.end
            span = extended(mention, text)
            yield mention, determined(span, mention.form, text) if outermost else span


def extended(mention: Mention, text: str) -> Span:
    """The span of a description with all that its name has of the text: "hundreds of" before, "of Norland" behind.

    >>> text = "It freed hundreds of people of Norland."
    >>> extended(Mention("m", Span(21, 27), "Group", "hundreds of people of Norland", Form.DESCRIPTION), text).of(text)
    'hundreds of people of Norland'
    """
    start = mention.span.start - max(mention.name.find(mention.span.of(text)), 0)
    wide = Span(start, start + len(mention.name))
    told = mention.form is Form.DESCRIPTION and start >= 0 and wide.of(text) == mention.name
    return wide if told and wide.covers(mention.span) else mention.span


def determined(span: Span, form: Form, text: str) -> Span:
    """The words of a mention with article, possessive or demonstrative in front.

    >>> determined(Span(11, 17), Form.NAME, "It met the Senate.").of("It met the Senate.")
    'the Senate'
    """
    known = DETERMINERS.get(form)
    found = known.search(text[max(span.start - LONGEST, 0) : span.start]) if known else None
    return Span(span.start - len(found[0]), span.end) if found else span


def statement_rows(network: nx.MultiDiGraph[str]) -> Iterator[Row]:
    """Every statement with what supports it: one line a fact, however many articles say it."""
    ends = {
        node: {"id": node, "name": about["label"], "type": about["kind"]} for node, about in network.nodes(data=True)
    }
    for subject, obj, key, about in network.edges(keys=True, data=True):
        speaker = {"id": about["speaker_id"], "name": about["speaker"]} if about["speaker_id"] else None
        row = {"id": key, "subject": ends[subject], "predicate": about["relation"], "object": ends[obj]}
        row |= {name: about[name] for name in SUPPORT} | {"speaker": speaker}
        yield row | {"evidence": [{name: one[name] for name in EVIDENCE} for one in about["evidence"]]}


def entity_rows(readings: Iterable[Reading], resolution: Resolution, ontology: Ontology) -> Iterator[Row]:
    """Every entity with its names, links and mentions."""
    places: dict[str, list[Row]] = defaultdict(list)
    for reading in readings:
        for mention, span in written(reading):
            said = words(reading.article, span)
            places[resolution.of_mention[mention.id]].append({"article": reading.article.id} | said)
    for entity in resolution.entities:
        kind = ontology.main_kind(entity.kind)
        row: Row = {"id": entity.id, "name": entity.name, "type": kind, "aliases": list(entity.aliases)}
        row |= {"class": entity.kind} if entity.kind != kind else {}
        row |= {"links": dict(entity.links)} | ({"size": entity.size} if entity.size else {})
        yield row | {"mentions": places[entity.id]}


def attribution_rows(readings: Iterable[Reading]) -> Iterator[Row]:
    """Who said what, in text order."""
    for reading in readings:
        names = {mention: chain.name for chain in reading.chains for mention in chain.mentions}
        for attribution in reading.attributions:
            yield attribution_row(reading, attribution, names)


def attribution_row(reading: Reading, attribution: Attribution, names: Mapping[str, str]) -> Row:
    """One attribution; the speaker's name is that of his chain where he has one, as `names` tells by mention."""
    article, speaker = reading.article, attribution.speaker
    return {
        "article": article.id,
        "speaker": {"name": speaker_name(reading, speaker, names)} | words(article, speaker) if speaker else None,
        "cue": words(article, attribution.cue),
        "content": words(article, attribution.content),
        "direct": attribution.direct,
    }


def speaker_name(reading: Reading, span: Span, names: Mapping[str, str]) -> str:
    """The fullest name of the one whose mention the span holds, else the words themselves."""
    inside = (m.id for m in reading.mentions if span.covers(m.span))
    return next((names[m] for m in inside if m in names), span.of(reading.article.text))
