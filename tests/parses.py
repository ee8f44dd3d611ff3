"""Parses written by hand, one token a line: no model is needed to test what reads a parse."""

from __future__ import annotations

import spacy
from spacy.tokens import Doc

VOCAB = spacy.blank("en").vocab


def parse(lines: str) -> Doc:
    """A Doc from lines of `word lemma POS TAG dep head`, where head counts tokens from 0."""
    rows = [line.split() for line in lines.strip().splitlines()]
    words, lemmas, pos, tags, deps, heads = (list(column) for column in zip(*rows, strict=True))
    starts = [i == 0 for i in range(len(rows))]
    parsed = {"words": words, "lemmas": lemmas, "pos": pos, "tags": tags, "deps": deps}
    return Doc(VOCAB, **parsed, heads=[int(h) for h in heads], sent_starts=starts)
