"""Folders as `kg build` writes them, from readings made by hand: no pipeline reads anything."""

from __future__ import annotations

from pathlib import Path

from kg.history import Action
from kg.library import open_library
from kg.model import Article, Chain, Claim, Judgement, Mention, Reading, Resolution, Span
from kg.pipeline import rebuild

Said = tuple[str, str, str]  # a name, a relation, a name


def read(article: str, *said: Said, kinds: dict[str, str] | None = None, **about: str) -> Reading:
    """An article of short sentences; all are people but those whose kind is given."""
    text, mentions, claims = "", list[Mention](), list[Claim]()
    for number, (subject, relation, obj) in enumerate(said):
        start, ends = len(text), list[str]()
        text += f"{subject} {relation} {obj}.\n"
        for name, at in ((subject, start), (obj, len(text) - len(obj) - 2)):
            kind = (kinds or {}).get(name, "Person")
            mentions.append(Mention(f"{article}-{at}", Span(at, at + len(name)), kind, name))
            ends.append(mentions[-1].id)
        evidence = Span(start, len(text) - 1)
        claims.append(Claim(f"{article}-c{number}", article, ends[0], relation, ends[1], evidence, evidence))
    chains = dict[tuple[str, str], list[str]]()
    for mention in mentions:
        chains.setdefault((mention.kind, mention.name), []).append(mention.id)
    found = (Chain(f"{article} {kind} {name}", kind, name, tuple(ids)) for (kind, name), ids in chains.items())
    return Reading(Article(article, text, **about), tuple(mentions), tuple(found), tuple(claims))


def make_folder(folder: Path, *readings: Reading) -> Path:
    """A folder that holds these readings and all views of them."""
    by_id = {reading.article.id: reading for reading in readings}
    with open_library(folder / "library.sqlite") as library:
        with library.transaction():
            library.set("extractor", "by hand")
            library.take_in((reading.article for reading in readings), lambda error: None)
        for article in list(library.unread()):
            library.add(by_id[article.id])
        rebuild(library, Action("build", ("news",)))
    return folder


def contents(folder: Path) -> dict[str, bytes]:
    """Every file but the library, which remembers what was done."""
    files = (p for p in sorted(folder.rglob("*")) if p.is_file() and not p.name.startswith("library.sqlite"))
    return {str(p.relative_to(folder)): p.read_bytes() for p in files}


def unsure_of(resolution: Resolution, *pairs: tuple[str, str], reason: str = "one last name") -> Resolution:
    """A resolution that is unsure of these pairs of chains as well."""
    unsure = (Judgement(left, right, "unsure", 0.5, (reason,), "kg") for left, right in pairs)
    return Resolution(resolution.entities, resolution.of_mention, (*resolution.judgements, *unsure))
