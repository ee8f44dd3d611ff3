"""States made by hand, in a few words: who said what of whom in which article."""

from __future__ import annotations

from kg.history import Named, Said, Source, State


def state(*told: str, called: dict[str, str] | None = None, url: dict[str, str] | None = None) -> State:
    """A state of articles that each tell one thing: "a: ada met bo", "b: ada met bo planned", "c: ada met bo by cy".

    Each article has a chain for each of its people. `called` names the entity of some chains ("a ada": "ada-moss");
    the others are entities of their own name. Articles are told by their words, so another text is another content.
    """
    called, url = called or {}, url or {}
    articles, chains, statements = dict[str, Source](), dict[str, str](), dict[str, Said]()
    for one in told:
        article, words = one.split(": ")
        subject, relation, obj, *more = words.split()
        speaker = more.pop() if "by" in more else None
        status = next((word for word in more if word != "by"), "actual")
        for person in filter(None, (subject, obj, speaker)):
            chains[f"{article} {person}"] = called.get(f"{article} {person}", person)
        earlier = articles.get(article, Source("", "")).content
        articles[article] = Source(f"{earlier}{words}. ", url.get(article, ""))
        ends = [chains[f"{article} {person}"] if person else None for person in (subject, obj, speaker)]
        name = " ".join([str(ends[0]), relation, str(ends[1]), status, ends[2] or ""]).strip()
        found = dict(statements[name].claims) if name in statements else {}
        found[article] = (*found.get(article, ()), f"{article}: {words}")
        about = str(ends[0]), relation, str(ends[1]), status, ends[2], None, relation == "met"
        statements[name] = Said(*about, len(found), dict(sorted(found.items())))
    entities = {name: Named(name.replace("-", " ").title(), "Person") for name in chains.values()}
    return State(articles, chains, entities, statements)
