"""The stored questions: each .rq file beside this one, and any that a user names by path."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from pathlib import Path

from kg.errors import InputError, KgError


@dataclass(frozen=True, slots=True)
class Question:
    """A query with its title and the parameters that its header lists: name → what to give."""

    title: str
    params: Mapping[str, str]
    sparql: str

    def required(self) -> list[str]:
        """The parameters it cannot do without."""
        return [name for name, says in self.params.items() if not says.endswith("(optional)")]


def read_question(sparql: str) -> Question:
    """A query with its header of comments.

    >>> read_question("# title: All\\n# param who: a name\\nSELECT * { ?s ?p ?who }").params
    {'who': 'a name'}
    """
    title = re.search(r"^# title: *(.+)$", sparql, re.MULTILINE)
    params = dict(re.findall(r"^# param (\w+): *(.+)$", sparql, re.MULTILINE))
    return Question(title[1] if title else "", params, sparql)


@cache
def stored_questions() -> Mapping[str, Question]:
    """Every stored question by name."""
    paths = sorted(Path(__file__).parent.glob("*.rq"))
    return {path.stem: read_question(path.read_text(encoding="utf-8")) for path in paths}


def find_question(question: str) -> Question:
    """The question meant by SPARQL text, by the path of a .rq file, or by the name of a stored one.

    Raises KgError when no stored one has that name, InputError when the file cannot be read.
    """
    if re.search(r"[\s{]", question.strip()) and not question.endswith(".rq"):
        return read_question(question)
    if question.endswith(".rq"):
        try:
            return read_question(Path(question).read_text(encoding="utf-8"))
        except UnicodeDecodeError:
            raise InputError(question, "is not UTF-8 text") from None
        except OSError as error:
            raise InputError(question, error.strerror or "cannot be read") from None
    stored = stored_questions()
    if question not in stored:
        near = get_close_matches(question, stored, 1)
        hint = f"did you mean {near[0]!r}?" if near else f"choose one of {', '.join(stored)}"
        raise KgError(f"there is no stored question {question!r}; {hint}")
    return stored[question]
