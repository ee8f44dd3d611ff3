"""Pairs of mentions that an article could relate: both in one sentence, or in neighbours of one paragraph."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from kg.extract.parse import Token
from kg.extract.scene import Scene
from kg.model import Mention
from kg.ontology import Relation

FAR = 40  # tokens between the heads of two mentions of one sentence
APART = 250  # characters between two mentions of neighbouring sentences
STEPS = 9  # on the way through the parse from one mention to the other; few relations are stated over more


@dataclass(frozen=True, slots=True)
class Pair:
    """Two mentions in the order of the text, and the word at which the parse joins them."""

    first: Mention
    second: Mention
    heads: tuple[Token, Token]
    via: Token

    @property
    def together(self) -> bool:
        """Whether both stand in one sentence."""
        return self.heads[0].sent.start == self.heads[1].sent.start

    @property
    def close(self) -> bool:
        """Whether the parse joins them by a way so short that a relation between them may be stated."""
        return self.together and sum(steps(head, self.via) for head in self.heads) <= STEPS


def find_pairs(scene: Scene) -> Iterator[Pair]:
    """The pairs of an article, in the order of the text: of two entities, of kinds that some relation joins."""
    joined = kinds_joined(scene)
    by_sentence: dict[int, list[tuple[Mention, Token]]] = defaultdict(list)
    for mention in sorted(scene.mentions, key=lambda m: (m.span.start, -m.span.end, m.id)):
        head = scene.words(mention).root
        by_sentence[head.sent.start].append((mention, head))
    for start, mentions in sorted(by_sentence.items()):
        following = scene.doc[start].sent.end
        later = by_sentence.get(following, []) if same_paragraph(scene, start, following) else []
        for i, (first, head) in enumerate(mentions):
            for second, other in mentions[i + 1 :] + later:
                apart = second.span.start - first.span.end
                if (other.sent.start == start and abs(head.i - other.i) > FAR) or apart > APART:
                    continue
                if scene.chain_of(first).id == scene.chain_of(second).id:
                    continue
                if (scene.ontology.main_kind(first.kind), scene.ontology.main_kind(second.kind)) in joined:
                    yield Pair(first, second, (head, other), meeting_point(head, other))


def same_paragraph(scene: Scene, start: int, following: int) -> bool:
    """Whether no line ends between a sentence and the next, given by the tokens they start with."""
    if following >= len(scene.doc):
        return False
    return "\n" not in scene.doc.text[scene.doc[start].idx : scene.doc[following].idx]


def meeting_point(first: Token, second: Token) -> Token:
    """The lowest word that both hang on; of two sentences the word at the top of the second."""
    above = [first, *first.ancestors]
    found = next((token for token in (second, *second.ancestors) if token in above), None)
    return found or [second, *second.ancestors][-1]


def steps(token: Token, top: Token) -> int:
    """How far a token is from one that it hangs on."""
    return next((n for n, above in enumerate((token, *token.ancestors)) if above is top))


def kinds_joined(scene: Scene) -> frozenset[tuple[str, str]]:
    """The pairs of main kinds that some relation of the ontology joins, either way round."""
    kinds = {scene.ontology.main_kind(kind) for kind in scene.ontology.kinds}
    return frozenset(
        (a, b)
        for a in kinds
        for b in kinds
        if any(admits_either(scene, relation, a, b) for relation in scene.ontology.relations.values())
    )


def admits_either(scene: Scene, relation: Relation, a: str, b: str) -> bool:
    """Whether a relation joins two kinds, one way or the other."""
    return scene.ontology.admits(relation, a, b) or scene.ontology.admits(relation, b, a)
