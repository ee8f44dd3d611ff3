"""Text from outside as Markdown, YAML and names of pages: whatever it holds, it is shown and does nothing."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from urllib.parse import quote

from kg.ids import content_id
from kg.printable import is_web_address

LONGEST = 120  # bytes of a name before the suffix: file systems take 255, and some encryption takes half of them
_MARKS = re.compile(r"[\\`*_\[\]<>#|~=$%^&{}]|^[-+]|^\d+(?=[.)])|!(?=\[)")  # CommonMark, GFM, and what Obsidian adds
_BLANK = re.compile(r"[\n\r\t]|^\s+|\s+$")
_NOT_IN_NAMES = re.compile(r'[\\/:*?"<>|#^\[\]%`\x00-\x1f\x7f]+')  # of Windows, macOS and links
_RESERVED = re.compile(r"(con|prn|aux|nul|(?:com|lpt)[\d¹²³])(?:\.|$)", re.IGNORECASE)  # of Windows, before any dot


def text(value: str) -> str:
    """Words that are no markup, in one line; a reader of Markdown gives back the very same.

    >>> text("[[a]] <b> 1*2"), text("1. one\\nline")
    ('\\\\[\\\\[a\\\\]\\\\] \\\\<b\\\\> 1\\\\*2', '1\\\\. one&#10;line')
    """
    marked = _MARKS.sub(lambda found: f"{found[0]}\\" if found[0].isdigit() else f"\\{found[0]}", value)
    return _BLANK.sub(lambda found: "".join(f"&#{ord(c)};" for c in found[0]), marked)


def quoted(value: str) -> str:
    """A string in YAML, in double quotes.

    >>> quoted('say "no"\\n')
    '"say \\\\"no\\\\"\\\\x0a"'
    """
    return f'"{"".join(map(_escape, value))}"'


def _escape(char: str) -> str:
    if char in '"\\':
        return f"\\{char}"
    code = ord(char)
    return char if char.isprintable() else f"\\x{code:02x}" if code < 256 else f"\\U{code:08x}"


def web_link(words: str, address: str) -> str:
    """A link to the web; nothing where the address is none."""
    if not is_web_address(address):
        return ""
    return f"[{text(words)}]({quote(address, safe=':/?#@!$&*+,;=%~-._')})"


def page_link(page: str, words: str) -> str:
    """A link to another page of the vault.

    >>> page_link("Norland", "Norland"), page_link("AC-DC", "AC/DC")
    ('[[Norland]]', '[[AC-DC|AC/DC]]')
    """
    shown = " ".join(re.sub(r"[\[\]|<>&\\`*_\x00-\x1f\x7f]+", " ", words).split())
    return f"[[{page}]]" if shown in (page, "") else f"[[{page}|{shown}]]"


def name_pages(wanted: Iterable[tuple[str, str]], taken: Iterable[str]) -> Mapping[str, str]:
    """A name for each page, by its key, from what it would like to be called; those who want one name all get suffixes.

    >>> sorted(name_pages([("a", "CON"), ("b", "Moss"), ("c", "moss"), ("d", "a/b")], ["index"]).values())
    ['CON 40f89e39', 'Moss 8472c2e3', 'a b', 'moss 373f6364']
    """
    names = {key: page_name(name) for key, name in wanted}
    same: dict[str, list[str]] = defaultdict(list)
    for key, name in names.items():
        same[fold(name)].append(key)
    shared = {fold(name) for name in taken} | {folded for folded, keys in same.items() if len(keys) > 1}
    alone = {key for key, name in names.items() if name and not _RESERVED.match(name) and fold(name) not in shared}
    return {key: name if key in alone else f"{name} {content_id(key)[:8]}".strip() for key, name in names.items()}


def page_name(name: str) -> str:
    """A name that is a file's on every system and a link's in every vault; perhaps nothing is left of it."""
    plain = "".join(" " if unicodedata.category(c) in {"Cc", "Cf", "Co", "Cn", "Zl", "Zp"} else c for c in name)
    plain = " ".join(_NOT_IN_NAMES.sub(" ", unicodedata.normalize("NFC", plain)).split())
    return _RESERVED.sub(r"\1 ", plain.encode()[:LONGEST].decode(errors="ignore")).strip(" .~")


def fold(name: str) -> str:
    """What file systems that know no case, or no composed letters, take for one name."""
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold())
