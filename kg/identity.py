"""merge(), split(), review, undo(): a folder changed by people's judgement on who is who, and changed back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from kg.errors import KgError
from kg.history import Action, read_log
from kg.ledger import LEDGER, Author, Ledger, Roster, changes, read_change, read_ledger
from kg.ledger.file import VERDICTS
from kg.ledger.roster import count
from kg.library import Library
from kg.model import Entity
from kg.pipeline import changing, rebuild
from kg.review import Session, questions_of
from kg.review.display import Portraits
from kg.source import assemble, find_library, open_graph

JUDGED = frozenset(["merge", "split", "review"])  # what undo takes back with their lines of the ledger
HINT = "kg undo takes it back."


def merge(folder: str | Path, names: Sequence[str], author: Author, time: str | None = None) -> str:
    """Make one entity of several, named by id, name or handle; returns what became of it in a sentence."""
    with changing(folder) as library:
        before, ledger = assemble(library).roster, folder_ledger(folder)
        entities = [before.find(name) for name in names]
        judged = changes.merge(entities, before, ledger, author).of(ledger)
        judged = keep_parts(library, entities, before, judged, author)
        details = {**changes.difference(ledger, judged).details, "reason": author.reason}
        graph = rebuild(library, Action("merge", tuple(names), time, details), judged)
    after = graph.roster
    found = descendants(entities, before, after)
    if len(found) > 1:
        return f"Judged, but still apart: {'; '.join(graph.verdicts.contradictions)}. {HINT}"
    others = [e for e in entities if e.id != found[0].id]
    called = ", ".join(e.id if e.name == found[0].name else e.name for e in others)
    return f"Merged: {tell(found[0])} is now one entity with {called} ({count(after.articles(found[0]))}). {HINT}"


def split(folder: str | Path, name: str, author: Author, out: Sequence[str] = (), time: str | None = None) -> str:
    """Take an entity apart, or only the names or articles in `out` from it; returns what the parts are."""
    with changing(folder) as library:
        before, ledger = assemble(library).roster, folder_ledger(folder)
        entity = before.find(name)
        change = changes.split(entity, out, before, ledger, author)
        action = Action("split", (name, *out), time, {**change.details, "reason": author.reason})
        after = rebuild(library, action, change.of(ledger)).roster
    found = descendants([entity], before, after)
    parts = "; ".join(f"{tell(part)}, {count(after.articles(part))}" for part in found)
    return f"Split: {entity.name} is now {len(found)} entities: {parts}. {HINT}"


def undo(folder: str | Path, time: str | None = None) -> Action:
    """Take back the last merge, split, review or withdraw that still stands, and return it.

    Raises KgError when there is none.
    """
    with changing(folder) as library:
        log = read_log(library.connection)
        undone = {action.details["undoes"] for action in log if action.command == "undo"}
        standing = (a for a in reversed(log) if a.command in JUDGED | {"withdraw"} and a.number not in undone)
        action = next(standing, None)
        if action is None:
            raise KgError(f"{folder}: there is nothing to undo")
        if action.command == "withdraw":
            library.restore(action.details["withdrawn"].values())
        ledger = read_change(action.details).reverse.of(folder_ledger(folder))
        rebuild(library, Action("undo", (str(action.number),), time, {"undoes": action.number}), ledger)
        return action


def open_review(folder: str | Path, by: str) -> tuple[Session, Portraits, tuple[str, ...]]:
    """The questions of a folder, what can be told of those they are about, and what is to be said of its ledger."""
    graph = open_graph(folder)
    questions = questions_of(graph.resolution.judgements, graph.claims, graph.roster)
    session = Session(questions, graph.roster, find_library(folder).with_name(LEDGER), Author(by, "reviewed"))
    return session, Portraits(graph), graph.verdicts.notes


def finish_review(folder: str | Path, session: Session, time: str | None = None) -> str:
    """Let all files follow the answers of a review; returns what they were."""
    with changing(folder) as library:
        rebuild(library, Action("review", (), time, {**session.change.details}))
    given = Counter(session.answers)
    said = ", ".join(f"{given[verdict]} {verdict}" for verdict in VERDICTS if given[verdict])
    return f"Reviewed: {said}; {len(session.open)} left. {HINT}"


def keep_parts(library: Library, entities: Sequence[Entity], before: Roster, ledger: Ledger, author: Author) -> Ledger:
    """The ledger in which entities that are merged also keep the parts that kg had joined by itself.

    Whoever merges two entities means all that they are. In the company of the other one, kg might judge anew.
    """
    if not any(entity.aliases for entity in entities):
        return ledger
    after = assemble(library, ledger).roster
    parts = descendants(entities, before, after)
    return changes.merge(parts, after, ledger, author).of(ledger) if len(parts) > 1 else ledger


def folder_ledger(folder: str | Path) -> Ledger:
    """The judgements that a folder holds."""
    return read_ledger(find_library(folder).with_name(LEDGER))


def descendants(entities: Sequence[Entity], before: Roster, after: Roster) -> list[Entity]:
    """What entities of an earlier graph are in a later one, those in most articles first."""
    chains = {chain for entity in entities for chain in before.chains(entity)}
    found = {after.of_chain[chain] for chain in chains}
    return sorted((after.entities[e] for e in found), key=lambda e: (-len(after.articles(e)), e.id))


def tell(entity: Entity) -> str:
    """An entity's name, with its id for the next command."""
    return f"{entity.name} [{entity.id}]"
