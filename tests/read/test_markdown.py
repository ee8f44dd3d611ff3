from tests.read.conftest import ReadFile

ARTICLE = """---
title: "Talks open"
date: 2025-12-14
source: The Daily
author: [Jane Roe, John Doe]
url: https://example.org/talks
---

# Envoys in Oslo

The *envoys* of [Norland](https://example.org)
met on **Monday**.<br>

- They left.

```
code()
```

| who | where |
| --- | --- |
| Roe | Oslo |

![a picture](p.png)
"""


def test_prose_is_kept_and_markup_is_not(read_file: ReadFile) -> None:
    [article], _ = read_file("talks.md", ARTICLE)
    blocks = ["Envoys in Oslo", "The envoys of Norland met on Monday.", "They left.", "who", "where", "Roe", "Oslo"]
    assert article.text.split("\n\n") == blocks
    assert (article.title, article.published, article.publisher) == ("Talks open", "2025-12-14", "The Daily")
    assert (article.url, article.authors) == ("https://example.org/talks", ("Jane Roe", "John Doe"))


def test_authors_may_be_listed_line_by_line(read_file: ReadFile) -> None:
    [article], _ = read_file(
        "talks.md", "---\nauthors:\n  - Jane Roe\n  - John Doe\ntitle: Talks\n---\nThe envoys met."
    )
    assert (article.authors, article.title, article.text) == (("Jane Roe", "John Doe"), "Talks", "The envoys met.")


def test_without_front_matter_the_heading_is_the_title(read_file: ReadFile) -> None:
    [article], _ = read_file("talks.markdown", "# Talks open\n\nThe envoys met.\n\n---\n\nThey left.")
    assert (article.title, article.text) == ("Talks open", "Talks open\n\nThe envoys met.\n\nThey left.")


def test_markdown_without_prose_is_no_article(read_file: ReadFile) -> None:
    assert read_file("talks.md", "```\ncode()\n```\n") == ([], ["has no text"])
