"""Dates as people write them → ISO 8601, no more precise than what they wrote."""

from __future__ import annotations

import re
from datetime import date, datetime
from itertools import product

from dateutil.parser import parse

_LEAD_IN = re.compile(
    r"^(?:(?:first|last|originally)\s+)?(?:published|updated|posted|modified|created)\b(?:\s+on)?\W*", re.I
)
_YEAR_FIRST = re.compile(r"(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?(?:[T\s]\s*\d{1,2}:\d\d.*)?", re.S)
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T?\d{4}(?:\d\d)?Z?)?")
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_LONGEST = 80  # characters; anything longer is a sentence, not a date
_YEARS = range(1600, 2101)  # from the first newspapers on


def parse_published(text: str) -> str | None:
    """The day of publication as YYYY-MM-DD, YYYY-MM or YYYY; None when the text does not say.

    The date is the one written, whatever the time zone beside it. What could be read in two ways is left out
    rather than guessed, and so are epoch numbers and years of two digits.

    >>> parse_published("Sun, 14 Dec 2025 09:30:00 GMT"), parse_published("December 2025")
    ('2025-12-14', '2025-12')
    >>> parse_published("12/14/2025"), parse_published("03/04/2025"), parse_published("yesterday")
    ('2025-12-14', '2025', None)
    """
    text = _LEAD_IN.sub("", text.strip())
    if len(text) > _LONGEST:
        return None
    if match := _YEAR_FIRST.fullmatch(text) or _COMPACT.fullmatch(text):
        return _iso(*(int(part) if part else None for part in match.groups()))
    if not text.isdigit() and _YEAR.search(text):
        return _common_ground(text)
    return None


def _common_ground(text: str) -> str | None:
    """What stays the same however gaps are filled and whichever of day and month comes first."""
    fillings = datetime(1904, 1, 1), datetime(2000, 12, 28)
    try:
        readings = [
            parse(text, default=default, dayfirst=dayfirst, ignoretz=True)
            for default, dayfirst in product(fillings, (False, True))
        ]
    except (ValueError, OverflowError, TypeError):
        return None
    years, months, days = ({getattr(reading, part) for reading in readings} for part in ("year", "month", "day"))
    if len(years) > 1:
        return None
    month = months.pop() if len(months) == 1 else None
    day = days.pop() if len(days) == 1 else None
    return _iso(years.pop(), month, day)


def _iso(year: int | None, month: int | None = None, day: int | None = None) -> str | None:
    if year is None or year not in _YEARS:
        return None
    try:
        whole = date(year, month or 1, day or 1).isoformat()
    except ValueError:
        return None
    return whole if month and day else whole[:7] if month else whole[:4]
