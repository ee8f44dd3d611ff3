"""Who said what, on sentences written for this project."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from kg.annotate import annotate, annotate_all, load_model
from kg.extract.attribution import find_attributions, speaker_at
from kg.extract.quotes import find_quotes
from kg.model import Article, Attribution, Span
from kg.ontology import Cue, load_ontology

BENCH = Path(__file__).parents[3] / "shared" / "bench"


def cue(lemma: str, affirmed: str = "actual", denied: str = "actual") -> tuple[str, Cue]:
    return lemma, Cue(lemma, affirmed, denied, says=True)


SPEECH = dict(
    [
        *map(cue, ["say", "tell", "add", "write", "claim", "statement", "according to", ":", "continue:", "accuse of"]),
        *map(cue, ["call Y Z", "praise Y"]),
        cue("want", "possible", "possible"),
        cue("promise", "planned", "possible"),
    ]
)


def told(text: str) -> list[tuple[str | None, str, bool]]:
    """Speaker, content and directness of every attribution in a text."""
    found = find_attributions(annotate(Article("a", text), load_model()), SPEECH)
    return [(a.speaker and a.speaker.of(text), a.content.of(text), a.direct) for a in found]


def quoted(text: str) -> list[str]:
    return [quote.of(text) for quote in find_quotes(text)]


def test_quotes_of_every_kind_of_mark():
    assert quoted("She said “no”, \"never\" and ‘not now’, in Lima's and Oslo's name.") == [
        "“no”",
        '"never"',
        "‘not now’",
    ]


def test_quote_that_opens_every_paragraph_again_is_one():
    assert quoted("“We came.\n\n“We saw.\n\n“We left,” he said. “Good.”") == [
        "“We came.\n\n“We saw.\n\n“We left,”",
        "“Good.”",
    ]


def test_quote_that_nothing_closes_ends_with_its_paragraph():
    assert quoted("“We came.\n\nThen it rained.") == ["“We came."]


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ("“The talks have failed,” Amina Diallo said.", "Amina Diallo", "“The talks have failed,”"),
        ("“The talks have failed,” said Amina Diallo.", "Amina Diallo", "“The talks have failed,”"),
        ("Amina Diallo said: “The talks have failed.”", "Amina Diallo", "“The talks have failed.”"),
        ("“The talks,” she said, “have failed.”", "she", "“The talks,” she said, “have failed.”"),
        ("“We tried,” she said. “It rained.”", "she", "“We tried,” she said. “It rained.”"),
        ("“We tried,” he said.\n\n“Nobody came.”", "he", "“We tried,” he said.\n\n“Nobody came.”"),
        ("“It is not over,” the general continued.", "the general", "“It is not over,”"),
    ],
)
def test_direct_quotation(text: str, speaker: str, content: str):
    assert told(text) == [(speaker, content, True)]


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ("The envoy said that the talks had failed.", "The envoy", "that the talks had failed"),
        ("The envoy said the talks had failed.", "The envoy", "the talks had failed"),
        ("The talks had failed, the envoy said.", "the envoy", "The talks had failed"),
        ("According to the ministry, two soldiers died.", "the ministry", "two soldiers died"),
        ("Two soldiers died, according to the ministry.", "the ministry", "Two soldiers died"),
        ("Chad promised to release the prisoners.", "Chad", "to release the prisoners"),
        ("Chad accused Niger of arming the rebels.", "Chad", "Niger of arming the rebels"),
        ("She called the vote “a farce”.", "She", "the vote “a farce”"),
        ("He praised the new treaty.", "He", "the new treaty"),
        ("The envoy said the plan was “dead. It is buried.”", "The envoy", "the plan was “dead. It is buried.”"),
        ("LIMA (XP) — The envoy said the talks had failed.", "The envoy", "the talks had failed"),
    ],
)
def test_indirect_report(text: str, speaker: str, content: str):
    assert told(text) == [(speaker, content, False)]


@pytest.mark.model
def test_report_inside_a_report_counts_twice_and_a_wish_inside_one_does_not():
    assert len(told("Diallo said that Keita told her that the border was closed.")) == 2
    assert [speaker for speaker, _, _ in told("Diallo said that Keita wanted to close the border.")] == ["Diallo"]


@pytest.mark.model
def test_next_report_is_cut_from_the_one_before():
    contents = [content for _, content, _ in told("She said the army had won, adding that the war went on.")]
    assert contents == ["the army had won", "that the war went on"]


@pytest.mark.model
def test_passive_names_nobody():
    assert [speaker for speaker, _, _ in told("The minister is said to have fled the country.")] == [None]


@pytest.mark.model
def test_relative_pronoun_comes_with_its_noun():
    assert told("The general, who said that he would resign, left.")[0][0] == "The general, who"


@pytest.mark.model
def test_authors_own_wishes_have_no_source():
    assert told("I want peace to come.") == []
    assert told("") == []


def test_speaker_at_gives_the_innermost_first():
    outer = Attribution(Span(5, 9), Span(10, 50), Span(0, 4))
    inner = Attribution(Span(20, 24), Span(25, 50), Span(15, 19))
    assert speaker_at([outer, inner], Span(30, 35)) == [inner, outer]
    assert speaker_at([outer, inner], Span(8, 11)) == []


def test_every_word_of_speech_has_one_meaning():
    graph = load_ontology().graph
    query = """
        PREFIX kg: <https://w3id.org/kg-press/ontology#>
        SELECT ?lemma WHERE { ?a a kg:SpeechCueClass ; kg:lemma ?lemma . ?b a kg:CueClass ; kg:lemma ?lemma .
                              FILTER(?a != ?b) }"""
    assert [*graph.query(query)] == []


@pytest.mark.model
@pytest.mark.skipif(not BENCH.is_dir(), reason="the benchmark is not here")
def test_polnear_floors(tmp_path: Path):
    folder = BENCH / "attribution"
    rows = [json.loads(line) for line in (folder / "input.jsonl").read_text("utf-8").splitlines()]
    speech = {lemma: cue for lemma, cue in load_ontology().cues.items() if cue.says}
    lines = []
    for article, doc in annotate_all((Article(row["id"], row["text"]) for row in rows), load_model()):
        for a in find_attributions(doc, speech):
            content = {"start": a.content.start, "end": a.content.end}
            speaker = a.speaker and {"start": a.speaker.start, "end": a.speaker.end}
            lines.append(json.dumps({"article": article.id, "content": content, "speaker": speaker}))
    (tmp_path / "attributions.jsonl").write_text("\n".join(lines), "utf-8")
    files = [BENCH / "score.py", "attribution", folder / "gold.jsonl", tmp_path / "attributions.jsonl"]
    command = [sys.executable, "-B", *map(str, files)]
    result = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    assert result["content"]["f1"] >= 0.65
    assert result["attributed"]["f1"] >= 0.55
