"""The articles that thresholds are tuned on: annotated, and neither trained on nor among those set aside."""

from __future__ import annotations

from eval.sets import Annotated, Gold
from training.articles import Lesson, is_for_tuning, load_lessons

TUNE = "tune"


def load_tuning() -> Annotated:
    """The articles kept from training, as a set."""
    lessons = {lesson.article.id: lesson for lesson in load_lessons() if is_for_tuning(lesson.article.id)}
    return Annotated(
        TUNE, tuple(lesson.article for lesson in lessons.values()), {name: gold_of(x) for name, x in lessons.items()}
    )


def gold_of(lesson: Lesson) -> Gold:
    """A lesson in the format of the annotated articles."""
    text = lesson.article.text
    entities = [{"id": e.id, "type": e.kind, "name": e.names[0], "aliases": [*e.names[1:]]} for e in lesson.entities]
    facts = [
        {
            "s": fact.subject,
            "p": fact.predicate,
            "o": fact.object,
            "status": str(fact.status),
            "speaker": fact.speaker,
            "quote": fact.anchors[0].of(text) if fact.anchors else "",
        }
        for fact in lesson.facts
    ]
    return {"id": lesson.article.id, "entities": entities, "facts": facts}
