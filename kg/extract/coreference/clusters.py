"""Growing sets of mentions that refer to one entity, and what is known of each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

from kg.extract.parse import Doc, Token
from kg.extract.parse import Span as Words
from kg.ids import content_id
from kg.model import Chain, Form, Mention, Span


class Clusters:
    """Mentions of one article joined pairwise; the first mention of a set stands for it (union–find)."""

    def __init__(self, doc: Doc, mentions: Sequence[Mention]) -> None:
        self.doc = doc
        self.mentions = list(mentions)
        self._words: list[Words] = []
        self._leader: list[int] = []
        self._members: list[list[int]] = []  # in full at the leader only
        self._by_root: dict[int, int] = {}
        self._by_sentence: dict[int, list[int]] = defaultdict(list)
        self._by_span: dict[Span, list[int]] = defaultdict(list)
        self._removed: set[int] = set()
        self._entries: dict[int, str] = {}  # of sets that the gazetteer knows, by their leaders
        self._sentence = list(accumulate(int(bool(token.is_sent_start)) for token in doc))
        for mention in mentions:
            self._register(mention)
        for i in sorted(range(len(self.mentions)), key=lambda i: self.width(i)):
            self._by_root[self.words(i).root.i] = i  # the widest comes last and stays

    def _register(self, mention: Mention) -> None:
        words = self.span(mention.span)
        assert words is not None
        self._words.append(words)
        new = len(self._leader)
        self._leader.append(new)
        self._members.append([new])
        if mention.found == "gazetteer" and mention.form is not Form.DESCRIPTION:
            self._entries[new] = mention.wikidata or mention.name
        self._by_sentence[self._sentence[words.start]].append(new)
        self._by_span[mention.span].append(new)

    def add(self, mention: Mention, antecedent: int | None) -> int:
        """A further mention, of the entity that an earlier one refers to or of a new one."""
        self.mentions.append(mention)
        self._register(mention)
        new = len(self.mentions) - 1
        self._by_root.setdefault(self.words(new).root.i, new)
        if antecedent is not None:
            self.join(antecedent, new)
        return new

    def remove(self, i: int) -> None:
        """Forget a mention that is a set of its own."""
        self._removed.add(i)
        del self._by_root[self.words(i).root.i]
        self._by_span[self.mentions[i].span].remove(i)
        self._by_sentence[self._sentence[self.words(i).start]].remove(i)

    def span(self, span: Span) -> Words | None:
        """The tokens of a stretch of text."""
        return self.doc.char_span(span.start, span.end, alignment_mode="expand")

    def words(self, i: int) -> Words:
        """The tokens of a mention."""
        return self._words[i]

    def sentence(self, i: int) -> int:
        """The number of the sentence that a token is in, counted from the start of the article."""
        return self._sentence[i]

    def before(self, token: int, first_sentence: int) -> Iterator[int]:
        """The mentions that end before a token and start in a sentence from the given one on."""
        near = range(first_sentence, self._sentence[token] + 1)
        yield from sorted(i for s in near for i in self._by_sentence.get(s, ()) if self._words[i].end <= token)

    def width(self, i: int) -> int:
        """How many characters a mention has."""
        return self.mentions[i].span.end - self.mentions[i].span.start

    def at(self, token: Token) -> int | None:
        """The widest mention headed by a token."""
        return self._by_root.get(token.i)

    def beside(self, i: int) -> list[int]:
        """A mention and those of the same words: "both sides" mean several."""
        return self._by_span[self.mentions[i].span]

    def leader(self, i: int) -> int:
        """The mention that stands for the set."""
        while self._leader[i] != i:
            self._leader[i] = self._leader[self._leader[i]]
            i = self._leader[i]
        return i

    def join(self, i: int, j: int) -> None:
        """Both mentions refer to one entity, unless the gazetteer knows them as two."""
        first, second = sorted((self.leader(i), self.leader(j)))
        entries = {self._entries[leader] for leader in (first, second) if leader in self._entries}
        if first != second and len(entries) < 2:
            self._entries |= dict.fromkeys((first,), *entries) if entries else {}
            self._leader[second] = first
            self._members[first] = sorted(self._members[first] + self._members[second])

    def together(self, i: int, j: int) -> bool:
        """Whether two mentions are known to refer to one entity."""
        return self.leader(i) == self.leader(j)

    def sets(self) -> list[list[int]]:
        """The sets, each in text order."""
        found: dict[int, list[int]] = defaultdict(list)
        for i in sorted(self.kept(), key=lambda i: (self.mentions[i].span, self.mentions[i].id)):
            found[self.leader(i)].append(i)
        return list(found.values())

    def kept(self) -> list[int]:
        """The mentions that were not removed."""
        return [i for i in range(len(self.mentions)) if i not in self._removed]

    def members(self, i: int) -> list[int]:
        """The mentions of the entity that one mention refers to."""
        return self._members[self.leader(i)]

    def name(self, i: int) -> str:
        """What the entity of a mention is called."""
        return fullest_name(self.mentions[j] for j in self.members(i))

    def chains(self, article_id: str) -> list[Chain]:
        """One chain for each set, in the order of their first mentions."""
        chains = []
        for members in self.sets():
            mentions = [self.mentions[i] for i in members]
            kind = next((m.kind for m in mentions if m.form in {Form.NAME, Form.DEMONYM}), mentions[0].kind)
            ids = tuple(m.id for m in mentions)
            chains.append(Chain(content_id(article_id, *ids), kind, fullest_name(mentions), ids))
        return chains


def fullest_name(mentions: Iterable[Mention]) -> str:
    """The name of a gazetteer entry, else the longest proper name, else the first description."""
    known = list(mentions)
    for mention in known:
        if mention.wikidata:
            return mention.name
    names = [m.name for m in known if m.form is Form.NAME]
    if names:
        return max(names, key=lambda name: (min(len(name.split()), 5), len(name)))
    described = [m.name for m in known if m.form is not Form.PRONOUN]
    return max(described, key=len) if described else known[0].name
