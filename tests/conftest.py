"""What several tests build upon."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pytest
import spacy

from kg.model import Article, Reading
from tests.plain import read_plainly


@pytest.fixture(scope="module")
def plain() -> Iterator[list[str]]:
    """Lets builds read plain words (tests/plain.py); gives the ids of the articles that were read, in order."""
    read = list[str]()

    def read_articles(articles: Iterable[Article], *_: object) -> Iterator[Reading]:
        for article in articles:
            read.append(article.id)
            yield read_plainly(article)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("kg.pipeline.read_articles", read_articles)
        patch.setattr("kg.pipeline.load_model", lambda name: spacy.blank("en"))
        yield read
