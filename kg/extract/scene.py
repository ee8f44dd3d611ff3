"""What the extraction layers look at: an article's parse with its mentions and chains laid over the tokens."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property

from kg.extract.parse import Doc, Token
from kg.extract.parse import Span as Words
from kg.model import Article, Chain, Mention, Span
from kg.ontology import Ontology

ACTORS = frozenset({"Person", "Organization", "Country", "Group"})


class Scene:
    """One article in front of the extractors. Immutable by habit: built once, then only looked at.

    The mentions come in the order of the text.
    """

    def __init__(
        self, article: Article, doc: Doc, ontology: Ontology, mentions: Sequence[Mention], chains: Sequence[Chain]
    ) -> None:
        self.article, self.doc, self.ontology = article, doc, ontology
        self.mentions, self.chains = tuple(mentions), tuple(chains)

    def words(self, mention: Mention) -> Words:
        """The tokens of a mention; one whose edges fall inside tokens takes these whole."""
        return self._words[mention.id]

    def mention(self, mention_id: str) -> Mention:
        """The mention of this id."""
        return self._by_id[mention_id]

    def mention_at(self, token_i: int) -> Mention | None:
        """The widest mention whose head is this token."""
        return self._by_head.get(token_i)

    def mentions_at(self, token_i: int) -> list[Mention]:
        """All that this token stands for: as `mention_at`, but "they" and "both sides" may mean several."""
        widest = self.mention_at(token_i)
        return self._by_span[widest.span] if widest else []

    def mention_over(self, token_i: int) -> Mention | None:
        """The narrowest mention that has this token among its words."""
        return self._by_token.get(token_i)

    def head_mention(self, span: Span) -> Mention | None:
        """The mention that a noun phrase is headed by, else the first actor in it."""
        words = self.doc.char_span(span.start, span.end, alignment_mode="expand")
        if words is not None and (mention := self.mention_at(words.root.i)):
            return mention
        return next((m for m in self.mentions_in(span) if m.kind in ACTORS), None)

    def mentions_in(self, span: Span) -> list[Mention]:
        """The mentions inside a stretch of text, in order."""
        first, last = (bisect_left(self._starts, edge) for edge in (span.start, span.end))
        return [m for m in self.mentions[first:last] if span.covers(m.span)]

    def chain_of(self, mention: Mention) -> Chain:
        """The chain that the mention belongs to."""
        return self._chain_of[mention.id]

    def sentence_span(self, token: Token) -> Span:
        """The sentence around a token, without the white space at its ends."""
        text = self.article.text
        start, end = token.sent.start_char, token.sent.end_char
        while end > start and text[end - 1].isspace():
            end -= 1
        while start < end and text[start].isspace():
            start += 1
        return Span(start, end)

    @cached_property
    def edges(self) -> tuple[dict[int, Mention], dict[int, Mention]]:
        """The widest mentions of a text by their first and by their last token."""
        first, last = dict[int, Mention](), dict[int, Mention]()
        for mention in sorted(self.mentions, key=lambda m: (m.span.start - m.span.end, m.span)):
            words = self.words(mention)
            first.setdefault(words.start, mention)
            last.setdefault(words.end - 1, mention)
        return first, last

    @cached_property
    def _words(self) -> dict[str, Words]:
        found = {m.id: self.doc.char_span(m.span.start, m.span.end, alignment_mode="expand") for m in self.mentions}
        outside = [key for key, words in found.items() if words is None]
        assert not outside, f"{self.article.id}: mentions outside the text: {outside}"
        return {key: words for key, words in found.items() if words is not None}

    @cached_property
    def _starts(self) -> list[int]:
        return [m.span.start for m in self.mentions]

    @cached_property
    def _by_id(self) -> dict[str, Mention]:
        return {m.id: m for m in self.mentions}

    @cached_property
    def _chain_of(self) -> dict[str, Chain]:
        return {m: chain for chain in self.chains for m in chain.mentions}

    @cached_property
    def _by_head(self) -> dict[int, Mention]:
        found: dict[int, Mention] = {}
        for mention in sorted(self.mentions, key=lambda m: (m.span.start - m.span.end, m.span)):
            found.setdefault(self.words(mention).root.i, mention)
        return found

    @cached_property
    def _by_span(self) -> dict[Span, list[Mention]]:
        found: dict[Span, list[Mention]] = {}
        for mention in self.mentions:
            found.setdefault(mention.span, []).append(mention)
        return found

    @cached_property
    def _by_token(self) -> dict[int, Mention]:
        found: dict[int, Mention] = {}
        for mention in sorted(self.mentions, key=lambda m: (m.span.end - m.span.start, m.span)):
            for token in self.words(mention):
                found.setdefault(token.i, mention)
        return found

    @cached_property
    def dates(self) -> dict[int, list[Words]]:
        """The date expressions of each sentence, by its first token."""
        found: dict[int, list[Words]] = {}
        for words in self.doc.ents:
            if words.label_ in {"DATE", "TIME"}:
                found.setdefault(words.sent.start, []).append(words)
        return found
