"""What signs and lines mean: the words of graph.html for kinds and standings (kg/publish/page/js/words.js)."""

from __future__ import annotations

from dataclasses import dataclass

KINDS = {
    "Country": "Countries",
    "Person": "People",
    "Organization": "Organizations",
    "Group": "Groups of people",
    "Place": "Places",
    "Agreement": "Agreements",
    "Award": "Awards",
    "Good": "Goods",
}


@dataclass(frozen=True, slots=True)
class Standing:
    """How firm a statement is, in full and in a word."""

    label: str
    short: str


STANDINGS = {  # from firmest to least firm
    "fact": Standing("Stated as fact", "fact"),
    "said": Standing("One side’s word", "one side’s word"),
    "planned": Standing("Planned or announced", "planned"),
    "possible": Standing("Possible", "possible"),
    "negated": Standing("Denied, or did not happen", "denied"),
}
