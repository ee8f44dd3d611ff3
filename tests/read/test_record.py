import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import InputError
from kg.model import Article
from kg.read.record import LONGEST_TEXT, Record, make_id, split_authors, to_article
from tests.read.test_language import GERMAN


def make(**fields: object) -> Article:
    return to_article(Record(fields, "line 3"), "a.jsonl", "a")


def test_data_sets_may_name_the_parts_differently() -> None:
    expected = Article(
        "7", "The envoys met.", "Talks", "2025-12-14", "The Daily", "https://example.org/7", ("Jane Roe",)
    )
    names = [
        ("id", "text", "title", "date", "source", "url", "author"),
        ("ID", "Content", "Headline", "Published At", "Publisher", "Link", "Authors"),
        ("uid", "body", "title", "published", "outlet", "URL", "byline"),
        ("guid", "articleBody", "headline", "datePublished", "publisher", "url", "creator"),
    ]
    values = (
        "7",
        "The envoys met.",
        "Talks",
        "2025-12-14T10:00:00Z",
        "The Daily",
        "https://example.org/7",
        "By Jane Roe",
    )
    assert all(make(**dict(zip(each, values, strict=True))) == expected for each in names)


def test_parts_may_be_numbers_lists_and_objects() -> None:
    article = make(id=7, content="The envoys met.", text=None, source={"name": "The Daily"}, date=2025)
    assert (article.id, article.publisher, article.published) == ("7", "The Daily", "2025")
    authors = make(text="The envoys met.", authors=[{"name": "Jane Roe"}, "John Doe"]).authors
    assert authors == ("Jane Roe", "John Doe")


def test_text_is_kept_and_the_rest_is_tidied() -> None:
    article = make(text="\n  The envoys met.\r\n", title=" Talks\n\x07open ", url="javascript:alert(1)", date="soon")
    assert article.text == "\n  The envoys met.\r\n"
    assert (article.title, article.url, article.published) == ("Talks open", "", None)


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"title": "Talks"}, "line 3 has no text"),
        ({"text": " \n"}, "line 3 has no text"),
        ({"text": ["The envoys met."]}, "line 3 has no text"),
        ({"text": "The envoys\0met."}, "line 3 holds binary data, not text"),
        ({"text": "The envoys \ud800 met."}, "line 3 holds broken characters"),
        ({"text": "a" * (LONGEST_TEXT + 1)}, "line 3 has a text of more than 1,000,000 characters"),
        ({"text": GERMAN}, "line 3 is not in English but in German"),
    ],
)
def test_says_what_is_wrong_and_where(fields: dict[str, object], reason: str) -> None:
    with pytest.raises(InputError, match="a.jsonl: " + reason):
        make(**fields)


@pytest.mark.parametrize("given", ["AP_2025.7", "1_-_1_L", "12fahrgH9WA3mrzA", "ww-saud_gazette_4-txt", "новость-7"])
def test_an_id_that_is_safe_is_kept(given: str) -> None:
    assert make_id(given=given, stem="a", text="") == given


def test_other_ids_become_slugs_that_stay_apart() -> None:
    assert make_id(given="Talks / Oslo", stem="a", text="") == "talks-oslo"
    long = "https://example.org/" + "talks-" * 30
    assert make_id(given=long + "1", stem="a", text="") != make_id(given=long + "2", stem="a", text="")
    assert make_id(given="", stem="", text="The envoys met.") == make_id(given="", stem="", text="The envoys met.")


@given(st.text(min_size=1))
def test_an_id_can_stand_in_an_iri_and_a_file_name(given: str) -> None:
    made = make_id(given=" ".join(given.split()), stem="a", text="")
    assert made
    assert not set(made) & set("/\\?#%:*<>|\"'{}^` \n\t")
    assert made[0] != "."


def test_a_byline_is_split_into_names() -> None:
    assert split_authors("Jane Roe; John Doe & Ann Poe, Jane Roe") == ["Jane Roe", "John Doe", "Ann Poe"]
    assert split_authors("Sandy Anderson") == ["Sandy Anderson"]
