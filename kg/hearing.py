"""What the trained network says of a fact in question: of which pair, how likely, and what came of it."""

from __future__ import annotations

from kg.losses import Fact
from kg.sight import Sight


def ask_network(sight: Sight, fact: Fact) -> str | None:
    """The network's part in a sentence; None where the rules read alone."""
    if sight.opinion is None:
        return None
    if fact.predicate not in sight.opinion.relations:
        return "was not trained on this relation"
    mine, theirs = ({m.id for m in end.find(sight.scene)} for end in (fact.subject, fact.object))
    said = [
        (claim.confidence, appraisal, why_not)
        for appraisal, claim, why_not in sight.choices
        if claim.predicate == fact.predicate and (claim.subject in mine and claim.object in theirs)
    ]
    if said:
        together, appraisal, why_not = max(said, key=lambda found: found[0])
        network, rules = (f"{c:.2f}" if c is not None else "nothing" for c in (appraisal.network, appraisal.rules))
        outcome = f"not claimed: {why_not}" if why_not else "claimed"
        return f"says {network}, the rules {rules}, together {together:.2f}; {outcome}"
    pairs = [(p.first.id, p.second.id) for p in sight.opinion.pairs]
    if any((a in mine and b in theirs) or (b in mine and a in theirs) for a, b in pairs):
        return "was asked about the two, and does not think that the text says so"
    return "was not asked: the two are never near each other, or of kinds that the relation does not join"
