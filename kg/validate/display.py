"""A report for people, and for programs as JSON or as SHACL's own report in Turtle."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple, serialize

from kg.rdf.known import Terms
from kg.rdf.prefixes import OUTSIDE
from kg.rdf.terms import compact, truth
from kg.validate.report import SH, Problem, Report, Severity

FIRST = 5  # problems shown of each rule
SHACL, RDF = Terms(SH, NamedNode), Terms(OUTSIDE["rdf"], NamedNode)
SEVERITIES = {Severity.VIOLATION: SHACL.Violation, Severity.WARNING: SHACL.Warning, Severity.INFO: SHACL.Info}
NAMES = {
    Severity.VIOLATION: ("violation", "violations"),
    Severity.WARNING: ("warning", "warnings"),
    Severity.INFO: ("note", "notes"),
}


def as_text(report: Report, base: str, *, everything: bool = False) -> Iterator[str]:
    """Lines: a heading for each rule that is broken, how often, and the first nodes that break it."""
    counts = ((report.count(severity), NAMES[severity]) for severity in Severity)
    told = ", ".join(f"{count:,} {one if count == 1 else many}" for count, (one, many) in counts if count)
    verdict = "the graph conforms" if report.conforms else "the graph does not conform"
    yield f"{verdict} ({report.triples:,} triples, {report.rules} rules): {told or 'no problem'}"
    for (severity, rule), problems in report.by_rule().items():
        shown = problems if everything else problems[:FIRST]
        yield ""
        yield f"{NAMES[severity][0]}: {rule} ({len(problems):,})"
        yield from (f"    {line(problem, base)}" for problem in shown)
        if len(problems) > len(shown):
            yield f"    and {len(problems) - len(shown):,} more (--all shows them)"


def line(problem: Problem, base: str) -> str:
    """One problem: the node, its label, and what is wrong."""
    name = f" “{problem.label}”" if problem.label else ""
    return f"{short(problem.node, base)}{name}" + (f": {problem.value}" if problem.value else "")


def short(node: str, base: str) -> str:
    """A node's IRI with its prefix."""
    try:
        return compact(NamedNode(node), base)
    except ValueError:
        return f"_:{node}"


def as_json(report: Report) -> str:
    """All problems, for programs."""
    problems = [asdict(problem) for problem in report.problems]
    told = {"conforms": report.conforms, "triples": report.triples, "rules": report.rules, "problems": problems}
    return json.dumps(told, ensure_ascii=False, indent=1)


def as_turtle(report: Report) -> str:
    """A sh:ValidationReport with a result for each problem."""
    data = serialize(results(report), format=RdfFormat.TURTLE, prefixes={"sh": SH})
    return (data or b"").decode()


def results(report: Report) -> Iterator[Triple]:
    """The triples of a report in the vocabulary of SHACL."""
    whole = BlankNode("report")
    yield Triple(whole, RDF.type, SHACL.ValidationReport)
    yield Triple(whole, SHACL.conforms, truth(report.conforms))
    for number, problem in enumerate(report.problems):
        one = BlankNode(f"p{number}")
        yield Triple(whole, SHACL.result, one)
        yield Triple(one, RDF.type, SHACL.ValidationResult)
        yield Triple(one, SHACL.resultSeverity, SEVERITIES[problem.severity])
        yield Triple(one, SHACL.sourceConstraintComponent, NamedNode(problem.constraint))
        yield Triple(one, SHACL.focusNode, node_of(problem.node))
        yield Triple(
            one, SHACL.resultMessage, Literal(f"{problem.rule}: {problem.value}".removesuffix(": "), language="en")
        )


def node_of(node: str) -> NamedNode | BlankNode:
    """A node of the graph that was checked."""
    try:
        return NamedNode(node)
    except ValueError:
        return BlankNode("".join(c for c in node if c.isalnum()) or "b")
