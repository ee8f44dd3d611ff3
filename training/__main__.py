"""`python -m training`: train the network, write its weights and docs/model-card.md."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from eval.sets import SHARED
from training.card import CARD, read_figures, write_card

CACHE = Path(__file__).parent / ".cache"


def main(args: Sequence[str] | None = None) -> int:
    """0 when all was written; 1 where the annotated articles are missing."""
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    parser.add_argument("--threads", type=int, default=2, help="processor cores to use (2)")
    parser.add_argument(
        "--device", choices=["auto", "cpu", "cuda"], default="auto", help="auto: cuda where there is one"
    )
    parser.add_argument("--only", choices=["card"], help="write the card alone")
    asked = parser.parse_args(args)
    if not asked.only:
        if not SHARED.is_dir():
            print("The annotated articles (../shared) are not beside the project, so nothing was trained.")
            return 1
        train(asked.threads, asked.device)
    CARD.write_text(write_card(read_figures()), encoding="utf-8")
    return 0


def train(threads: int, device: str) -> None:
    """Fit the network and write its files where kg reads them."""
    import torch  # the card is written without it

    from kg.extract.learned.network import FOLDER
    from training.export import write_network
    from training.fit import fit, set_course, set_maker

    torch.set_num_threads(threads)
    wanted = device if device != "auto" else "cuda" if torch.cuda.is_available() else "cpu"
    CACHE.mkdir(exist_ok=True)
    maker = set_maker()
    network = fit(set_course(maker, torch.device(wanted)), CACHE / f"course-{wanted}.pt")
    torch.save(network.state_dict(), CACHE / "network.pt")
    write_network(network, maker.legend, maker.vocabulary, FOLDER)


if __name__ == "__main__":
    sys.exit(main())
