import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.dates import parse_published


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("2025-12-14", "2025-12-14"),
        ("2025-12-14T23:30:00-05:00", "2025-12-14"),
        ("2025-12-14 09:30:00", "2025-12-14"),
        ("2025-2-3", "2025-02-03"),
        ("2025/02/03", "2025-02-03"),
        ("20251214", "2025-12-14"),
        ("20251214T093000Z", "2025-12-14"),
        ("20251214093000", "2025-12-14"),
        ("Sun, 14 Dec 2025 09:30:00 GMT", "2025-12-14"),
        ("December 14, 2025", "2025-12-14"),
        ("14 Dec 2025", "2025-12-14"),
        ("2025, March 3", "2025-03-03"),
        ("14th of December 2025", "2025-12-14"),
        ("Sept. 4, 2012", "2012-09-04"),
        ("Published on Dec. 14, 2025 at 5:10 pm EST", "2025-12-14"),
        ("Updated 10:00 AM ET, Thu January 4, 2018", "2018-01-04"),
        ("12/14/2025", "2025-12-14"),
        ("14.12.2025", "2025-12-14"),
        ("04/04/2025", "2025-04-04"),
        ("2025-12", "2025-12"),
        ("December 2025", "2025-12"),
        ("2025", "2025"),
    ],
)
def test_reads_dates_as_they_come(written: str, iso: str) -> None:
    assert parse_published(written) == iso


def test_keeps_only_what_both_orders_agree_on() -> None:
    assert parse_published("03/04/2025") == "2025"


@pytest.mark.parametrize(
    "written",
    [
        *("", "  ", "n/a", "yesterday", "May", "14 Dec", "12-14-25", "1487548800", "1512250000", "1487548800000"),
        *("2025-02-30", "31 February 2025", "0000-00-00", "9999-01-01", "2025-12-14 to 2025-12-16"),
        "December 14, 2025, and all that was said and done in Oslo on the days around it and after",
    ],
)
def test_unknown_stays_unknown(written: str) -> None:
    assert parse_published(written) is None


@given(
    st.dates(date(1900, 1, 1), date(2099, 12, 31)),
    st.sampled_from(["%B %d, %Y", "%d %b %Y", "%a, %d %b %Y", "%Y/%m/%d"]),
)
def test_a_date_written_out_is_read_back(day: date, form: str) -> None:
    assert parse_published(day.strftime(form)) == day.isoformat()


@given(st.text() | st.text(alphabet="0123456789/-.: TZDec,", max_size=30))
def test_any_text_gives_an_iso_date_or_none(text: str) -> None:
    published = parse_published(text)
    assert published is None or re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", published)
