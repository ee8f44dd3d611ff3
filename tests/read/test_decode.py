import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import InputError
from kg.read.decode import decode

SENTENCE = "The minister’s café in Zürich was “closed” when the talks went on, said a spokesman for the envoys."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252", "mac_roman"])
def test_reads_unicode_and_the_old_western_encodings(encoding: str) -> None:
    assert decode(SENTENCE.encode(encoding), "a.txt") == SENTENCE


@given(st.text(st.characters(exclude_characters="\0\ufeff", exclude_categories=["Cs"]), min_size=1))
def test_unicode_text_is_never_altered(text: str) -> None:
    assert decode(text.encode(), "a.txt") == text


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"PK\x03\x04\x00\x00", "holds binary data, not text"),
        (bytes(range(128, 256)) * 4, "holds binary data, not text"),
        ("The café – near the Zürich station".encode()[:-3] + b"\xff on", "is not valid UTF-8 (byte 35)"),
        (codecs.BOM_UTF16_LE + b"T\x00h", "is not valid UTF-16 (byte 4)"),
        ("Переговоры продолжатся, сообщил представитель министерства. ".encode("cp1251") * 3, "save it as UTF-8"),
    ],
)
def test_refuses_what_it_cannot_be_sure_of(data: bytes, reason: str) -> None:
    with pytest.raises(InputError) as caught:
        decode(data, "a.txt")
    assert reason in caught.value.reason
