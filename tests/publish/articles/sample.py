"""Made-up articles with every kind of mark: in one another, across one another, in scripts of both directions."""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.graph import Graph
from kg.model import Article, Attribution, Claim, Entity, Form, Mention, Reading, Reports, Resolution, Span, Status
from kg.ontology import load_ontology

EVIL = "<script>alert('x')</script>\"'&"

ENTITIES = (
    Entity("norland", "Country", "Norland"),
    Entity("sudonia", "Country", "Sudonia"),
    Entity("ada-moss", "Person", "Ada Moss"),
    Entity("ben-reyk", "Person", "Ben Reyk"),
    Entity("sailors", "Group", "14 sailors of Norland", size=14),
    Entity("port-hale", "Place", "Port Hale"),
    Entity("a&b #c/ü", "Organization", EVIL),
)


@dataclass
class Desk:
    """Writes an article: words are found where they stand for the n-th time."""

    id: str
    text: str
    mentions: list[Mention] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    attributions: list[Attribution] = field(default_factory=list)
    of_mention: dict[str, str] = field(default_factory=dict)

    def span(self, words: str, nth: int = 1) -> Span:
        start = -1
        for _ in range(nth):
            start = self.text.index(words, start + 1)
        return Span(start, start + len(words))

    def mention(self, words: str, entity: str, nth: int = 1, form: Form = Form.NAME) -> str:
        span = self.span(words, nth)
        name = f"{self.id}-{span.start}-{span.end}"
        kind = next(e.kind for e in ENTITIES if e.id == entity)
        self.mentions.append(Mention(name, span, kind, words, form))
        self.of_mention[name] = entity
        return name

    def claim(self, subject: str, predicate: str, obj: str, sentence: str, deed: str, **about: object) -> None:
        number = f"{self.id}-claim-{len(self.claims)}"
        place = self.span(sentence)
        start = place.start + sentence.index(deed)
        trigger = Span(start, start + len(deed))
        self.claims.append(
            Claim(number, self.id, subject, predicate, obj, place, trigger, **about)  # type: ignore[arg-type]
        )

    def reading(self, **about: object) -> Reading:
        article = Article(self.id, self.text, **about)  # type: ignore[arg-type]
        return Reading(article, tuple(self.mentions), (), tuple(self.claims), tuple(self.attributions))


FIRST = "🦊 Norland detained Captain Ada Moss and 14 Norland sailors in Port Hale, said Ben Reyk."
SECOND = "Sudonia denied that it had threatened Norland. Moss will visit Sudonia in June."
THIRD = "«لن نغادر» قالت نورلاند 🦊 في سودونيا."
FOURTH = f"The {EVIL} praised Sudonia. Nothing else happened on that day."


def main_story() -> Desk:
    desk = Desk("strait", f"The strait is closed\n\n{FIRST}\n\n{SECOND}\n\n\n{THIRD}\n{FOURTH}\n")
    norland, hale = desk.mention("Norland", "norland"), desk.mention("Port Hale", "port-hale")
    moss, reyk = desk.mention("Ada Moss", "ada-moss"), desk.mention("Ben Reyk", "ben-reyk")
    desk.mention("Captain Ada", "ada-moss", form=Form.DESCRIPTION)  # crosses the name
    sailors = desk.mention("14 Norland sailors", "sailors")
    owner = desk.mention("Norland", "norland", 2)  # inside the sailors
    said = {"speaker": reyk, "event": "e1"}
    desk.claim(norland, "detained", moss, FIRST, "detained", when="2031-03-01/2031-03-31", where=hale, **said)
    desk.claim(norland, "detained", sailors, FIRST, "detained", where=hale, **said)
    desk.claim(sailors, "citizenOf", owner, FIRST, "sailors")
    desk.claim(moss, "leads", sailors, FIRST, "Captain", ended=True)
    desk.claim(moss, "visited", hale, FIRST, "in Port", confidence=0.4)
    desk.attributions.append(Attribution(desk.span("said"), desk.span(FIRST[:-15]), desk.span("Ben Reyk")))

    denial, plan = SECOND.split(". ")[0] + ".", SECOND.split(". ")[1]
    sudonia, it = desk.mention("Sudonia", "sudonia"), desk.mention("it", "sudonia", form=Form.PRONOUN)
    whom = desk.mention("Norland", "norland", 3)
    desk.claim(it, "threatened", whom, denial, "threatened", status=Status.NEGATED, speaker=sudonia)
    visitor, target = desk.mention("Moss", "ada-moss", 2), desk.mention("Sudonia", "sudonia", 2)
    desk.claim(visitor, "visited", target, plan, "visit", status=Status.PLANNED, when="2031-06")
    desk.claim(target, "met", visitor, plan, "visit", status=Status.POSSIBLE)

    north, south = desk.mention("نورلاند", "norland"), desk.mention("سودونيا", "sudonia")
    desk.claim(north, "visited", south, THIRD, "قالت")
    desk.attributions.append(Attribution(desk.span("قالت"), desk.span("«لن نغادر»"), desk.span("نورلاند"), True))

    evil, praised = desk.mention(EVIL, "a&b #c/ü"), desk.mention("Sudonia", "sudonia", 3)
    desk.claim(evil, "supports", praised, f"The {EVIL} praised Sudonia.", "praised")
    return desk


def copied_story() -> Desk:
    desk = Desk("../Évil <b>", "Norland met Sudonia.")
    ends = desk.mention("Norland", "norland"), desk.mention("Sudonia", "sudonia")
    desk.claim(*ends[:1], "met", *ends[1:], "Norland met Sudonia.", "met")
    return desk


def graph() -> Graph:
    """Two articles; the second copies the first, and everything in it is hostile."""
    desks = main_story(), copied_story()
    readings = [
        desks[0].reading(
            title="The strait is closed",
            published="2031-03-04",
            publisher="The Aven Courier",
            url="https://courier.example/strait?a=1&b=2",
            authors=("Jo Doe", "Al Poe"),
        ),
        desks[1].reading(title=EVIL, publisher=EVIL, url="javascript:alert(1)", authors=(EVIL,), language='x" y'),
    ]
    resolution = Resolution(ENTITIES, desks[0].of_mention | desks[1].of_mention)
    return Graph(readings, resolution, load_ontology(), Reports({desks[1].id: "strait"}))
