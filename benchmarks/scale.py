"""`python -m benchmarks.scale [ARTICLES] [COUNT]`: what a whole build costs beside the bare spaCy pipeline.

spaCy alone means: its pipeline, with all components that kg uses, over the same texts, and nothing else; in one
process, and in as many as there are cores, each with its share of the texts. Loading models is part of neither. The
build is `kg build` as a user runs it, from start to end. Then one more article is built into the same folder.
docs/scale.md has the figures. Beside seconds of the clock, which suffer from whatever else the machine does, those of
the processor are given.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, process_time
from typing import NamedTuple

from benchmarks.speed import find_articles, read
from kg.annotate import annotate_all, load_model
from kg.model import Article
from kg.readers import usable_cores

ROOT = Path(__file__).parent.parent
NEWS = ROOT.parent / "shared" / "articles" / "foreign-affairs.jsonl"
LIMIT = 1.5  # times what spaCy alone takes
RUN = "from kg.cli import main; main()"


class Cost(NamedTuple):
    """What something took."""

    clock: float  # seconds
    processor: float  # seconds, of all processes together

    def __str__(self) -> str:
        return f"{self.clock:.0f} s ({self.processor:.0f} s of processor)"


def main() -> int:
    """Print the figures; 1 where the build takes more than it may."""
    source = Path(sys.argv[1]) if len(sys.argv) > 1 else NEWS
    count = int(sys.argv[2]) if len(sys.argv) > 2 else None
    articles = read(str(source))[:count] if source.is_file() else find_articles()
    cores = usable_cores()
    alone = time_pipeline(articles, 1)
    shared = time_pipeline(articles, cores)
    with TemporaryDirectory() as folder:
        building = time_build(articles[:-1], Path(folder))
        adding = time_build(articles, Path(folder))
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    words = sum(len(article.text.split()) for article in articles)
    print(f"{len(articles)} articles, {words} words, {cores} cores, load {os.getloadavg()[0]:.1f}")
    print(f"spaCy alone: {alone} in one process, {shared} in {cores}")
    clock, processor = building.clock / alone.clock, building.processor / alone.processor
    print(f"kg build: {building}")
    print(f"times one process of spaCy {clock:.2f}, times {cores} {building.clock / shared.clock:.2f}")
    print(f"processor time of the build, times that of spaCy {processor:.2f}")
    print(f"one article more: {adding}; most memory of one process: {peak:.0f} MB")
    return int(clock > LIMIT)


def time_pipeline(articles: list[Article], processes: int) -> Cost:
    """What spaCy takes, once loaded, for shares of the articles that are as even as every so-manieth is."""
    with get_context("spawn").Pool(processes) as pool:
        pool.map(parse, [articles[:1]] * processes * 2, chunksize=1)  # every process has loaded
        started = perf_counter()
        spent = pool.map(parse, [articles[n::processes] for n in range(processes)], chunksize=1)
        return Cost(perf_counter() - started, sum(spent))


def parse(articles: list[Article]) -> float:
    """Annotate articles, and say how many seconds of processor that took; each annotation is dropped at once."""
    started = process_time()
    for _ in annotate_all(articles, load_model()):
        pass
    return process_time() - started


def time_build(articles: list[Article], folder: Path) -> Cost:
    """What `kg build` takes in a process of its own."""
    lines = (json.dumps({"id": a.id, "title": a.title, "text": a.text, "date": a.published}) for a in articles)
    (folder / "news.jsonl").write_text("\n".join(lines) + "\n", "utf-8")
    command = [sys.executable, "-c", RUN, "build", str(folder / "news.jsonl"), "--output", str(folder / "graph")]
    before, started = spent_by_children(), perf_counter()
    subprocess.run(command, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return Cost(perf_counter() - started, spent_by_children() - before)


def spent_by_children() -> float:
    """Seconds of processor that processes took which have ended."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


if __name__ == "__main__":
    sys.exit(main())
