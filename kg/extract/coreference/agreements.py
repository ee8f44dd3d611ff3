"""Links between the ways of speaking of one agreement: "the 2015 nuclear deal", "the accord", "the pact with Mali"."""

from __future__ import annotations

from dataclasses import dataclass

from kg.extract.coreference.clusters import Clusters
from kg.extract.parse import Token
from kg.model import Form

DEALS = frozenset("deal agreement accord pact treaty".split())
DEFINITE = frozenset("the this that".split())
NARROWING = frozenset("compound amod nummod nmod poss".split())
# What people think of an agreement does not tell which one they mean.
OPINIONS = frozenset(
    """good bad worse worst best great terrible horrible awful excellent landmark historic controversial proposed big
    major current existing original famous fragile flawed disastrous tentative entire whole sweeping key important
    hard-won long-awaited multilateral international one-sided""".split()
)
# A new, final or separate one is another than the one spoken of so far.
OTHERS = frozenset(
    """new supplemental supplementary another separate different final interim better broader second other alternative
    future previous earlier temporary preliminary similar side follow-up partial draft""".split()
)


@dataclass(frozen=True, slots=True)
class Deal:
    """An agreement as one mention speaks of it: the words that tell which one it is, and those that set it apart."""

    mention: int
    telling: frozenset[str]
    others: frozenset[str]

    def conflicts(self, other: Deal) -> bool:
        """Whether the two cannot be one agreement: another year, or one is a new one."""
        years, theirs = ({w for w in deal.telling if w.isdigit()} for deal in (self, other))
        return self.others != other.others or bool(years and theirs and not years & theirs)


def link_agreements(clusters: Clusters) -> None:
    """Join each agreement to the last one that its words fit; "the accord" alone means the last one of all."""
    known: list[Deal] = []
    for i, mention in enumerate(clusters.mentions):
        root = clusters.words(i).root
        if mention.kind != "Agreement" or not (mention.form is Form.NAME or root.lemma_.lower() in DEALS):
            continue
        deal = read_deal(i, root)
        if (
            mention.form is not Form.NAME
            and is_meant(root)
            and (same := last_fitting(clusters, deal, known)) is not None
        ):
            clusters.join(same, i)
        known.append(deal)


def read_deal(i: int, root: Token) -> Deal:
    """What the words before the noun tell."""
    lefts = [t for c in root.lefts if c.dep_ in NARROWING for t in c.subtree if t.is_alpha or t.is_digit]
    words = frozenset(t.lower_ for t in lefts if not t.is_stop or t.lower_ in OTHERS)
    return Deal(i, words - OPINIONS - OTHERS, words & OTHERS)


def is_meant(root: Token) -> bool:
    """Whether a noun speaks of something known: "the deal", "Mali's deal", "Sunday's accord"."""
    return any(c.lower_ in DEFINITE or c.dep_ == "poss" for c in root.lefts)


def last_fitting(clusters: Clusters, deal: Deal, known: list[Deal]) -> int | None:
    """The last agreement that shares a telling word with this one; where either tells nothing, the last or only one."""
    fitting = [other for other in known if not deal.conflicts(other)]
    shared = [other for other in fitting if deal.telling & other.telling]
    if shared or not fitting:
        return shared[-1].mention if shared else None
    alone = len({clusters.leader(other.mention) for other in fitting}) == 1
    return fitting[-1].mention if alone or not deal.telling else None
