"""What changed, as plain data for programs: `kg diff --json`."""

from __future__ import annotations

from typing import Any

from kg.history.difference import Difference
from kg.history.state import Said, State

Row = dict[str, Any]


def to_plain(found: Difference) -> Row:
    """What changed as dictionaries and lists of strings and numbers."""
    before, after, changes = found.before, found.after, found.changes
    return {
        "since": found.since,
        "until": found.until,
        "articles": {
            "added": changes.articles_added,
            "replaced": changes.articles_replaced,
            "withdrawn": changes.articles_withdrawn,
        },
        "statements": {
            "gained": [statement(after, new) for new in changes.gained],
            "lost": [statement(before, old) for old in changes.lost],
            "unsupported": [statement(before, old) for old in changes.unsupported],
            **{
                sort: [{"before": statement(before, old), "after": statement(after, new)} for old, new in pairs]
                for sort, pairs in (("restated", changes.restated), ("resupported", changes.resupported))
            },
        },
        "entities": {
            "gained": [entity(after, new) for new in changes.entities_gained],
            "lost": [entity(before, old) for old in changes.entities_lost],
            **{
                sort: [{"before": entity(before, old), "after": entity(after, new)} for old, new in pairs]
                for sort, pairs in (("renamed", changes.renamed), ("moved", changes.moved))
            },
            "merged": [
                {"before": [entity(before, old) for old in several], "after": entity(after, new)}
                for several, new in changes.merged
            ],
            "taken_apart": [
                {"before": entity(before, old), "after": [entity(after, new) for new in several]}
                for old, several in changes.taken_apart
            ],
        },
    }


def statement(state: State, name: str) -> Row:
    """A statement with its ends and its articles."""
    said: Said = state.statements[name]
    return {
        "id": name,
        "subject": entity(state, said.subject),
        "predicate": said.relation,
        "object": entity(state, said.object),
        "status": said.status,
        "speaker": entity(state, said.speaker) if said.speaker else None,
        "when": said.when,
        "reports": said.reports,
        "articles": list(said.claims),
    }


def entity(state: State, name: str) -> Row:
    """An entity by id, name and type."""
    return {"id": name, "name": state.entities[name].name, "type": state.entities[name].kind}
