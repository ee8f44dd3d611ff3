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
    terms = sight.scene.ontology
    relation = terms.relations[fact.predicate]
    mine, theirs = ({m.id for m in end.find(sight.scene)} for end in (fact.subject, fact.object))

    def are_meant(one: str, other: str) -> bool:
        straight, turned = (a in mine and b in theirs for a, b in ((one, other), (other, one)))
        return straight or (relation.symmetric and turned)

    said = [
        (claim.confidence, appraisal, why_not)
        for appraisal, claim, why_not in sight.choices
        if claim.predicate == fact.predicate and are_meant(claim.subject, claim.object)
    ]
    if said:
        together, appraisal, why_not = max(said, key=lambda found: found[0])
        network, rules = (f"{c:.2f}" if c is not None else "nothing" for c in (appraisal.network, appraisal.rules))
        outcome = f"not claimed: {why_not}" if why_not else "claimed"
        return f"says {network}, the rules {rules}, together {together:.2f}; {outcome}"
    ends = (ends for p in sight.opinion.pairs for ends in ((p.first, p.second), (p.second, p.first)))
    for one, other in ends:
        if are_meant(one.id, other.id) and terms.admits(relation, *(terms.main_kind(m.kind) for m in (one, other))):
            return "was asked about the two, and does not think that the text says so"
    return "was not asked: the two are never near each other, or of kinds that the relation does not join"
