"""The search for what a pronoun stands for: of what is in view the best of fitting kind, number and gender."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.coreference.clusters import Clusters
from kg.extract.coreference.genders import told_genders
from kg.extract.coreference.plurals import is_pair, joined
from kg.extract.parse import Token
from kg.extract.quotes import find_quotes
from kg.model import Attribution, Form

GENDERS = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}
NEUTER = frozenset("it its itself".split())
PLURAL = frozenset("they them their themselves".split())
REFLEXIVE = frozenset("himself herself itself themselves".split())
PLACES = frozenset({"Place", "Country"})
SUBJECTS = frozenset("nsubj nsubjpass".split())
AUTHOR, STRANGER = "the author", "the speaker"
WINDOW = 2  # sentences: the pronoun's own and the one before
PERSONAL_WINDOW = 4  # people stay in view for longer

Score = tuple[int, int, int]


class View:
    """What a reader has in mind at a pronoun: the entities so far, who is a man or a woman, and who is speaking."""

    def __init__(self, clusters: Clusters, attributions: Sequence[Attribution]) -> None:
        self.clusters = clusters
        self._genders = told_genders(clusters)
        self._quote = number_quotes(clusters)
        self._speaker = dict[int, Token]()  # token → the head word of whose words it is
        for attribution in attributions:
            if attribution.direct and attribution.speaker and (words := clusters.span(attribution.content)):
                speaker = clusters.span(attribution.speaker)
                self._speaker |= {token.i: speaker.root for token in words if speaker is not None}

    def speaker(self, token: Token) -> int | None:
        """Whose words a token stands in, as far as pronouns are linked by now."""
        word = self._speaker.get(token.i)
        return self.clusters.at(word) if word is not None else None

    def voice(self, token: Token) -> str:
        """What to call whoever says a word: by the name of the speaker, a stranger in a quote, else the author."""
        speaker = self.speaker(token)
        if speaker is not None:
            return self.clusters.name(speaker)
        return STRANGER if self._is_quoted(token) else AUTHOR

    def place(self, token: Token) -> int | None:
        """The place named last, in the sentence or the one before."""
        near = self.clusters.before(token.i, self.clusters.sentence(token.i) - WINDOW + 1)
        places = [i for i in near if self.clusters.mentions[i].kind in PLACES]
        return max(places, key=lambda i: self.clusters.words(i).start, default=None)

    def nearest(self, token: Token, kinds: frozenset[str]) -> int | None:
        """The best antecedent: in the sentence or the one before; for people else just after it, else further back."""
        found = self._backwards(token, kinds, 0, WINDOW)
        if found is None and token.lower_ in GENDERS:
            found = self._ahead(token)
            found = self._backwards(token, kinds, WINDOW, PERSONAL_WINDOW) if found is None else found
        if found is not None and token.lower_ in GENDERS:
            self._genders.setdefault(self.clusters.leader(found), GENDERS[token.lower_])
        return found

    def _backwards(self, token: Token, kinds: frozenset[str], nearest: int, farthest: int) -> int | None:
        """The best antecedent so many sentences back."""
        best: tuple[Score, int] | None = None
        here = self.clusters.sentence(token.i)
        for i in self.clusters.before(token.i, here - farthest + 1):
            distance = here - self.clusters.sentence(self.clusters.words(i).start)
            if self.clusters.mentions[i].kind in kinds and distance >= nearest and self._fits(token, i, distance):
                root = self.clusters.words(i).root
                score = (-distance, int(root.dep_ in SUBJECTS), root.i)
                best = max(best, (score, i)) if best else (score, i)
        return best[1] if best else None

    def _ahead(self, token: Token) -> int | None:
        """Who is named only after the pronoun: "After his talks, Marta Velasco said"."""
        main = token.sent.root
        subject = next((c for c in main.children if c.dep_ in SUBJECTS and c.i > token.i), None)
        i = self.clusters.at(subject) if subject is not None else None
        if i is None or self.clusters.mentions[i].kind != "Person" or self.clusters.mentions[i].form is not Form.NAME:
            return None
        return i if self._agrees(token, i) and not self._is_quoted(token) else None

    def _fits(self, token: Token, i: int, distance: int) -> bool:
        """Whether a mention before a pronoun may be what it means."""
        mention, root, word = self.clusters.mentions[i], self.clusters.words(i).root, token.lower_
        if mention.form is Form.DEMONYM or not self._agrees(token, i) or not self._is_in_view(token, i):
            return False
        if clashes(root, token) != (word in REFLEXIVE):
            return False
        plain = root.dep_ in SUBJECTS or (distance == 0 and mention.form is Form.NAME)
        if not (plain or word in GENDERS or mention.kind == "Agreement"):
            return False
        if word in NEUTER:
            return not thing_between(self.clusters, root, token)
        return word not in PLURAL or is_plural(self.clusters, i)

    def _agrees(self, token: Token, i: int) -> bool:
        """Whether nothing told so far makes a person a man for "she" or a woman for "he"."""
        gender = GENDERS.get(token.lower_)
        return gender is None or self._genders.get(self.clusters.leader(i), gender) == gender

    def _is_in_view(self, token: Token, i: int) -> bool:
        """Whether a mention is in view: what a quote names is not outside it, and nobody calls himself "he"."""
        inside = self._quote.get(self.clusters.words(i).start)
        speaker = self.speaker(token)
        own_words = speaker is not None and self.clusters.together(speaker, i)
        return (inside is None or inside == self._quote.get(token.i)) and not own_words

    def _is_quoted(self, token: Token) -> bool:
        return token.i in self._quote


def number_quotes(clusters: Clusters) -> dict[int, int]:
    """Token → the number of the quotation that it stands in."""
    spans = (clusters.span(quote) for quote in find_quotes(clusters.doc.text))
    return {token.i: number for number, words in enumerate(spans) if words is not None for token in words}


def is_plural(clusters: Clusters, i: int) -> bool:
    """Whether "they" may mean a mention: a group, a body in the plural ("the police"), or several that are joined."""
    root, kind = clusters.words(i).root, clusters.mentions[i].kind
    if kind == "Group" or (kind == "Organization" and (root.tag_ in {"NNS", "NNPS"} or root.lower_ == "police")):
        return True
    return is_pair([clusters.mentions[j] for j in joined(clusters, i)])


def thing_between(clusters: Clusters, root: Token, pronoun: Token) -> bool:
    """Whether a thing that is no mention is a subject after the antecedent: "Mali waits. If the plan works, it …".

    In a sentence before the pronoun's only the subject of the main clause counts.
    """
    return any(
        t.dep_ in SUBJECTS and t.tag_ == "NN" and clusters.at(t) is None
        for t in clusters.doc[root.i + 1 : pronoun.i]
        if t.sent == pronoun.sent or t.head.dep_ == "ROOT"
    )


def clashes(root: Token, pronoun: Token) -> bool:
    """Whether both are arguments of one verb, which would want "himself"."""
    return pronoun.dep_ != "poss" and root.sent == pronoun.sent and root.head.i == pronoun.head.i
