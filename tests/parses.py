"""Parses written by hand, one token a line: no model is needed to test what reads a parse."""

from __future__ import annotations

import spacy
from spacy.tokens import Doc as Parsed
from spacy.tokens import Span

from kg.extract.parse import Doc

VOCAB = spacy.blank("en").vocab


def parse(lines: str, date: tuple[int, int] | None = None) -> Doc:
    """A Doc from lines of `word lemma POS TAG dep head`, where head counts tokens from 0; a date may be marked."""
    rows = [line.split() for line in lines.strip().splitlines()]
    words, lemmas, pos, tags, deps, heads = (list(column) for column in zip(*rows, strict=True))
    starts = [i == 0 for i in range(len(rows))]
    parts = {"words": words, "lemmas": lemmas, "pos": pos, "tags": tags, "deps": deps}
    parsed = Parsed(VOCAB, **parts, heads=[int(h) for h in heads], sent_starts=starts)
    parsed.set_ents([Span(parsed, *date, label="DATE")] if date else [])
    return Doc(parsed)
