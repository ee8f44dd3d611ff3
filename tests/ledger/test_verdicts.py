"""What a ledger says of chains: whom handles stand for, what is narrower, and what contradicts itself."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from kg.clusters import Clusters, sides_of
from kg.ledger import Handle, Ledger, Line, Verdicts, apply
from kg.ledger.file import read_lines

ROWS = [
    *(
        ("anna1", "Person", "Anna Berg", "1"),
        ("anna2", "Person", "ANNA BERG", "2"),
        ("anna3", "Person", "Anna Berg", "3"),
    ),
    *(("ab2", "Person", "A. Berg", "2"), ("ab4", "Person", "A Berg", "4"), ("eva", "Person", "Eva Holm", "3")),
    ("firm", "Organization", "Anna Berg", "1"),
]


def ledger(*rows: str) -> Ledger:
    return Ledger().add(*read_lines(rows, "ledger.csv"))


def judge(*rows: str) -> Verdicts:
    return apply(ledger(*rows), ROWS)


def groups(verdicts: Verdicts) -> list[str]:
    """The clusters of more than one chain that the judgements alone make."""
    clusters, found = Clusters(sides_of(verdicts.partitions)), dict[str, list[str]]()
    for left, right, _ in verdicts.same:
        assert clusters.join(left, right)
    for chain, *_ in ROWS:
        found.setdefault(clusters.find(chain), []).append(chain)
    return sorted(" ".join(sorted(group)) for group in found.values() if len(group) > 1)


def test_a_handle_stands_for_its_name_in_all_articles():
    assert groups(judge("same,Person: anna berg,Person: A. Berg")) == ["ab2 ab4 anna1 anna2 anna3"]


def test_or_in_one():
    assert groups(judge("same,Person: Anna Berg @ 3,Person: A. Berg @ 4")) == ["ab4 anna3"]


def test_kinds_may_differ():
    assert groups(judge("same,Person: Anna Berg @ 1,Organization: Anna Berg")) == ["anna1 firm"]


def test_a_name_against_itself_joins_its_articles_or_parts_them():
    assert groups(judge("same,Person: Anna Berg,Person: Anna Berg")) == ["anna1 anna2 anna3"]
    verdicts = judge("different,Person: Anna Berg,Person: Anna Berg")
    assert verdicts.partitions == ((("anna1",), ("anna2",), ("anna3",)),)


def test_two_articles_of_a_parted_name_may_mean_the_same():
    verdicts = judge(
        "different,Person: Anna Berg,Person: Anna Berg", "same,Person: Anna Berg @ 1,Person: Anna Berg @ 3"
    )
    assert groups(verdicts) == ["anna1 anna3"]
    assert not verdicts.contradictions


def test_an_article_can_be_taken_out_of_a_name():
    verdicts = judge(
        "different,Person: Anna Berg @ 2,Person: Anna Berg",
        "same,Person: Anna Berg,Person: A. Berg @ 4",
        "same,Person: Anna Berg @ 2,Person: Eva Holm",
    )
    assert groups(verdicts) == ["ab4 anna1 anna3", "anna2 eva"]
    assert not verdicts.contradictions


def test_different_wins_and_the_lines_are_said():
    verdicts = judge(
        "verdict,left,right",
        "same,Person: Anna Berg,Person: A. Berg",
        "same,Person: Eva Holm,Person: A. Berg",
        "different,Person: Eva Holm,Person: Anna Berg",
    )
    assert groups(verdicts) == ["ab2 ab4 anna1 anna2 anna3"]
    [said] = verdicts.contradictions
    assert said.startswith("ledger.csv: lines 2, 3 and 4 contradict each other (Person: A. Berg is Person: Anna Berg, ")
    assert said.endswith("“Person: Anna Berg is not Person: Eva Holm” wins")


def test_the_exception_gives_way_not_the_rule():
    verdicts = judge("same,Person: Anna Berg,Person: A. Berg", "different,Person: Anna Berg @ 1,Person: A. Berg")
    assert groups(verdicts) == ["ab2 ab4 anna2 anna3"]


def test_what_stands_for_nobody_lies_idle():
    verdicts = judge("same,Person: Anna Berg,Person: Nobody", "different,Person: Eva Holm @ 9,Person: Eva Holm")
    assert len(verdicts.idle) == 2
    assert groups(verdicts) == []


def test_unsure_is_handed_on():
    [(line, left, right)] = judge("unsure,Person: Eva Holm,Person: A. Berg").unsure
    assert (line.verdict, left, right) == ("unsure", ("ab2", "ab4"), ("eva",))


handles = st.builds(
    Handle,
    st.just("Person"),
    st.sampled_from(["Anna Berg", "A. Berg", "Eva Holm"]),
    st.sampled_from(["", "1", "2", "3"]),
)
ledgers = st.lists(st.builds(Line, st.sampled_from(["same", "different"]), handles, handles), max_size=7)


@given(ledgers, st.permutations(ROWS))
def test_what_is_the_same_never_breaks_what_is_different(lines, rows):
    verdicts = apply(Ledger().add(*lines), rows)
    assert verdicts == apply(Ledger().add(*reversed(lines)), sorted(rows))
    clusters = Clusters[str]({})  # without barriers: the joins alone must keep the sides apart
    for left, right, _ in verdicts.same:
        assert clusters.find(left) != clusters.find(right)
        clusters.join(left, right)
    for _, sides in verdicts.different:
        for one, other in combinations(sides, 2):
            assert not {clusters.find(c) for c in one} & {clusters.find(c) for c in other}
