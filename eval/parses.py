"""Parses kept between runs: spaCy takes most of the time, and its answer depends on text, model and set-up alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc, DocBin

import kg.annotate
from kg.annotate import annotate, load_model
from kg.model import Article

FOLDER = Path(__file__).parent / ".cache"


def parse_all(articles: Sequence[Article], folder: Path = FOLDER) -> Iterator[tuple[Article, Doc]]:
    """Each article with its parse, read from the folder where it was parsed before."""
    nlp = load_model()
    folder.mkdir(parents=True, exist_ok=True)
    for article in articles:
        yield article, parse(article, nlp, folder)


def parse(article: Article, nlp: Language, folder: Path) -> Doc:
    """The parse of one article, from its file or made and kept there."""
    path = folder / f"{key_of(article, nlp)}.spacy"
    if path.exists():
        return next(DocBin().from_disk(path).get_docs(nlp.vocab))
    doc = annotate(article, nlp)
    part = path.with_suffix(".part")
    DocBin(docs=[doc]).to_disk(part)
    part.replace(path)
    return doc


def key_of(article: Article, nlp: Language) -> str:
    """Names all that a parse depends on: the text, the model, spaCy and the module that calls it."""
    set_up = Path(kg.annotate.__file__).read_bytes()
    parts = (article.text, nlp.meta["name"], nlp.meta["version"], version("spacy"))
    return sha256("\0".join(parts).encode() + set_up).hexdigest()[:24]
