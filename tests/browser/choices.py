"""What tests of the reader's choices ask of a page."""

from __future__ import annotations

from typing import Any

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
