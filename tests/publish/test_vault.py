"""The vault: a Markdown parser and a YAML reader find in it what was written, and nothing more."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from kg.ontology import load_ontology
from kg.publish import export, vault
from kg.publish.markdown import fold, name_pages, page_link, page_name, quoted, text, web_link
from kg.publish.view import View
from kg.record import record
from kg.store import read_file
from tests.readings import HOSTILE, hostile_world, small_world, tiny_ontology

ROOT = Path(__file__).parents[2]
SMALL = View(record(*small_world(), load_ontology()))
HOSTILE_VIEW = View(record(*hostile_world(), tiny_ontology()))
SAMPLE = View(tuple(read_file(ROOT / "output/sample/graph.ttl")))
LINK = re.compile(r"\[\[([^\[\]|]+)(?:\|[^\[\]]*)?\]\]")
READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])  # HTML is read as HTML
ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=60)


def read(view: View) -> dict[str, str]:
    return {name: b"".join(pieces).decode() for name, pieces in vault.write(view)}


def parsed(page: str) -> tuple[dict[str, Any], list[Token]]:
    """The front matter, and what the rest is."""
    if not page.startswith("---\n"):
        return {}, READER.parse(page)
    head, _, body = page.removeprefix("---\n").partition("\n---\n")
    return yaml.safe_load(head), READER.parse(body)


def flat(tokens: Iterable[Token]) -> Iterator[Token]:
    for token in tokens:
        yield token
        yield from flat(token.children or ())


def words(token: Token) -> str:
    return "".join(t.content for t in token.children or () if t.type in {"text", "text_special"})


def quotes(tokens: list[Token]) -> list[str]:
    """The first paragraph of each block quote."""
    starts = [i for i, token in enumerate(tokens) if token.type == "blockquote_open"]
    return [words(tokens[i + 2]) for i in starts]


@pytest.mark.parametrize("view", [SMALL, HOSTILE_VIEW, SAMPLE], ids=["small", "hostile", "sample"])
def test_every_link_is_to_a_page(view: View) -> None:
    pages = read(view)
    names = [name.rpartition("/")[2].removesuffix(".md") for name in pages]
    assert len({fold(name) for name in names}) == len(names)
    links = {found for page in pages.values() for found in LINK.findall(page)}
    assert links <= set(names)
    assert len(links) > 5


@pytest.mark.parametrize("view", [SMALL, HOSTILE_VIEW, SAMPLE], ids=["small", "hostile", "sample"])
def test_every_quote_is_on_its_pages_word_for_word(view: View) -> None:
    pages, made = read(view), vault.Vault(view)
    for statement in made.statements:
        for entity in (statement["subject"], statement["object"]):
            row = made.entities[entity]
            _, tokens = parsed(pages[f"{vault.folder_of(row)}/{made.names[f'entity {entity}']}.md"])
            told = {piece["quote"].replace("\0", "\ufffd") for piece in statement["evidence"]}  # as CommonMark reads it
            assert told <= set(quotes(tokens))
        for piece in statement["evidence"]:
            name = made.names[f"article {piece['article']}"]
            _, tokens = parsed(pages[f"Articles/{name}.md"])
            assert piece["quote"].replace("\0", "\ufffd") in quotes(tokens)


@pytest.mark.parametrize("view", [SMALL, HOSTILE_VIEW, SAMPLE], ids=["small", "hostile", "sample"])
def test_texts_make_no_markup(view: View) -> None:
    ours = {"paragraph", "heading", "blockquote", "bullet_list", "list_item", "link", "strong"}
    for page in read(view).values():
        _, tokens = parsed(page)
        for token in flat(tokens):
            assert token.type in {"inline", "text", "text_special"} or token.type.rpartition("_")[0] in ours, token
            if token.type == "link_open":
                assert str(token.attrs["href"]).startswith("https://")


@pytest.mark.parametrize("view", [SMALL, HOSTILE_VIEW, SAMPLE], ids=["small", "hostile", "sample"])
def test_front_matter_says_who_it_is(view: View) -> None:
    pages, made = read(view), vault.Vault(view)
    for id, row in made.entities.items():
        about, tokens = parsed(pages[f"{vault.folder_of(row)}/{made.names[f'entity {id}']}.md"])
        assert (about["id"], about["aliases"]) == (id, [row["name"], *row["aliases"]])
        title = next(words(tokens[i + 1]) for i, t in enumerate(tokens) if t.type == "heading_open")
        assert title.strip() == row["name"].replace("\0", "\ufffd").strip()


def test_facts_are_by_relation_and_the_rest_stands_apart() -> None:
    pages = read(SMALL)
    facts, _, rest = pages["Person/Ada Moss.md"].partition(f"## {vault.DISPUTED}\n")
    assert [line for line in facts.splitlines() if line.startswith(("#", "- "))] == [
        "# Ada Moss",
        "## envoy of",
        "- [[Norland]]",
        "- [[Sudonia]], 2001 to 2003",
        "## visited",
        "- [[Port Hale]]",
    ]
    assert [line for line in rest.splitlines() if line.startswith("- ")] == [
        "- **planned:** met [[Sudonia]]",
        "- **claimed by Norland:** met [[Sudonia]]",
    ]
    assert "- [[Ada Moss]]" in pages["Country/Norland.md"].partition("## has envoy\n")[2]
    assert "> — [[Prisoners go free]], The Example, 2024-05-07, [source](https://example.org/a?x=1&y=2)" in facts


def test_an_article_s_page_says_what_it_says() -> None:
    page = read(SMALL)["Articles/Prisoners go free.md"]
    assert "> Norland says Moss saw Sudonia.\n\n- **claimed by Norland:** [[Ada Moss]] met [[Sudonia]]\n" in page


def test_the_index_begins_with_the_most_connected() -> None:
    lines = [line for line in read(SMALL)["Index.md"].splitlines() if line]
    assert lines[:4] == ["# Index", "## Most connected", "- [[Ada Moss]] (5)", "- [[Sudonia]] (5)"]
    assert "- 2024-05-07, [[Prisoners go free]]" in lines


def test_a_page_of_an_entity_that_is_gone_goes(tmp_path: Path) -> None:
    folder = export(SMALL, "vault", tmp_path)
    (folder / "Person/My own.md").write_text("mine")
    assert (folder / "Person/Nobody Special.md").exists()
    left = tuple(quad for quad in SMALL.lines if "never-mentioned" not in str(quad.subject))
    export(View(left), "vault", tmp_path)
    assert not (folder / "Person/Nobody Special.md").exists()
    assert (folder / "Person/My own.md").read_text() == "mine"


@given(ANY_TEXT)
def test_any_text_reads_as_itself(value: str) -> None:
    for around in ("> {}", "- {}", "# {}", "## {}", "x, {}, [source](https://example.org)"):
        tokens = READER.parse(around.format(text(value)))
        inline = next((token for token in tokens if token.type == "inline"), None)
        found = words(inline) if inline else ""
        assert " ".join(value.split()) in " ".join(found.split()) or value.strip() != value
        assert {t.type for t in flat(tokens)} & {
            "html_inline",
            "html_block",
            "image",
            "code_inline",
            "em_open",
        } == set()


@given(ANY_TEXT)
def test_any_string_in_yaml_reads_as_itself(value: str) -> None:
    assert yaml.safe_load(f"name: {quoted(value)}") == {"name": value}


@given(
    st.lists(
        st.one_of(
            ANY_TEXT, st.sampled_from(["CON", "nul.txt", "Com¹.x", "a/b", "../..", "é", "e\u0301", "İ", "x" * 400])
        )
    )
)
def test_pages_have_names_that_every_system_takes(wanted: list[str]) -> None:
    names = list(name_pages([(str(i), name) for i, name in enumerate(wanted)], ["Index"]).values())
    assert len({fold(name) for name in (*names, "Index")}) == len(names) + 1
    for name in names:
        assert 0 < len(name.encode()) <= 140
        assert not set(name) & set('\\/:*?"<>|#^[]%\n\r\t\0')
        assert name == name.strip(" .")
        assert not re.fullmatch(r"(?i)(con|prn|aux|nul|com[\d¹]|lpt[\d¹])(\..*)?", name)
        assert LINK.fullmatch(page_link(name, "any [[words]] | here"))


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_names_lie_in_the_folder(name: str, tmp_path: Path) -> None:
    path = (tmp_path / f"{page_name(name) or 'x'}.md").resolve()
    assert path.parent == tmp_path.resolve()


def test_a_link_to_the_web_is_one() -> None:
    assert web_link("source", "javascript:alert(1)") == ""
    assert web_link("source", "https://example.org/a)b[c]<d>") == "[source](https://example.org/a%29b%5Bc%5D%3Cd%3E)"
