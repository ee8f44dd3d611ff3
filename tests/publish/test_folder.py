"""A folder of pages: kg's own come and go, all else stays."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from kg.errors import KgError
from kg.publish.folder import LIST, write_pages


def pages(**told: str) -> list[tuple[str, list[bytes]]]:
    return [(f"People/{name}.md", [text.encode()]) for name, text in told.items()]


def seen(folder: Path) -> dict[str, str]:
    found = (path for path in sorted(folder.rglob("*")) if path.is_file() and path.name != LIST)
    return {str(path.relative_to(folder)): path.read_text() for path in found}


def test_pages_come_change_and_go_and_other_files_stay(tmp_path: Path) -> None:
    write_pages(tmp_path, pages(ada="1", bo="1"))
    (tmp_path / "People/my notes.md").write_text("mine")
    (tmp_path / ".obsidian").mkdir()
    (tmp_path / ".obsidian/app.json").write_text("{}")
    write_pages(tmp_path, pages(ada="2", cy="1"))
    assert seen(tmp_path) == {
        ".obsidian/app.json": "{}",
        "People/ada.md": "2",
        "People/cy.md": "1",
        "People/my notes.md": "mine",
    }


def test_the_list_is_what_sha256sum_checks(tmp_path: Path) -> None:
    write_pages(tmp_path, pages(ada="1", bo="2"))
    assert subprocess.run(["sha256sum", "--check", "--strict", LIST], cwd=tmp_path, capture_output=True).returncode == 0


def test_a_page_that_stays_as_it_is_is_not_written_again(tmp_path: Path) -> None:
    write_pages(tmp_path, pages(ada="1", bo="1"))
    before = (tmp_path / "People/ada.md").stat()
    write_pages(tmp_path, pages(ada="1", bo="2"))
    after = (tmp_path / "People/ada.md").stat()
    assert (after.st_mtime_ns, after.st_ino) == (before.st_mtime_ns, before.st_ino)


def test_a_folder_that_no_page_is_left_in_goes_too(tmp_path: Path) -> None:
    write_pages(tmp_path, pages(ada="1"))
    write_pages(tmp_path, [("Index.md", [b"1"])])
    assert [path.name for path in tmp_path.iterdir() if path.name != LIST] == ["Index.md"]


def test_a_page_that_somebody_changed_is_neither_written_over_nor_removed(tmp_path: Path) -> None:
    write_pages(tmp_path, pages(ada="1", bo="1"))
    (tmp_path / "People/ada.md").write_text("1 and a note")
    with pytest.raises(KgError, match=r"People/ada\.md is not as kg wrote it, and would be lost: move it away"):
        write_pages(tmp_path, pages(ada="2", bo="2"))
    assert seen(tmp_path) == {"People/ada.md": "1 and a note", "People/bo.md": "1"}
    write_pages(tmp_path, pages(bo="2"))
    assert seen(tmp_path) == {"People/ada.md": "1 and a note", "People/bo.md": "2"}


@pytest.mark.parametrize("kind", ["file", "folder", "link"])
def test_what_was_there_before_is_not_written_over(tmp_path: Path, kind: str) -> None:
    (tmp_path / "People").mkdir()
    other, path = tmp_path / "other.txt", tmp_path / "People/ada.md"
    other.write_text("mine")
    {"file": lambda: path.write_text("mine"), "folder": path.mkdir, "link": lambda: path.symlink_to(other)}[kind]()
    with pytest.raises(KgError, match="would be lost"):
        write_pages(tmp_path, pages(ada="1"))
    assert other.read_text() == "mine"
    assert not (tmp_path / LIST).exists()


@pytest.mark.parametrize("name", ["../outside.md", "/etc/hostname", "People/../../outside.md", ""])
def test_a_list_that_names_what_is_outside_removes_nothing(tmp_path: Path, name: str) -> None:
    outside, folder = tmp_path / "outside.md", tmp_path / "vault"
    outside.write_text("mine")
    folder.mkdir()
    digest = "4e2db2ebe7f8f2a1a6f2b7d2b7a9cbb9e4b3c8d5"
    (folder / LIST).write_text(f"{digest}  {name}\n\x00 broken\n")
    write_pages(folder, pages(ada="1"))
    assert outside.read_text() == "mine"


def test_after_a_run_that_broke_off_the_next_goes_through(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_pages(tmp_path, pages(ada="1", bo="1"))
    replaced, real = list[str](), __import__("os").replace

    def break_off(source: Path, target: Path) -> None:
        if Path(target).suffix == ".md":
            replaced.append(str(target))
            if len(replaced) == 2:
                raise KeyboardInterrupt
        real(source, target)

    with monkeypatch.context() as patched:
        patched.setattr("os.replace", break_off)
        with pytest.raises(KeyboardInterrupt):
            write_pages(tmp_path, pages(ada="2", bo="2"))
    assert seen(tmp_path) == {"People/ada.md": "2", "People/bo.md": "1"}
    write_pages(tmp_path, pages(ada="3", bo="3"))
    assert seen(tmp_path) == {"People/ada.md": "3", "People/bo.md": "3"}


def test_pages_that_cannot_be_made_change_nothing(tmp_path: Path) -> None:
    write_pages(tmp_path, pages(ada="1"))

    def broken() -> object:
        yield b"2"
        raise KgError("no")

    with pytest.raises(KgError, match="no"):
        write_pages(tmp_path, [("People/ada.md", broken())])  # type: ignore[list-item]
    assert seen(tmp_path) == {"People/ada.md": "1"}
