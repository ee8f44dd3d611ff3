"""Words right before or in a name that tell whether somebody is a man or a woman."""

from __future__ import annotations

from kg.extract.coreference.clusters import Clusters

SIGNS = {
    "m": frozenset(
        "mr. mr sir king prince sheikh spokesman chairman businessman husband brother father son pope".split()
    ),
    "f": frozenset(
        "mrs. mrs ms. ms miss queen princess spokeswoman chairwoman wife sister mother daughter lady".split()
    ),
}
HONORIFICS = {"mr": "m", "mrs": "f", "ms": "f", "miss": "f"}


def told_genders(clusters: Clusters) -> dict[int, str]:
    """The gender that titles before a name tell: "Mr.", "spokeswoman"."""
    found: dict[int, str] = {}
    for i, mention in enumerate(clusters.mentions):
        if mention.kind == "Person":
            words = clusters.words(i)
            start = words.start
            while start > max(words.start - 2, 0) and clusters.doc[start - 1].pos_ != "ADP":  # "the son of Ana Diaz"
                start -= 1
            before = clusters.doc[start : words.end]
            for gender, nouns in SIGNS.items():
                if any(t.lower_ in nouns for t in before):
                    found.setdefault(clusters.leader(i), gender)
    return found
