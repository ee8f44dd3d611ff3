"""Articles → readings, in this process or in several beside each other; what is read never depends on how many.

Each process loads all it needs once and is handed one article at a time, so that memory is bounded and it is known
which article a process was at when it died.
"""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import chain
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from pathlib import Path
from traceback import extract_tb

from kg.annotate import annotate, load_model
from kg.errors import InputError, KgError
from kg.extract.learned.network import load_network
from kg.extract.reading import read_article
from kg.gazetteer import load_gazetteer
from kg.model import Article, Reading
from kg.ontology import Ontology

SHARE = 60_000  # characters of text for which it pays to start a process: it loads for about as long as it reads them
SINGLE = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")  # one thread a process: they share the cores


@dataclass(frozen=True, slots=True)
class Means:
    """What articles are read with: an ontology, a spaCy pipeline by name, and the trained network unless `fast`."""

    ontology: Ontology
    model: str
    fast: bool


def read_articles(
    articles: Iterable[Article],
    means: Means,
    workers: int = 1,
    on_article: Callable[[Article], None] = lambda article: None,
) -> Iterator[Reading | InputError]:
    """What is understood of each article, as it comes, or why it could not be read.

    At most `workers` processes read, fewer where there is little to read; `on_article` is called before each article.
    Raises KgError where the means cannot be loaded.
    """
    coming = iter(articles)
    first, size = list[Article](), 0
    while size < workers * SHARE and (article := next(coming, None)):
        first.append(article)
        size += len(article.text)

    def announced() -> Iterator[Article]:
        for article in chain(first, coming):
            on_article(article)
            yield article

    number = min(workers, size // SHARE)
    yield from read_beside(announced(), means, number) if number > 1 else map(reader(means), announced())


def reader(means: Means) -> Callable[[Article], Reading | InputError]:
    """What reads an article in this process."""
    nlp, gazetteer = load_model(means.model), load_gazetteer()
    network = None if means.fast else load_network()

    def read(article: Article) -> Reading | InputError:
        try:
            return read_article(article, annotate(article, nlp), means.ontology, gazetteer, network)
        except Exception as error:  # whatever it is, one article must not take the others down
            return InputError(article.id, f"cannot be read, by a fault of kg ({describe(error)})")

    return read


def read_beside(articles: Iterator[Article], means: Means, number: int) -> Iterator[Reading | InputError]:
    """Read on several processes; none of them outlives this, however it ends."""
    crew = dict(start(means) for _ in range(number))
    at: dict[Connection, Article | None] = dict.fromkeys(crew)  # None while a process loads its means
    try:
        while at:
            for pipe in wait(list(at)):
                assert isinstance(pipe, Connection)
                article = at.pop(pipe)
                try:
                    found = pipe.recv()
                except (EOFError, OSError):
                    found = mourn(crew.pop(pipe), article)
                    pipe, worker = start(means)
                    crew[pipe], at[pipe] = worker, None
                else:
                    following = next(articles, None)
                    if following is not None:
                        with suppress(OSError):  # a process that has just ended is noticed when it should answer
                            pipe.send(following)
                        at[pipe] = following
                if article is not None:
                    yield found
    finally:
        for pipe, worker in crew.items():
            pipe.close()
            worker.kill()
            worker.join()


def mourn(worker: SpawnProcess, article: Article | None) -> InputError:
    """What to say of an article whose process ended; raise KgError where it had not come to read any."""
    worker.join()
    if article is None:
        raise KgError(f"a process that was to read articles ended while it loaded (status {worker.exitcode})")
    return InputError(article.id, f"the process that read it ended (status {worker.exitcode}); short of memory?")


def start(means: Means) -> tuple[Connection, SpawnProcess]:
    """A process that reads, and the pipe to it."""
    context = get_context("spawn")  # a fork of a process with threads may hang
    here, there = context.Pipe()
    worker = context.Process(target=serve, args=(there, means), daemon=True)
    with surroundings():
        worker.start()
    there.close()
    return here, worker


def serve(pipe: Connection, means: Means) -> None:
    """Read what comes through a pipe until it is closed."""
    read = reader(means)
    pipe.send(None)
    with suppress(EOFError, OSError):
        while True:
            pipe.send(read(pipe.recv()))


@contextmanager
def surroundings() -> Iterator[None]:
    """What a process that starts in this block inherits: one thread, and no ear for Ctrl-C, which is ours to hear."""
    before = {name: os.environ.get(name) for name in SINGLE}
    heard = signal.getsignal(signal.SIGINT) if threading.current_thread() is threading.main_thread() else None
    os.environ |= dict.fromkeys(SINGLE, "1")
    if heard:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        if heard:
            signal.signal(signal.SIGINT, heard)
        for name, value in before.items():
            os.environ.pop(name)
            if value is not None:
                os.environ[name] = value


def usable_cores() -> int:
    """The processor cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def describe(error: Exception) -> str:
    """An exception in a few words, with where it was raised."""
    where = extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__} in {Path(where.filename).name}:{where.lineno}"
