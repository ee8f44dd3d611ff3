"""Who is meant by "I" and "we": the speaker of a quote, else the author; those for whom they speak are their side."""

from __future__ import annotations

from kg.extract.coreference.antecedents import View
from kg.ids import content_id
from kg.model import Form, Mention, Span

SINGULAR = frozenset("i me my mine myself".split())
PLURAL = frozenset("we us our ours ourselves".split())
BODIES = frozenset({"Organization", "Country", "Group"})  # what says "we" of itself


def link_first_persons(view: View, article_id: str) -> None:
    """Add every word of the first person, each to all that the same voice says of itself.

    They come last: nobody else is meant by "they" because somebody says "we".
    """
    clusters, known = view.clusters, dict[str, int]()
    for token in clusters.doc:
        alone = token.lower_ in SINGULAR
        if not (alone or token.lower_ in PLURAL) or token.tag_ not in {"PRP", "PRP$"}:
            continue
        meant, name = view.speaker(token), view.voice(token)
        kind = clusters.mentions[meant].kind if meant is not None else "Person"
        if meant is None or kind not in (BODIES | {"Person"} if alone else BODIES):
            name, kind = (name, "Person") if alone else (f"{name}'s side", "Group")
            meant = known.get(name)
        if meant is None and token.tag_ == "PRP$":
            continue  # nobody is brought up by "our" alone
        span = Span(token.idx, token.idx + len(token))
        key = content_id(article_id, span.start, kind, name)
        known[name] = clusters.add(Mention(key, span, kind, name, Form.PRONOUN, "coreference"), meant)
