"""The articles behind tests/query/questions, each told so that a question asked wrongly would answer wrongly.

`python -m tests.query.newsrooms` writes the data of every question anew from the articles below, in the shape in which
kg writes its graphs; the descriptions of terms are cut to what questions read. Expected answers are written by hand.
"""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from kg.model import Entity, Reading, Resolution, Status
from kg.ontology import load_ontology
from kg.publish.rdf import turtle
from kg.publish.view import View
from kg.rdf.prefixes import find_base
from kg.rdf.vocab import KG
from kg.record import write_lines
from kg.reports import find_reports
from tests.readings import Newsroom, Said

FOLDER = Path(__file__).parent / "questions"
UNREAD = {"definition", "closeMatch", "broadMatch", "plover", "inverseLabel", "inScheme"}

CAST = {
    "Norland": Entity("norland", "Country", "Norland", ("Kingdom of Norland",), (("wikidata", "Q20000001"),)),
    "Sudonia": Entity("sudonia", "Country", "Sudonia", ("Sudonians",), (("wikidata", "Q20000002"),)),
    "Vestria": Entity("vestria", "Country", "Vestria"),
    "Ostland": Entity("ostland", "Country", "Ostland"),
    "Ada Moss": Entity("ada-moss", "Person", "Ada Moss", ("Moss",)),
    "Piet Krol": Entity("piet-krol", "Person", "Piet Krol", ("Krol",)),
    "Lena Orv": Entity("lena-orv", "Person", "Lena Orv"),
    "Edda Moss": Entity("edda-moss", "Person", "Edda Moss", ("Moss",)),  # another who is called Moss
    "twelve sailors": Entity("twelve-sailors", "Group", "twelve sailors", (), (), 12),
    "the harbour strike committee": Entity("strike-committee", "Organization", "Harbour Strike Committee"),
    "Port Hale": Entity("port-hale", "City", "Port Hale", (), (("geonames", "593116"),)),
    "Mole Quay": Entity("mole-quay", "Place", "Mole Quay"),
    "Hale Bay": Entity("hale-bay", "Place", "Hale Bay"),
    "the Hale Treaty": Entity("hale-treaty", "Treaty", "Hale Treaty", ("Treaty of Hale",)),
}

STATUS = {"?": Status.POSSIBLE, "+": Status.PLANNED, "-": Status.NEGATED, "=": Status.ACTUAL}


def say(mark: str, predicate: str, sentence: str, when: str = "", event: str = "", ended: bool = False) -> Said:
    """A claim: its status as a mark (= actual, + planned, ? possible, - negated), relation, and marked sentence."""
    names = dict(re.findall(r"([XYSW])\[([^\]]*)\]", sentence))
    ids = {slot: next(e.id for n, e in CAST.items() if name in (n, e.name, *e.aliases)) for slot, name in names.items()}
    return Said(
        sentence,
        ids["X"],
        predicate,
        ids["Y"],
        STATUS[mark],
        ids.get("S", ""),
        ids.get("W", ""),
        when or None,
        event or None,
        ended=ended,
    )


def write(name: str, *articles: tuple[str, str, str, list[Said]]) -> None:
    """The data of a question: articles as id, day of issue, outlet and claims."""
    room = Newsroom()
    room.add(*CAST.values())
    readings = [
        room.read(article, *said, published=date or None, publisher=outlet, title=article.replace("-", " "))
        for article, date, outlet, said in articles
    ]
    (FOLDER / name).mkdir(parents=True, exist_ok=True)
    lines = write_lines(readings, used(room, readings), load_ontology(), find_reports(readings))
    dull = {line.subject for line in lines if line.object.value.endswith(("#AnnotationProperty", "#DatatypeProperty"))}
    ours = (find_base(lines), str(KG))
    kept = tuple(
        line
        for line in lines
        if line.subject.value.startswith(ours)
        and line.subject not in dull
        and re.split(r"[#/]", line.predicate.value)[-1] not in UNREAD
    )
    (FOLDER / name / "data.ttl").write_bytes(b"".join(turtle.write(View(kept))))


def used(room: Newsroom, readings: list[Reading]) -> Resolution:
    """Those of the cast who are on stage."""
    whole = room.resolution()
    seen = {whole.of_mention[mention.id] for reading in readings for mention in reading.mentions}
    return replace(whole, entities=tuple(entity for entity in whole.entities if entity.id in seen))


def main() -> None:
    """Write all of them."""
    write(
        "about",
        (
            *("talks-open", "2024-05-07", "The Example"),
            [
                say("=", "envoyOf", "X[Ada Moss], envoy of Y[Norland], spoke."),
                say("+", "met", "X[Moss] will meet Y[Sudonia]."),
                say("=", "met", "S[Norland] says X[Moss] met Y[Vestria]."),
                say("=", "visited", "X[Piet Krol] went to Y[Port Hale]."),  # nothing about her
            ],
        ),
        (
            "no-talks",
            "2024-06-01",
            "",
            [say("-", "met", "S[Sudonia] denies that X[it] met Y[Ada Moss].".replace("X[it]", "X[Sudonia]"))],
        ),
        ("undated", "", "", [say("=", "visited", "X[Ada Moss] went to Y[Port Hale].")]),
        ("early", "2023-12-31", "", [say("=", "visited", "X[Ada Moss] went to Y[Hale Bay].")]),
    )
    write(
        "accusations",
        (
            *("charges", "2023-02-01", "The Example"),
            [
                say("=", "accused", "X[Norland] accused Y[Sudonia] of theft."),
                say("=", "prosecuted", "X[Sudonia] put Y[Piet Krol] on trial."),
                say("=", "threatened", "X[Norland] threatened Y[Sudonia]."),  # no accusation
            ],
        ),
        (
            *("later", "2024-03-01", "The Example"),
            [
                say("-", "accused", "S[Ostland] says X[Vestria] did not accuse Y[Norland]."),
                say("=", "accused", "S[Ada Moss] says X[Sudonia] accused Y[Vestria]."),
            ],
        ),
        ("other-ends", "2023-05-01", "", [say("=", "accused", "X[Vestria] accused Y[Ostland] of theft.")]),
    )
    write(
        "agreements",
        (
            *("signing", "2022-01-10", "The Example"),
            [
                say("=", "signed", "X[Norland] signed Y[the Hale Treaty].", "2022-01-09"),
                say("+", "signed", "X[Sudonia] will sign Y[the Hale Treaty]."),
                say("=", "agreedWith", "S[Vestria] says X[Norland] agreed with Y[Vestria] on grain."),
                say("=", "met", "X[Norland] met Y[Ostland]."),  # to meet is not to agree
            ],
        ),
        (
            *("leaving", "2023-08-01", "Daily Hale"),
            [
                say("=", "withdrewFrom", "X[Norland] left Y[the Hale Treaty]."),
                say("=", "withdrewFrom", "X[Norland] pulled its troops out of Y[Sudonia]."),  # no agreement
            ],
        ),
    )
    write(
        "allies",
        (
            *("sides", "2024-01-01", ""),
            [
                say("=", "alliedWith", "X[Norland] is an ally of Y[Vestria]."),
                say("=", "supports", "X[Ada Moss] backs Y[Norland]."),
                say("=", "opposes", "X[Sudonia] opposes Y[Norland]."),
                say("-", "supports", "S[Ada Moss] says X[Ostland] does not back Y[Norland]."),
                say("=", "aided", "X[Vestria] sent grain to Y[Norland]."),  # help is no alliance
                say("=", "opposes", "X[Sudonia] opposes Y[Ostland]."),
            ],
        ),
    )
    write(
        "around",
        (
            *("near", "2024-01-01", "The Example"),
            [
                say("=", "met", "X[Ada Moss] met Y[Piet Krol]."),
                say("=", "envoyOf", "X[Piet Krol] is envoy of Y[Sudonia]."),  # one step too far
            ],
        ),
    )
    write(
        "changes",
        (
            *("arrest", "2021-03-02", "The Example"),
            [
                say("=", "detained", "X[Sudonia] arrested Y[twelve sailors] in March.", "2021-03"),
                say("=", "sanctioned", "X[Norland] imposed sanctions on Y[Sudonia].", "2019-07-01"),
            ],
        ),
        (
            *("freedom", "2022-05-07", "The Example"),
            [
                say("=", "released", "X[Sudonia] freed Y[twelve sailors].", "2022-05-06"),
                say("=", "headOfStateOf", "X[Lena Orv] has been president of Y[Vestria] since 2021.", "2021/.."),
                say("=", "met", "X[Norland] met Y[Sudonia].", "2021-08-01"),  # over in a day
            ],
        ),
        (
            "late",
            "2024-05-07",
            "",
            [say("=", "sanctioned", "X[Norland] imposed sanctions on Y[Ostland].", "2024-05-01")],
        ),
    )
    write(
        "connected",
        (
            *("april", "2024-04-07", ""),
            [
                say("=", "met", "X[Ada Moss] met Y[Norland]."),
                say("=", "met", "X[Ada Moss] met Y[Norland] again.", "2024-04-01"),
                say("=", "visited", "X[Ada Moss] went to Y[Port Hale]."),
                say("+", "met", "X[Ada Moss] will meet Y[Sudonia]."),
            ],
        ),
        (
            *("may", "2024-05-07", ""),
            [
                say("=", "met", "X[Piet Krol] met Y[Norland]."),
                say("=", "met", "X[Piet Krol] met Y[Sudonia]."),
                say("=", "met", "X[Piet Krol] met Y[Vestria]."),
                say("=", "met", "X[Piet Krol] met Y[Ostland]."),
            ],
        ),
    )
    write(
        "contradictions",
        ("yes", "2024-04-07", "The Example", [say("=", "met", "X[Norland] met Y[Sudonia].", "2024-04-05")]),
        (
            *("no", "2024-04-08", "Daily Hale"),
            [
                say("-", "met", "S[Sudonia] denies that X[Norland] met Y[Sudonia].", "2024-04-05"),
                say("-", "met", "X[Norland] did not meet Y[Vestria].", "2024-04-05"),  # against nobody's word
            ],
        ),
        ("other", "2024-04-09", "Daily Hale", [say("=", "visited", "X[Ada Moss] went to Y[Sudonia].", "2024-04-05")]),
        (
            "again",
            "2024-04-09",
            "The Example",
            [say("-", "visited", "X[Ada Moss] never went to Y[Sudonia].", "2024-04-05")],
        ),
    )
    write(
        "denials",
        (
            "yes",
            "2024-04-07",
            "The Example",
            [say("=", "met", "S[Norland] says X[Norland] met Y[Sudonia].", "2024-04-05")],
        ),
        (
            *("no", "2024-04-08", "Daily Hale"),
            [
                say("-", "met", "S[Sudonia] denies that X[Norland] met Y[Sudonia].", "2024-04-05"),
                say("-", "attacked", "X[Vestria] did not attack Y[Norland]."),
                say("?", "attacked", "X[Vestria] may have attacked Y[Ostland]."),  # doubted, not denied
                say("=", "rejected", "X[Vestria] turned down Y[Ostland]."),  # a refusal happens
            ],
        ),
        ("elsewhere", "2024-04-10", "", [say("-", "visited", "X[Piet Krol] never went to Y[Mole Quay].")]),
    )
    write(
        "detained",
        (
            *("arrests", "2021-03-02", "The Example"),
            [
                say("=", "detained", "X[Sudonia] arrested Y[twelve sailors] in March.", "2021-03"),
                say("=", "detained", "X[Vestria] holds Y[Piet Krol].", "2020"),
                say("+", "detained", "X[Norland] will arrest Y[Lena Orv]."),  # not yet
                say("=", "detained", "S[Sudonia] says X[Norland] holds Y[Ada Moss].", "2020"),  # one side's word
                say("=", "sanctioned", "X[Norland] imposed sanctions on Y[Sudonia].", "2019-07-01"),  # another state
            ],
        ),
        (
            "freedom",
            "2022-05-07",
            "Daily Hale",
            [say("=", "released", "X[Sudonia] freed Y[twelve sailors].", "2022-05-06")],
        ),
    )
    write(
        "events",
        (
            *("harbour", "2024-04-07", "The Example"),
            [
                say("=", "met", "X[Ada Moss] met Y[Piet Krol] in W[Port Hale].", "2024-04-06"),
                say("=", "locatedIn", "X[Mole Quay] is in Y[Port Hale]."),
                say("=", "attacked", "X[Sudonia] attacked Y[Vestria] on W[Mole Quay]."),
                say("=", "attacked", "X[Ostland] attacked Y[Vestria] in W[Hale Bay]."),  # another place
                say("-", "visited", "X[Lena Orv] did not go to Y[Port Hale]."),
            ],
        ),
        ("early", "2020-04-07", "", [say("=", "visited", "X[Lena Orv] went to Y[Port Hale].")]),
    )
    write(
        "links",
        (
            *("names", "2024-04-07", ""),
            [
                say("=", "visited", "X[Ada Moss] went to Y[Port Hale]."),
                say("=", "met", "X[Norland] met Y[Sudonia]."),
                say("=", "met", "X[Norland] met Y[Vestria]."),  # linked to nothing
            ],
        ),
    )
    write(
        "met",
        (
            *("meetings", "2024-04-07", "The Example"),
            [
                say("=", "met", "X[Ada Moss] met Y[Piet Krol] in W[Port Hale].", "2024-04-06", "e1"),
                say("+", "negotiatedWith", "X[Ada Moss] will talk with Y[Sudonia]."),
                say("=", "visited", "S[Sudonia] says X[Ada Moss] went to Y[Hale Bay]."),
                say("=", "envoyOf", "X[Ada Moss] is envoy of Y[Norland]."),  # an office
            ],
        ),
        ("retold", "2024-04-09", "", [say("=", "met", "X[Ada Moss] and Y[Piet Krol] met.", "2024-04-06")]),
        ("others", "2024-04-09", "", [say("=", "met", "X[Lena Orv] met Y[Piet Krol].")]),
    )
    write(
        "offices",
        (
            *("new", "2021-01-21", "The Example"),
            [
                say("=", "headOfStateOf", "X[Ada Moss] became president of Y[Norland].", "2021-01-20/.."),
                say("=", "headOfStateOf", "X[Piet Krol] was president of Y[Norland] until then.", "2017/2021-01-20"),
                say("=", "leads", "X[Lena Orv] chairs Y[the harbour strike committee]."),
                say("+", "headOfStateOf", "X[Lena Orv] will be president of Y[Vestria]."),
                say("=", "citizenOf", "X[Lena Orv] is a citizen of Y[Vestria]."),  # no office
            ],
        ),
        ("still", "2022-01-21", "", [say("=", "headOfStateOf", "X[Ada Moss], president of Y[Norland], spoke.")]),
        (
            "former",
            "2023-01-21",
            "",
            [say("=", "leads", "X[Lena Orv], former chair of Y[the harbour strike committee].", ended=True)],
        ),
    )
    write(
        "one-outlet",
        (
            *("mine", "2024-04-07", "The Example"),
            [
                say("=", "met", "X[Norland] met Y[Sudonia]."),
                say("=", "met", "X[Ada Moss] met Y[Piet Krol]."),
                say("=", "met", "X[Ada Moss] met Y[Lena Orv].", "2024-04-06"),
                say("=", "met", "X[Norland] met Y[Ostland]."),
            ],
        ),
        ("mine-too", "2024-04-08", "The Example", [say("=", "met", "Again X[Norland] met Y[Ostland].")]),
        (
            *("theirs", "2024-04-08", "Daily Hale"),
            [
                say("=", "met", "X[Norland] and Y[Sudonia] met."),  # two outlets
                say("=", "met", "X[Ada Moss] and Y[Lena Orv] met in spring."),  # the same, but without the day
                say("-", "met", "X[Ada Moss] did not meet Y[Piet Krol]."),  # the contrary
                say("=", "met", "X[Vestria] met Y[Ostland]."),
            ],
        ),
    )
    write(
        "one-side",
        (
            *("words", "2024-04-07", "The Example"),
            [
                say("=", "attacked", "S[Norland] says X[Sudonia] attacked Y[Port Hale]."),
                say("=", "attacked", "S[Norland] says X[Sudonia] attacked Y[Hale Bay]."),
                say("=", "met", "S[Sudonia] says X[Sudonia] met Y[Vestria]."),
                say("=", "met", "S[Norland] says X[Norland] met Y[Vestria]."),
                say("=", "met", "X[Norland] met Y[Ostland]."),  # nobody's mere word
                say("=", "accused", "S[Sudonia] says X[Ada Moss] accused Y[Piet Krol]."),
            ],
        ),
        (
            *("others", "2024-04-08", "Daily Hale"),
            [
                say("=", "attacked", "X[Sudonia] attacked Y[Hale Bay]."),  # the paper says it too
                say("=", "met", "S[Ostland] says X[Norland] met Y[Vestria]."),  # another side says it too
                say("-", "met", "S[Vestria] denies that X[Sudonia] met Y[Vestria]."),  # the contrary
                say("=", "attacked", "S[Norland] says once more that X[Sudonia] attacked Y[Port Hale]."),
            ],
        ),
    )
    write(
        "paths",
        (
            *("web", "2024-04-07", "The Example"),
            [
                say("=", "envoyOf", "X[Ada Moss] is envoy of Y[Norland]."),
                say("=", "met", "X[Norland] met Y[Sudonia]."),
                say("=", "met", "X[Norland] met Y[Sudonia] in spring.", "2024-03"),
                say("=", "headOfStateOf", "X[Piet Krol] is president of Y[Sudonia]."),
                say("-", "met", "X[Ada Moss] did not meet Y[Piet Krol]."),  # no path
                say("+", "met", "X[Ada Moss] will meet Y[Sudonia]."),
                say("=", "met", "S[Vestria] says X[Ada Moss] met Y[Vestria]."),
                say("=", "met", "X[Vestria] met Y[Piet Krol]."),
                say("=", "visited", "X[Lena Orv] went to Y[Port Hale]."),
            ],
        ),
        (
            "again",
            "2024-04-08",
            "",
            [say("=", "envoyOf", "As envoy of Y[Norland], X[Moss] spoke.".replace("Moss", "Ada Moss"))],
        ),
    )
    write(
        "planned",
        (
            *("outlook", "2024-04-07", "The Example"),
            [
                say("+", "met", "X[Norland] will meet Y[Sudonia]."),
                say("?", "attacked", "S[Ada Moss] fears that X[Sudonia] may attack Y[Norland]."),
                say("=", "threatened", "X[Sudonia] threatened Y[Norland] with war."),
                say("-", "threatened", "X[Vestria] did not threaten Y[Norland]."),
                say("=", "met", "X[Norland] met Y[Vestria]."),
                say("-", "visited", "X[Norland] did not go to Y[Port Hale]."),
            ],
        ),
        ("others", "2024-04-07", "", [say("+", "met", "X[Vestria] will meet Y[Ostland].")]),
        ("long-ago", "2023-04-07", "", [say("+", "met", "X[Norland] will meet Y[Ostland].")]),
    )
    write(
        "released",
        (
            *("freed", "2022-05-07", "The Example"),
            [
                say("=", "released", "X[Sudonia] freed Y[twelve sailors].", "2022-05-06", "e1"),
                say("=", "securedReleaseOf", "X[Ada Moss] won freedom for Y[twelve sailors].", "2022-05-06", "e1"),
                say(
                    "=", "released", "S[Piet Krol] says X[Sudonia] freed Y[Piet Krol] too.", event="e2"
                ),  # nobody secured it
                say("+", "released", "X[Sudonia] will free Y[Lena Orv].", event="e3"),
                say("=", "detained", "X[Sudonia] arrested Y[Edda Moss]."),  # the contrary
            ],
        ),
        ("elsewhere", "2022-06-07", "", [say("=", "released", "X[Vestria] freed Y[Lena Orv].")]),
    )
    write(
        "represents",
        (
            *("envoys", "2022-05-07", "The Example"),
            [
                say("=", "envoyOf", "X[Ada Moss] is envoy of Y[Norland]."),
                say("=", "envoyTo", "X[Piet Krol] is ambassador to Y[Norland]."),
                say("=", "spokespersonFor", "S[Sudonia] says X[Lena Orv] speaks for Y[Norland]."),
                say("=", "headOfStateOf", "X[Edda Moss] is president of Y[Norland]."),  # leads it
                say("-", "envoyOf", "X[Edda Moss] is no envoy of Y[Norland]."),
                say("=", "envoyOf", "X[Edda Moss] is envoy of Y[Vestria]."),
            ],
        ),
    )
    write(
        "said",
        (
            *("words", "2024-04-07", "The Example"),
            [
                say("=", "attacked", "S[Ada Moss] says X[Sudonia] attacked Y[Port Hale]."),
                say("+", "met", "S[Ada Moss] says X[Norland] will meet Y[Vestria]."),
                say("=", "attacked", "S[Sudonia] says X[Norland] attacked Y[Hale Bay]."),
                say("=", "met", "X[Ada Moss] met Y[Norland]."),  # of her, not by her
            ],
        ),
        ("early", "2020-04-07", "", [say("-", "attacked", "S[Ada Moss] denies that X[Norland] attacked Y[Hale Bay].")]),
    )
    write(
        "sanctions",
        (
            *("imposed", "2019-07-02", "The Example"),
            [
                say("=", "sanctioned", "X[Norland] imposed sanctions on Y[Sudonia].", "2019-07-01"),
                say("+", "sanctioned", "X[Norland] will impose sanctions on Y[Vestria]."),
                say("=", "sanctioned", "S[Ada Moss] says X[Sudonia] imposed sanctions on Y[Norland]."),
                say("=", "expelled", "X[Norland] expelled Y[Piet Krol]."),  # another measure
            ],
        ),
        (
            "eased",
            "2021-03-02",
            "Daily Hale",
            [say("=", "easedSanctionsOn", "X[Norland] eased sanctions on Y[Sudonia].")],
        ),
        ("too-early", "2018-03-02", "", [say("=", "sanctioned", "X[Norland] imposed sanctions on Y[Ostland].")]),
        ("others", "2020-03-02", "", [say("=", "sanctioned", "X[Vestria] imposed sanctions on Y[Ostland].")]),
        ("too-late", "2024-03-02", "", [say("=", "sanctioned", "X[Norland] imposed new sanctions on Y[Sudonia].")]),
    )
    write(
        "sources",
        (
            *("first", "2019-07-02", "The Example"),
            [
                say("=", "sanctioned", "X[Norland] imposed sanctions on Y[Sudonia]."),
                say("=", "met", "X[Norland] met Y[Sudonia]."),
                say("=", "sanctioned", "X[Norland] imposed sanctions on Y[Vestria]."),
            ],
        ),
        (
            *("second", "2019-07-03", "Daily Hale"),
            [
                say("=", "sanctioned", "On Y[Sudonia] X[Norland] imposed its sanctions."),
                say("-", "sanctioned", "S[Sudonia] denies that X[Sudonia] imposed sanctions on Y[Norland]."),
            ],
        ),
    )
    write(
        "states",
        (
            *("held", "2021-03-02", "The Example"),
            [
                say("=", "detained", "X[Sudonia] arrested Y[twelve sailors] in March.", "2021-03"),
                say("=", "sanctioned", "X[Norland] imposed sanctions on Y[Sudonia].", "2019-07-01"),
                say("=", "alliedWith", "X[Norland] is an ally of Y[Vestria]."),
                say("=", "met", "X[Norland] met Y[Sudonia]."),  # over in a day
                say("+", "sanctioned", "X[Vestria] will impose sanctions on Y[Sudonia]."),
                say("=", "sanctioned", "X[Vestria] imposed sanctions on Y[Ostland].", "2018"),
            ],
        ),
        (
            "freedom",
            "2022-05-07",
            "Daily Hale",
            [say("=", "released", "X[Sudonia] freed Y[twelve sailors].", "2022-05-06")],
        ),
    )
    write(
        "supported",
        (
            *("one", "2024-04-07", "The Example"),
            [
                say("=", "met", "X[Norland] met Y[Sudonia]."),
                say("=", "met", "X[Norland] met Y[Vestria]."),
                say("+", "met", "X[Norland] will meet Y[Ostland]."),
            ],
        ),
        (
            *("two", "2024-04-09", "Daily Hale"),
            [
                say("=", "met", "On Tuesday the leaders of X[Norland] saw those of Y[Sudonia]."),
                say("+", "met", "Soon X[Norland] and Y[Ostland] are to meet."),
                say("=", "visited", "S[Norland] says X[Ada Moss] went to Y[Norland]."),
                say("=", "met", "X[Piet Krol] met Y[Lena Orv]."),
            ],
        ),
        (
            "three",
            "2024-04-10",
            "Daily Hale",
            [say("=", "visited", "S[Norland] repeats: X[Ada Moss] came to Y[Norland].")],
        ),
    )
    write(
        "timeline",
        (
            *("told", "2022-05-07", "The Example"),
            [
                say("=", "released", "X[Sudonia] freed Y[twelve sailors].", "2022-05-06"),
                say("=", "detained", "X[Sudonia] had arrested Y[twelve sailors] in 2021.", "2021"),
                say("=", "met", "S[Norland] says X[Sudonia] met Y[Norland]."),
                say("+", "met", "X[Sudonia] will meet Y[Vestria].", "2022-06"),
                say("-", "attacked", "X[Sudonia] did not attack Y[Norland].", "2022-04"),
                say("=", "met", "X[Norland] met Y[Vestria].", "2022-05-01"),
                say("=", "attacked", "X[Sudonia] attacked Y[Ostland] in 1999.", "1999"),
            ],
        ),
        ("undated", "", "", [say("=", "visited", "X[Piet Krol] went to Y[Sudonia].")]),
    )
    write(
        "together",
        (
            *("pairs", "2022-05-07", "The Example"),
            [
                say("=", "sanctioned", "X[Norland] and Vestria imposed sanctions on Y[Sudonia].", event="e1"),
                say("=", "sanctioned", "Norland and X[Vestria] imposed sanctions on Y[Sudonia].", event="e1"),
                say("=", "cooperatedWith", "X[Norland] worked with Y[Ostland]."),
                say("+", "attacked", "X[Norland] will attack Y[Sudonia].", event="e2"),
                say("+", "attacked", "With it X[Vestria] will attack Y[Sudonia].", event="e2"),
                say("=", "cooperatedWith", "X[Vestria] worked with Y[Ostland]."),
            ],
        ),
        ("more", "2022-06-07", "", [say("=", "cooperatedWith", "X[Norland] worked with Y[Ostland] again.")]),
    )


if __name__ == "__main__":
    main()
