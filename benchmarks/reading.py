"""Reading and checking a text report beside a plain ``split`` of its lines.

Each document is read and checked in two ways: as on a server that has read others of its kind (the
bar), and as if its words were met for the first time, every memory of texts emptied before (told, no
bar). Texts of cells and headings of tables are remembered, never rows, sheets or documents: what was
told of one reading is told anew in the next. Times are of the processor, since nothing waits. Prints
the medians of alternating runs; exits 1 above the bar.
"""

import functools
import gc
import platform
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from suchok.core.checking.checking import check_document
from suchok.core.plan.catalogue import official_plans
from suchok.core.text.memory import Memory
from suchok.documents.readers import read_file

BAR = 5.0
"""Milliseconds for one report of the size of an official plan."""

REPETITIONS, FRESH_REPETITIONS = 41, 5
ROOT = Path(__file__).parents[1]
FOLDERS = [*(up / "shared" / "seeds" for up in ROOT.parents), ROOT / "tests" / "corpus"]
PLANS = official_plans()
_CACHE = type(functools.cache(len))


def documents() -> list[tuple[str, bytes]]:
    """Return the documents beside the project, or its own where there are none."""
    folder = next(folder for folder in FOLDERS if folder.is_dir())
    return [(path.name[:24], path.read_bytes()) for path in sorted(folder.glob("*.txt"))]


def read_and_check(data: bytes) -> None:
    check_document(read_file("report.txt", data, PLANS), PLANS)


def split(data: bytes) -> None:
    for line in data.decode().split("\n"):
        line.split("\t")


def forget() -> None:
    """Empty every memory of texts that Suchok keeps."""
    for thing in gc.get_objects():
        if isinstance(thing, Memory):
            thing.clear()
        elif isinstance(thing, _CACHE) and str(getattr(thing, "__module__", "")).startswith("suchok"):
            thing.cache_clear()


@dataclass(frozen=True, slots=True)
class Times:
    """Milliseconds of one document, one for each repetition."""

    split: list[float]
    warm: list[float]
    fresh: list[float]


def milliseconds(task: Callable[[bytes], None], data: bytes) -> float:
    begun = time.process_time()
    task(data)
    return 1000 * (time.process_time() - begun)


def measured(found: Sequence[tuple[str, bytes]]) -> list[Times]:
    """Return the times of each document; all take turns, so that a slow moment of the machine weighs on none alone."""
    times = [Times([], [], []) for _ in found]
    for repetition in range(REPETITIONS + 1):
        for (_, data), of in zip(found, times, strict=True):
            split_time, warm = milliseconds(split, data), milliseconds(read_and_check, data)
            # The first turn meets the words.
            if repetition:
                of.split.append(split_time)
                of.warm.append(warm)
    for _ in range(FRESH_REPETITIONS):
        for (_, data), of in zip(found, times, strict=True):
            forget()
            of.fresh.append(milliseconds(read_and_check, data))
    return times


def run() -> bool:
    """Print the table; return whether every document is read and checked within the bar."""
    print(
        f"Reading and checking, Python {platform.python_version()}, {platform.machine()}, medians of {REPETITIONS}, ms"
    )
    print(f"{'document':26}{'split':>8}{'read + check':>14}{'never met':>12}")
    found = documents()
    kept = True
    for (name, _), times in zip(found, measured(found), strict=True):
        median = statistics.median(times.warm)
        kept = kept and median <= BAR
        mark = "" if median <= BAR else f"   above {BAR:g} ms"
        print(
            f"{name:26}{statistics.median(times.split):8.3f}{median:14.2f}{statistics.median(times.fresh):12.2f}{mark}"
        )
    return kept


if __name__ == "__main__":
    sys.exit(0 if run() else 1)
