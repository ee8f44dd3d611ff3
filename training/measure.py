"""`python -m training.measure`: what the model card tells of the network as it is, into figures.json.

The learning curve and the encoders stay as they were recorded: each of their points is a training run of its own.
"""

from __future__ import annotations

import json

from eval.measures import measure
from eval.sets import ALONE, BOTH
from kg.extract.learned.network import FOLDER
from training.articles import Lesson, is_for_tuning, labelled_lessons, silver_lessons
from training.card import CARD, FIGURES, read_figures, write_card

UNSEEN = ("dev", "aside")
WAYS = {"": "rules alone", ALONE: "network alone", BOTH: "both"}


def main() -> None:
    """Measure, and write the figures and the card."""
    parts = {"annotated by others, worked on": silver_lessons(), "annotated by us": labelled_lessons()}
    measures = measure([name + way for name in UNSEEN for way in WAYS])
    figures = {
        **read_figures(),
        "data": {name: count(lessons) for name, lessons in parts.items()},
        "files": {file.name: file.stat().st_size for file in sorted(FOLDER.iterdir())},
        "scores": {
            name: {words: measures.scores[name + way].figures for way, words in WAYS.items()} for name in UNSEEN
        },
    }
    FIGURES.write_text(json.dumps(figures, indent=1) + "\n", "utf-8")
    CARD.write_text(write_card(figures), "utf-8")


def count(lessons: list[Lesson]) -> dict[str, int]:
    """How many articles, facts and entities are trained on."""
    trained = [lesson for lesson in lessons if not is_for_tuning(lesson.article.id)]
    return {
        "articles": len(trained),
        "facts": sum(len(lesson.facts) for lesson in trained),
        "entities": sum(len(lesson.entities) for lesson in trained),
    }


if __name__ == "__main__":
    main()
