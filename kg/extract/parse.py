"""An article's parse as plain Python objects: what every layer of extraction looks at.

spaCy makes a new object whenever a token is asked for, and looks its strings up again. The layers ask for each token
some hundred times, so the parse is copied once. Names and meanings are spaCy's own, of which this has what is used.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import chain, pairwise
from typing import Literal, overload

from spacy import tokens as spacy

NAMED: list[int | str] = ["ORTH", "LOWER", "LEMMA", "TAG", "POS", "DEP", "ENT_TYPE"]
NUMBERED: list[int | str] = ["ENT_IOB", "SPACY", "SENT_START", "LIKE_NUM", "IS_PUNCT", "IS_STOP"]
IOB = ("", "I", "O", "B")


class Token:
    """A word with its place in the sentence."""

    __slots__ = (
        "children",
        "dep_",
        "doc",
        "ent_iob_",
        "ent_type_",
        "head",
        "i",
        "idx",
        "is_punct",
        "is_sent_start",
        "is_stop",
        "left_edge",
        "lemma_",
        "like_num",
        "lower_",
        "pos_",
        "right_edge",
        "sent",
        "tag_",
        "text",
        "whitespace_",
    )

    def __init__(self, doc: Doc, i: int, idx: int, names: Sequence[str], numbers: Sequence[int]) -> None:
        self.doc, self.i, self.idx = doc, i, idx
        self.text, self.lower_, self.lemma_, self.tag_, self.pos_, self.dep_, self.ent_type_ = names
        iob, spaced, starts, number, mark, stop = numbers
        self.ent_iob_ = IOB[iob]
        self.whitespace_ = " " if spaced else ""
        self.is_sent_start = starts == 1
        self.like_num, self.is_punct, self.is_stop = bool(number), bool(mark), bool(stop)
        self.children: Sequence[Token] = ()
        self.head = self.left_edge = self.right_edge = self
        self.sent: Span

    def __len__(self) -> int:
        return len(self.text)

    def __repr__(self) -> str:
        return self.text

    @property
    def text_with_ws(self) -> str:
        """The word and the space behind it, if there is one."""
        return self.text + self.whitespace_

    @property
    def lefts(self) -> list[Token]:
        """What hangs on the word and stands before it."""
        return [child for child in self.children if child.i < self.i]

    @property
    def rights(self) -> list[Token]:
        """What hangs on the word and stands behind it."""
        return [child for child in self.children if child.i > self.i]

    @property
    def is_alpha(self) -> bool:
        """Whether the word has letters only."""
        return self.text.isalpha()

    @property
    def is_digit(self) -> bool:
        """Whether the word has digits only."""
        return self.text.isdigit()

    @property
    def is_lower(self) -> bool:
        """Whether the word is in small letters."""
        return self.text.islower()

    @property
    def is_upper(self) -> bool:
        """Whether the word is in capitals."""
        return self.text.isupper()

    @property
    def ancestors(self) -> Iterator[Token]:
        """The head, its head, and so on."""
        token = self
        while token.head is not token:
            token = token.head
            yield token

    @property
    def subtree(self) -> Iterator[Token]:
        """The word and all that hangs on it, in order."""
        for child in self.lefts:
            yield from child.subtree
        yield self
        for child in self.rights:
            yield from child.subtree

    def nbor(self, i: int = 1) -> Token:
        """The word so many places on.

        Raises IndexError outside the text.
        """
        if self.i + i < 0:
            raise IndexError(self.i + i)
        return self.doc[self.i + i]


class Span:
    """Words in a row."""

    def __init__(self, doc: Doc, start: int, end: int, label: str = "") -> None:
        self.doc, self.start, self.end, self.label_ = doc, start, end, label

    def __len__(self) -> int:
        return self.end - self.start

    def __iter__(self) -> Iterator[Token]:
        return iter(self.doc.tokens[self.start : self.end])

    @overload
    def __getitem__(self, i: int) -> Token: ...
    @overload
    def __getitem__(self, i: slice[int | None, int | None, None]) -> Span: ...
    def __getitem__(self, i: int | slice[int | None, int | None, None]) -> Token | Span:
        if isinstance(i, slice):
            start, end, _ = i.indices(len(self))
            return Span(self.doc, self.start + start, self.start + max(start, end))
        return self.doc.tokens[self.start : self.end][i]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Span) and self._key == other._key

    def __hash__(self) -> int:
        return hash(self._key)

    def __repr__(self) -> str:
        return self.text

    @property
    def _key(self) -> tuple[int, int, int, str]:
        return id(self.doc), self.start, self.end, self.label_

    @property
    def start_char(self) -> int:
        """Where the first word starts in the text."""
        return self.doc.starts[self.start] if self.start < len(self.doc) else len(self.doc.text)

    @property
    def end_char(self) -> int:
        """Where the last word ends in the text."""
        if self.end <= self.start:
            return self.start_char
        last = self.doc.tokens[self.end - 1]
        return last.idx + len(last.text)

    @property
    def text(self) -> str:
        """The words as they are written."""
        return self.doc.text[self.start_char : self.end_char]

    @property
    def sent(self) -> Span:
        """The sentence that the first word is in."""
        return self.doc[self.start].sent

    @cached_property
    def root(self) -> Token:
        """The word that the others hang on; where several hang elsewhere, the one nearest to the top."""
        tokens = self.doc.tokens[self.start : self.end]
        if top := next((t for t in tokens if t.head is t), None):
            return top
        outward = [t for t in tokens if not self.start <= t.head.i < self.end]
        if len(outward) == 1:
            return outward[0]
        return min(outward, key=depth, default=self.doc[self.start])


def depth(token: Token) -> int:
    """How far a word is from the top of its sentence; white space and marks on which nothing hangs are farthest."""
    if not token.children and (token.is_punct or token.text.isspace()):
        return len(token.doc)
    return sum(1 for _ in token.ancestors)


class Doc:
    """All words of an article, with its sentences and the names that the pipeline found."""

    def __init__(self, parsed: spacy.Doc) -> None:
        self.tokens = copy_tokens(self, parsed)
        self.starts = [token.idx for token in self.tokens]
        self.text = "".join(token.text_with_ws for token in self.tokens)
        self.sents = split_sentences(self)
        self.ents = find_entities(self)

    def __len__(self) -> int:
        return len(self.tokens)

    def __iter__(self) -> Iterator[Token]:
        return iter(self.tokens)

    @overload
    def __getitem__(self, i: int) -> Token: ...
    @overload
    def __getitem__(self, i: slice[int | None, int | None, None]) -> Span: ...
    def __getitem__(self, i: int | slice[int | None, int | None, None]) -> Token | Span:
        if isinstance(i, int):
            return self.tokens[i]
        start, end, _ = i.indices(len(self.tokens))
        return Span(self, start, max(start, end))

    def char_span(self, start: int, end: int, alignment_mode: Literal["expand"] = "expand") -> Span | None:
        """The words of a stretch of text, those at its edges whole; None where it reaches outside the text."""
        first, last = self._token_over(start), self._token_over(end - 1)
        if first is None or last is None:
            return None
        return Span(self, first.i + (start == first.idx + len(first.text)), last.i + 1)

    def _token_over(self, offset: int) -> Token | None:
        """The word that a character is in, or that the space belongs to."""
        if not 0 <= offset < len(self.text):
            return None
        return self.tokens[bisect_right(self.starts, offset) - 1]


def copy_tokens(doc: Doc, parsed: spacy.Doc) -> list[Token]:
    """The words of a parse, each with its head and what hangs on it."""
    keys = parsed.to_array(NAMED).tolist()
    strings = {key: parsed.vocab.strings[key] for key in set(chain.from_iterable(keys))}
    numbers = parsed.to_array(NUMBERED).astype("int64").tolist()  # spaCy packs negative ones into natural numbers
    tokens: list[Token] = []
    place = 0
    for i, (row, others) in enumerate(zip(keys, numbers, strict=True)):
        tokens.append(Token(doc, i, place, [strings[key] for key in row], others))
        place += len(tokens[-1].text) + len(tokens[-1].whitespace_)
    for token, distance in zip(tokens, parsed.to_array("HEAD").astype("int64").tolist(), strict=True):
        token.head = tokens[token.i + distance]
    add_children(tokens)
    return tokens


def add_children(tokens: Sequence[Token]) -> None:
    """Tell every word what hangs on it, and how far that reaches."""
    children: dict[int, list[Token]] = defaultdict(list)
    for token in tokens:
        if token.head is not token:
            children[token.head.i].append(token)
    for i, those in children.items():
        tokens[i].children = those
    for token in tokens:
        for above in token.ancestors:
            if above.left_edge.i <= token.i:
                break
            above.left_edge = token
    for token in reversed(tokens):
        for above in token.ancestors:
            if above.right_edge.i >= token.i:
                break
            above.right_edge = token


def split_sentences(doc: Doc) -> list[Span]:
    """The sentences of a text, each known to its words."""
    starts = [token.i for token in doc.tokens if token.i == 0 or token.is_sent_start]
    sentences = [Span(doc, start, end) for start, end in zip(starts, [*starts[1:], len(doc)], strict=True)]
    for sentence in sentences:
        for token in sentence:
            token.sent = sentence
    return sentences


def find_entities(doc: Doc) -> list[Span]:
    """The names that the pipeline found."""
    edges = [token.i for token in doc.tokens if token.ent_iob_ != "I"] + [len(doc)]
    named = [(start, end, doc[start]) for start, end in pairwise(edges) if doc[start].ent_type_]
    return [Span(doc, start, end, first.ent_type_) for start, end, first in named]
