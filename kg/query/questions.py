"""Questions: SPARQL text, a .rq file, or one of the stored ones, whose header tells what it asks and for what."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kg.errors import InputError, KgError
from kg.query.nearest import suggest

FOLDER = Path(__file__).parent / "questions"
SORTS = ("entity", "relation", "kind", "outlet", "date", "text")

_TITLE = re.compile(r"^# title: *(.+)$", re.MULTILINE)
_PARAM = re.compile(rf"^# param (\w+) \(({'|'.join(SORTS)})(, optional)?\): *(.+)$", re.MULTILINE)
_IF = re.compile(r"#\s*if (\w+)\s*$")


@dataclass(frozen=True, slots=True)
class Param:
    """What a question wants to know: an entity, relation, kind or outlet by name, a date, or a text."""

    sort: str  # one of SORTS
    optional: bool
    says: str  # for whoever asks


@dataclass(frozen=True, slots=True)
class Question:
    """A query with the title and the parameters of its header."""

    title: str
    params: Mapping[str, Param]
    sparql: str

    def required(self) -> list[str]:
        """The parameters it cannot do without."""
        return [name for name, param in self.params.items() if not param.optional]

    def given(self, names: Collection[str]) -> str:
        """The query when only these parameters are given: lines that end in `# if NAME` go with theirs.

        >>> read_question("ASK { ?s ?p ?o\\n ; a ?kind # if kind\\n }").given([])
        'ASK { ?s ?p ?o\\n\\n }'
        """
        lines = ((line, _IF.search(line)) for line in self.sparql.split("\n"))
        return "\n".join("" if found and found[1] not in names else line for line, found in lines)


def read_question(sparql: str) -> Question:
    """A query with its header of comments.

    >>> read_question("# title: All\\n# param who (text): a name\\nSELECT * { ?s ?p ?who }").params
    {'who': Param(sort='text', optional=False, says='a name')}
    """
    title = _TITLE.search(sparql)
    params = {name: Param(sort, bool(optional), says) for name, sort, optional, says in _PARAM.findall(sparql)}
    return Question(title[1] if title else "", params, sparql)


@cache
def stored_questions() -> Mapping[str, Question]:
    """Every stored question by name."""
    return {path.stem: read_question(path.read_text(encoding="utf-8")) for path in sorted(FOLDER.glob("*.rq"))}


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
            raise InputError(question, (error.strerror or "cannot be read").lower()) from None
    stored = stored_questions()
    if question not in stored:
        hint = suggest(question, stored, f"; choose one of {', '.join(stored)}")
        raise KgError(f"there is no stored question {question!r}{hint}")
    return stored[question]
