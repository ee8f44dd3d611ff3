"""A made-up season of diplomacy: the graph that tests and screenshots of the page are drawn from."""

from __future__ import annotations

from typing import Any

import networkx as nx

ENTITIES = """
Valdoria|Country|Valdorian government, Port Aven|Q900001
Kestria|Country|Kestrian government|Q900002
Norland|Country|the Norlanders|Q900003
Ostmark|Country||Q900004
Tamar Islands|Country|Tamar|Q900005
Meridian Union|Organization|the Union, MU|Q900006
Valdorian Foreign Ministry|Organization|the ministry|
Kestrian Navy|Organization|the navy|
Free Harbour Party|Organization|FHP|
Daily Lantern|Organization|the Lantern|
Sarn Mining|Organization|Sarn|
Northern Court|Organization|the court|
Red Tide|Organization||
Elena Marsh|Person|Marsh, President Marsh|Q900010
Tobias Reyk|Person|Reyk|Q900011
Ingrid Solheim|Person|Solheim|Q900012
Pavel Anton Dray|Person|Dray, P. A. Dray|
Mira Castellan|Person|Castellan|
Jonas Wehr|Person|Wehr|
Adaeze Okoro|Person|Okoro|
Luis Ferrant|Person|Ferrant|
Hanna Brandt|Person||
General Osric Vane|Person|Vane, the general|
Nadia Pell|Person|Pell|
Samir Holt|Person|Holt|
41 dockworkers|Group|the dockworkers|
Fishing crews|Group|the crews|
Student protesters|Group|the students|
Port Aven|Place||Q900020
Strait of Sarn|Place|the strait|
Lindholm|Place||Q900021
Harbour Accord|Agreement|the accord|
Fisheries Treaty|Agreement|the treaty|
Lindholm Peace Prize|Award|the prize|
Lithium|Good||
Coastal missiles|Good|missiles|
"""

# subject | relation | object | status | speaker | sentences, each with {S} and {O} for the words to mark
FACTS = """
Elena Marsh|headOfStateOf|Valdoria|actual||{S}, president of {O}, spoke on Monday.|{S} of {O} cut her trip short.
Tobias Reyk|headOfGovernmentOf|Kestria|actual||{S}, the {O} premier, left the palace by a side door.
Ingrid Solheim|headOfStateOf|Norland|actual||{S}, who has led {O} since spring, hosted the talks.
Mira Castellan|holdsOfficeIn|Valdorian Foreign Ministry|actual||{S} has run {O} for two years.
Valdorian Foreign Ministry|partOf|Valdoria|actual||{O}'s {S} declined to comment.
Kestrian Navy|partOf|Kestria|actual||The {S} answers to the cabinet of {O}.
Jonas Wehr|spokespersonFor|Kestria|actual||{S}, a spokesman for {O}, read a short statement.
Adaeze Okoro|envoyOf|Meridian Union|actual||{S}, special envoy of the {O}, flew in overnight.
Pavel Anton Dray|leads|Free Harbour Party|actual||{S} leads the {O} from exile.
Hanna Brandt|worksFor|Daily Lantern|actual||{S}, a reporter for the {O}, was among them.
General Osric Vane|leads|Kestrian Navy|actual||{S}, who commands the {O}, denied the order.
Luis Ferrant|leads|Sarn Mining|actual||{S}, chief executive of {O}, sold his shares.
Samir Holt|memberOf|Red Tide|actual||{S} joined {O} as a student.
Nadia Pell|relativeOf|Pavel Anton Dray|actual||{S}, the wife of {O}, spoke from Lindholm.
Nadia Pell|received|Lindholm Peace Prize|actual||{S} accepted the {O} for her work with prisoners.
Valdoria|memberOf|Meridian Union|actual||{S} joined the {O} in its second year.
Norland|memberOf|Meridian Union|actual||{S} has sat in the {O} from the start.
Lindholm|locatedIn|Norland|actual||The meeting took place in {S}, {O}.
Port Aven|locatedIn|Valdoria|actual||{S}, the largest port of {O}, stayed closed.
Kestria|detained|41 dockworkers|actual||{S} arrested {O} after the strike.|Police in {S} are still holding {O}.
Kestria|released|41 dockworkers|planned||{S} has promised to free {O} before the holiday.
Adaeze Okoro|securedReleaseOf|41 dockworkers|possible|Meridian Union|The Union said {S} might yet win freedom for {O}.
Kestria|detained|Pavel Anton Dray|actual||{S} jailed {O} for nine months.
Kestria|released|Pavel Anton Dray|actual||{S} let {O} go at the border.
Norland|securedReleaseOf|Pavel Anton Dray|actual||Quiet work by {S} brought {O} home.
Northern Court|prosecuted|Pavel Anton Dray|actual||The {S} convicted {O} in his absence.
Kestria|detained|Hanna Brandt|actual|Daily Lantern|The Lantern says {S} is holding {O}.
Kestria|detained|Hanna Brandt|negated|Jonas Wehr|Wehr denied that {S} had arrested {O}.
Valdoria|accused|Kestria|actual||{S} accused {O} of mining.|A letter of {S} blamed {O}.|{S} again held {O} guilty.
Kestria|accused|Valdoria|actual||{S} said {O} had staged the incident.
Valdoria|sanctioned|Kestria|actual||{S} froze the assets of eleven banks in {O}.
Kestria|threatened|Valdoria|actual||{S} warned {O} of grave consequences.
Valdoria|negotiatedWith|Kestria|planned||{S} and {O} will open talks in May.
Valdoria|met|Norland|actual||Ministers of {S} and {O} sat down for three hours.
Valdoria|urged|Norland|actual||{S} asked {O} to send observers.
Valdoria|cooperatedWith|Norland|actual||{S} and {O} held a joint exercise.
Norland|aided|Valdoria|actual||{S} lent {O} two patrol ships.
Norland|supports|Valdoria|actual|Ingrid Solheim|Solheim said {S} stands behind {O}.
Norland|mediatedFor|Kestria|actual||{S} carried messages for {O} all winter.
Meridian Union|sanctioned|Kestria|possible||The {S} may widen its embargo on {O}.
Meridian Union|sanctioned|Sarn Mining|actual||The {S} blacklisted {O} in March.
Meridian Union|urged|Kestria|actual||The {S} called on {O} to reopen the strait.
Kestria|rejected|Harbour Accord|actual||{S} dismissed the {O} as a trap.
Valdoria|signed|Harbour Accord|actual||{S} signed the {O} at dawn.
Norland|signed|Harbour Accord|actual||{S} was the first to sign the {O}.
Ostmark|signed|Harbour Accord|possible|Adaeze Okoro|Okoro hopes that {S} will join the {O}.
Tamar Islands|withdrewFrom|Fisheries Treaty|actual||The {S} left the {O} last year.
Valdoria|signed|Fisheries Treaty|actual||{S} concluded the {O} a decade ago.
Kestrian Navy|deployedTo|Strait of Sarn|actual||The {S} sent four frigates to the {O}.
Kestrian Navy|testedWeapon|Coastal missiles|actual||The {S} fired {O} on Tuesday.
Kestrian Navy|attacked|Fishing crews|actual|Valdoria|Valdoria says the {S} shot at {O}.
Kestrian Navy|attacked|Fishing crews|negated|General Osric Vane|Vane insisted the {S} never fired on {O}.
Kestria|controls|Strait of Sarn|actual||{S} holds both shores of the {O}.
Ostmark|supplied|Coastal missiles|actual||{S} sells {O} to three navies.
Ostmark|alliedWith|Kestria|actual||{S}, an old ally of {O}, kept silent.
Ostmark|supplied|Kestria|actual||{S} shipped engines to {O}.
Sarn Mining|supplied|Lithium|actual||{S} exports {O} through the strait.
Valdoria|sanctioned|Lithium|planned||From June {S} will tax {O}.
Elena Marsh|met|Ingrid Solheim|actual||{S} and {O} walked along the quay.|{S} received {O} twice.
Elena Marsh|visited|Lindholm|actual||{S} arrived in {O} by train.
Elena Marsh|met|Tobias Reyk|possible||A meeting between {S} and {O} is not ruled out.
Tobias Reyk|accused|Elena Marsh|actual||{S} called {O} a smuggler's friend.
Elena Marsh|appointed|Mira Castellan|actual||{S} named {O} to the post.
Tobias Reyk|dismissed|General Osric Vane|planned|Daily Lantern|According to the Lantern, {S} will remove {O}.
Mira Castellan|met|Adaeze Okoro|actual||{S} briefed {O} for an hour.
Student protesters|protestedAgainst|Kestria|actual||{S} marched against {O} for a fifth day.
Free Harbour Party|supports|Student protesters|actual||The {S} praised the {O}.
Red Tide|attacked|Port Aven|actual||{S} bombed a crane in {O}.
Northern Court|prosecuted|Samir Holt|actual||The {S} opened a case against {O}.
Tamar Islands|visited|Port Aven|negated||A delegation from the {S} never reached {O}.
Tamar Islands|opposes|Ostmark|actual||The {S} remain at odds with {O}.
"""

# holder | role | body | begin | end | first and last told | told as over
OFFICES = """
Elena Marsh|head of state|Valdoria|2029|||2031-03-04|
Tobias Reyk|head of government|Kestria|||2031-03-04|2031-04-02|
Ingrid Solheim|head of state|Norland|2030-04||||
Pavel Anton Dray|head of government|Kestria|||2031-03-11||2031-04-02
Mira Castellan|office holder|Valdorian Foreign Ministry|2029-02-01|2031-03|||
"""
PAGES = {name: f"articles/{name}.html" for name in ("strait-closes", "dock-strike", "accord")}

LABELS = {
    "citizenOf": "citizen of",
    "headOfStateOf": "head of state of",
    "headOfGovernmentOf": "head of government of",
    "holdsOfficeIn": "holds office in",
    "partOf": "part of",
    "spokespersonFor": "spokesperson for",
    "envoyOf": "envoy of",
    "worksFor": "works for",
    "memberOf": "member of",
    "relativeOf": "relative of",
    "locatedIn": "located in",
    "negotiatedWith": "negotiated with",
    "securedReleaseOf": "secured release of",
    "cooperatedWith": "cooperated with",
    "mediatedFor": "mediated for",
    "withdrewFrom": "withdrew from",
    "deployedTo": "deployed to",
    "testedWeapon": "tested weapon",
    "alliedWith": "allied with",
    "protestedAgainst": "protested against",
}
SYMMETRIC = {"met", "negotiatedWith", "cooperatedWith", "alliedWith", "relativeOf"}

ARTICLES = [
    ("strait-closes", "Strait of Sarn closed for a second week", "Aven Courier", "2031-03-04", "https://courier.example/strait"),
    ("dock-strike", "After the strike, forty-one are missing", "Daily Lantern", "2031-03-11", "https://lantern.example/docks"),
    ("accord", "Three flags over a small harbour", "Northern Review", "2031-04-02", "https://review.example/accord"),
    ("letters", "What the letters said", "Aven Courier", None, ""),
]  # fmt: skip


def graph() -> nx.MultiDiGraph[str]:
    """36 entities and 71 statements in the shape that `kg.project` gives."""
    made: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for row in ENTITIES.strip().splitlines():
        name, kind, aliases, wikidata = row.split("|")
        made.add_node(
            name, label=name, kind=kind, aliases=[a for a in aliases.split(", ") if a],
            links={"wikidata": wikidata} if wikidata else {}, weight=0, size=41 if name.startswith("41") else None,
            offices=[],
        )  # fmt: skip
    for row in OFFICES.strip().splitlines():
        add_office(made, *row.split("|"))
    for number, row in enumerate(FACTS.strip().splitlines()):
        subject, relation, obj, status, speaker, *sentences = row.split("|")
        proof = [evidence(text, subject, obj, number + i) for i, text in enumerate(sentences)]
        add_fact(made, subject, relation, obj, status=status, speaker=speaker or None, evidence=proof)
    return made


def add_office(made: nx.MultiDiGraph[str], holder: str, role: str, body: str, *period: str) -> None:
    """A post, known to both who held it and the body that it is of."""
    office = {"role": role, "holder": holder, "holder_id": holder, "body": body, "body_id": body}
    office |= {name: day or None for name, day in zip(("begin", "end", "first", "last", "over"), period, strict=True)}
    for end in (holder, body):
        made.nodes[end]["offices"].append(office)


def add_fact(made: nx.MultiDiGraph[str], subject: str, relation: str, obj: str, **said: Any) -> None:
    """One statement, its ends the heavier by its sentences."""
    speaker, status = said.get("speaker"), said.get("status", "actual")
    days = sorted(proof["date"] for proof in said["evidence"] if proof["date"]) or [None]
    reports = len({proof["report"] for proof in said["evidence"]})
    for end in (subject, obj):
        made.nodes[end]["weight"] += reports
    made.add_edge(
        subject, obj, key=f"s{made.number_of_edges():03}", relation=relation, label=LABELS.get(relation, relation),
        symmetric=relation in SYMMETRIC, status=status, speaker=speaker, speaker_id=speaker, plover=None,
        reports=reports, outlets=len({proof["publisher"] for proof in said["evidence"]}),
        first_seen=days[0], last_seen=days[-1],
        confidence=0.9, when=None, asserted=status == "actual" and speaker is None, evidence=said["evidence"],
    )  # fmt: skip


def evidence(text: str, subject: str, obj: str, turn: int = 0) -> dict[str, Any]:
    """A sentence with its marks, from one of the articles."""
    article, title, publisher, date, url = ARTICLES[turn % len(ARTICLES)]
    quote = text.replace("{S}", subject).replace("{O}", obj)
    ends = {"subject": [quote.index(subject), quote.index(subject) + len(subject)],
            "object": [quote.index(obj), quote.index(obj) + len(obj)]}  # fmt: skip
    return {"quote": quote, "article": article, "report": article, "title": title, "date": date,
            "publisher": publisher, "url": url, "start": turn * 100, "end": turn * 100 + len(quote),
            **ends}  # fmt: skip


def copied_graph() -> nx.MultiDiGraph[str]:
    """One fact in two reports: a story that two outlets copied, and another outlet's own."""
    made = graph_of("Sudonia", "Norland")
    made.graph["copies"] = 2
    printed = [
        ("wire", "wire", "Three boats, one line", "Harbour Post", "2024-05-12", "{S} met {O} at the quay."),
        ("daily", "wire", "Talks at the quay", "Sudonia Daily", "2024-05-13", "{S} met {O} at the quay."),
        ("lantern", "wire", "Neighbours talk", "<i>Lantern</i>", "2024-05-13", "(Wire) {S} met {O} at the quay."),
        (
            "review",
            "review",
            "Of timber and men",
            "Coast Review",
            "2024-06-03",
            "It was timber that {S} met {O} about.",
        ),
    ]
    proofs = [
        evidence(words, "Sudonia", "Norland")
        | {"article": article, "report": report, "title": title, "publisher": outlet, "date": date}
        | {"url": f"https://{article}.example/{report}"}
        for article, report, title, outlet, date, words in printed
    ]
    add_fact(made, "Sudonia", "met", "Norland", evidence=proofs)
    return made


def graph_of(*names: str) -> nx.MultiDiGraph[str]:
    """People without a story yet."""
    made: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for name in names:
        made.add_node(name, label=name, kind="Person", aliases=[], links={}, weight=0, size=None, offices=[])
    return made


def hostile_graph() -> nx.MultiDiGraph[str]:
    """Every text in it would like to be a program."""
    made = graph_of("evil", "good")
    attack = "<img src=x onerror=globalThis.hacked=1>"
    links = {"wikidata": attack, attack: "javascript:1"}
    made.nodes["evil"].update(label=attack, aliases=[f"{attack} alias"], links=links)
    add_office(made, "evil", attack, "good", *[attack] * 5)
    for office in made.nodes["evil"]["offices"]:
        office["holder"] = attack
    proof = {
        "quote": f"🦊 A fox </script><script>globalThis.hacked=2</script> {attack} \u2028 met good <!-- <script>",
        "article": attack, "report": attack, "title": attack, "date": attack, "publisher": attack,
        "url": "javascript:globalThis.hacked=3",
        "start": 0, "end": 9, "subject": [2, 7], "object": [-5, 9999], "trigger": None,
    }  # fmt: skip
    add_fact(made, "evil", "met", "good", evidence=[proof])
    made.edges["evil", "good", "s000"].update(label=attack, when=attack, plover=attack)
    return made
