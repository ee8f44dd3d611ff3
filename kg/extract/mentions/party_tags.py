"""Tags of party and state after a politician's name: "D-Mich.", "R-Maine". They name nothing by themselves."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from kg.extract.mentions.candidates import Candidate
from kg.extract.parse import Doc

TAG = re.compile(r"(?<![\w-])[DIR]-(?!Day)(?:(?:[A-Z]\.\s?)?[A-Z][A-Za-z]*\.?)+")


def without_tags(doc: Doc, candidates: Iterable[Candidate]) -> Iterator[Candidate]:
    """The candidates cut before the first tag in them; those that are nothing else are left out."""
    spans = (doc.char_span(m.start(), m.end(), alignment_mode="expand") for m in TAG.finditer(doc.text))
    tagged = {token.i for words in spans if words is not None for token in words}
    for candidate in candidates:
        end = next((i for i in range(candidate.start, candidate.end) if i in tagged), candidate.end)
        if end == candidate.end:
            yield candidate
        elif candidate.start < end:
            yield replace(candidate, end=end, name=doc[candidate.start : end].text)
