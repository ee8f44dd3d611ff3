"""Which claims of an article tell one happening: they share its event, which so gathers its roles, time and place.

They are told by the same word, or of the same ends, or done to the same one by another relation of the kind: who frees
people and who secures their release take part in one release. Dates that exclude each other keep happenings apart.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass, field, replace

from kg.extract.scene import Scene
from kg.ids import content_id
from kg.model import Claim

Key = tuple[Hashable, ...]


@dataclass(slots=True, eq=False)
class Happening:
    """The claims that tell one happening, so far."""

    claims: list[Claim] = field(default_factory=list)

    def admits(self, claim: Claim, key: Key) -> bool:
        """Whether a claim can be of it: by the other end only where its relation is another one."""
        if key[-1] == "done to" and any(c.predicate == claim.predicate for c in self.claims):
            return False
        return all(overlap(c.when, claim.when) for c in self.claims)


def share_events(scene: Scene, claims: Iterable[Claim]) -> list[Claim]:
    """The claims, each with the event of its happening; claims of what lasts have none."""
    claims = list(claims)
    known: dict[Key, list[Happening]] = defaultdict(list)
    events: dict[str, str] = {}
    happenings: list[Happening] = []
    for claim in sorted((c for c in claims if c.event), key=lambda c: (c.trigger, c.predicate, c.id)):
        keys = list(keys_of(scene, claim))
        fitting = (h for key in keys for h in known[key] if h.admits(claim, key))
        happening = next(fitting, None)
        if happening is None:
            happenings.append(happening := Happening())
        happening.claims.append(claim)
        for key in keys:
            if happening not in known[key]:
                known[key].append(happening)
    for happening in happenings:
        first = happening.claims[0]
        event = content_id(first.article, first.predicate, first.trigger.start)
        events |= {c.id: event for c in happening.claims}
    return [replace(c, event=events[c.id]) if c.event else c for c in claims]


def keys_of(scene: Scene, claim: Claim) -> Iterator[Key]:
    """What claims of one happening have in common, the surest first; what is only said or planned stays apart."""
    relation = scene.ontology.relations[claim.predicate]
    speaker = scene.chain_of(scene.mention(claim.speaker)).id if claim.speaker else None
    kind = (relation.occasion, claim.status, speaker)
    subject, obj = (scene.chain_of(scene.mention(end)).id for end in (claim.subject, claim.object))
    yield (*kind, claim.trigger.start, "told by")
    yield (*kind, *(sorted((subject, obj)) if relation.symmetric else (subject, obj)), "between")
    if not relation.symmetric:
        yield (*kind, obj, "done to")


def overlap(one: str | None, other: str | None) -> bool:
    """Whether two dates or intervals may be of one happening.

    >>> overlap("2024-05-06", "2024-05-01/2024-05-31"), overlap("2023-01-01", None), overlap("2023-01-01", "2024-01-01")
    (True, True, False)
    """
    if one is None or other is None:
        return True
    (begin, _, end), (start, _, stop) = (
        one.replace("..", "9999").partition("/"),
        other.replace("..", "9999").partition("/"),
    )
    return begin <= (stop or start) and start <= (end or begin)
