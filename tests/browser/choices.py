"""What tests of the reader's choices ask of a page, and what it lets them save."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

STANDINGS = ("fact", "over", "said", "planned", "possible", "negated")
KINDS = ("Country", "Person", "Organization", "Group", "Place", "Agreement", "Award", "Good")
CHOOSE = """(choices) => kgPage.change(() => {
  for (const [field, value] of Object.entries(choices)) {
    const sets = ["standings", "kindsOff", "relationsOff", "outletsOff", "hidden"];
    kgPage.view[field] = sets.includes(field) ? new Set(value) : field === "pinned" ? new Map(value)
      : field === "most" ? value ?? Infinity : value;
  }
})"""
KNOWN = """() => {
  const facts = [...kgPage.facts.values()];
  const names = (values) => [...new Set(values)].filter(Boolean).sort();
  return {
    nodes: [...new Set(facts.flatMap(({ subject, object }) => [subject, object]))].sort(),
    relations: names(facts.map(({ relation }) => relation)), speakers: names(facts.map(({ speakerId }) => speakerId)),
    outlets: ["Aven Courier", "Daily Lantern", "Northern Review"],
    line: facts[3].line, statement: { line: facts[20].line, fact: facts[20].id },
  };
}"""
FAMILIES = {
    "talks and agreements": {"met", "signed", "urged", "negotiatedWith", "visited"},
    "force and weapons": {"attacked", "testedWeapon", "deployedTo"},
}


def with_families(graph: Any) -> Any:
    """The graph, some of its relations in families."""
    for *_, data in graph.edges(data=True):
        data["family"] = next((name for name, members in FAMILIES.items() if data["relation"] in members), None)
    return graph


def seen(tab: Any) -> tuple[set[str], set[str]]:
    """The entities and the statements in sight, by id."""
    nodes, facts = tab.evaluate(
        "() => { const { nodes, facts } = kgPage.seen();"
        " return [[...nodes], [...facts.values()].flat().map(({ id }) => id)]; }"
    )
    return set(nodes), set(facts)


def relations(tab: Any) -> set[str]:
    """The relations in sight."""
    return set(tab.evaluate("[...kgPage.seen().facts.values()].flat().map(({ relation }) => relation)"))


def choices(tab: Any) -> Any:
    """All that is chosen, as JSON."""
    return tab.evaluate(
        "JSON.parse(JSON.stringify(kgPage.view, (_, value) => value instanceof Set ? [...value].sort()"
        ' : value instanceof Map ? [...value].sort() : value === Infinity ? "all" : value))'
    )


def address(tab: Any) -> str:
    """What stands after "#"."""
    return str(tab.evaluate("location.hash.slice(1)"))


def focus(tab: Any) -> str:
    """The name of what has the keyboard's focus."""
    return str(tab.evaluate("document.activeElement.ariaLabel ?? document.activeElement.textContent"))


def entry(tab: Any, label: str) -> Any:
    """The row of the legend with this label."""
    return tab.locator(".row", has=tab.locator(".words").get_by_text(label, exact=True))


def some_choices(chance: random.Random, page: dict[str, list[str]]) -> dict[str, Any]:
    """A reader who tries everything."""

    def some(items: Any) -> list[str]:
        return chance.sample(sorted(items), chance.randint(0, len(items)))

    maybe = chance.random
    node, other = chance.sample(page["nodes"], 2)
    return {
        "standings": some(STANDINGS),
        "kindsOff": some(KINDS) if maybe() < 0.4 else [],
        "relationsOff": some(page["relations"]) if maybe() < 0.4 else [],
        "outletsOff": some(page["outlets"]) if maybe() < 0.4 else [],
        "speaker": chance.choice([*page["speakers"], None, None]),
        "from": chance.choice([None, None, "2031", "2031-03", "2031-03-11"]),
        "until": chance.choice([None, None, "2031", "2031-03", "2031-03-11"]),
        "sure": chance.choice([0, 0, 0.05, 0.9, 1]),
        "most": chance.choice([80, 5, 20, None]),
        "around": {"node": node, "steps": chance.randint(1, 3)} if maybe() < 0.2 else None,
        "path": {"from": node, "to": other} if maybe() < 0.2 else None,
        "hidden": chance.sample(page["nodes"], chance.randint(0, 3)),
        "pinned": [[name, {"x": chance.randint(-900, 900), "y": 7}] for name in chance.sample(page["nodes"], 2)],
        "selected": chance.choice([None, {"node": node}, {"line": page["line"]}, page["statement"]]),
    }


def saved(tab: Any, words: str) -> str:
    """The text of the file that a choice of the Save menu gives."""
    tab.click("#tools >> text=Save")
    with tab.expect_download() as download:
        tab.click(f"#save >> text={words}")
    return Path(download.value.path()).read_bytes().decode()
