"""A date of publication never passes for a date of the world: what is dated how."""

import pytest

from kg.publish.network.periods import Period, cover, find_periods, make_period
from kg.publish.view import View
from tests.publish.network.worlds import REALM, SMALL

STATED, REPORTED = True, False


def periods_of(quads: tuple) -> dict[tuple[str, str, str, str], list[Period]]:
    view, found = View(quads), dict[tuple[str, str, str, str], list[Period]]()
    periods = find_periods(view)
    for subject, obj, key, about in view.network.edges(keys=True, data=True):
        found.setdefault((subject, about["relation"], obj, about["status"]), []).extend(periods.get(key, ()))
    return found


@pytest.mark.parametrize(
    ("fact", "period"),
    [
        ("norland exiled bo", Period("2014-03-01", "2016-07-01", STATED)),  # from the exile to the pardon
        ("sudonia pardoned bo", Period("2016-07-01", "2016-07-01", STATED)),
        ("ada reigns norland", Period("2014-01-01", "2016-05-01", REPORTED)),
        ("norland exiled cleo", Period("2016-01-01", "", STATED)),  # no end is known
        ("cleo ministerOf sudonia", Period("2009-03-01", "2009-03-31", STATED)),  # the text says when it held
    ],
)
def test_what_lasts_goes_on_to_its_end(fact: str, period: Period) -> None:
    subject, relation, obj = fact.split()
    assert periods_of(REALM)[subject, relation, obj, "actual"] == [period]


def test_what_nothing_dates_has_no_period() -> None:
    assert periods_of(REALM)["dag", "hasBase", "sudonia", "actual"] == []


def test_its_own_date_comes_before_those_of_its_articles() -> None:
    periods = periods_of(SMALL)
    assert periods["sudonia", "released", "prisoners", "actual"] == [Period("2024-05-06", "2024-05-06", STATED)]
    assert periods["ada-moss", "met", "sudonia", "planned"] == [Period("2024-05-07", "2024-05-07", REPORTED)]


def test_months_and_years_are_widened() -> None:
    assert make_period(("2016-02", ""), ("2016-02", "")) == Period("2016-02-01", "2016-02-29", STATED)


def test_no_period_ends_before_it_begins() -> None:
    assert make_period(("2016", ""), ("", "2015-06-01")) == Period("2016-01-01", "2016-01-01", REPORTED)


def test_what_is_no_date_is_none() -> None:
    assert make_period(("soon", ""), ("", "later")) is None


def test_an_entity_is_there_from_first_to_last() -> None:
    early, late = Period("2014-01-01", "2014-12-31", STATED), Period("2016-01-01", "2016-01-02", REPORTED)
    assert cover([(early,), (late, early)]) == Period("2014-01-01", "2016-01-02", REPORTED)
    assert cover([(early,), (Period("2015-01-01", "", STATED),)]) == Period("2014-01-01", "", STATED)
    assert cover([(early,), ()]) is None  # one of its statements is not dated: it is always there
    assert cover([]) is None
