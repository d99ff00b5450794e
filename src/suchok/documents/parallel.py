"""Many files at once: each in a process of its own, so that one that hangs or dies is one told failure."""

import os
import resource
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterable
from concurrent.futures import TimeoutError as TooSlow
from dataclasses import dataclass
from multiprocessing import get_context
from typing import TypeVar

from pebble import ProcessFuture, ProcessPool

from suchok.core.messages.files import FILES
from suchok.core.messages.sentence import Sentence

LONGEST_READING = 120
"""Seconds that one file may take."""

_LARGEST_PROCESS = 4 * 1024**3
# Enough that no processor waits while the first of them is handed on, few enough to bound the memory.
_AHEAD_PER_PROCESS = 4
_PRELOADED = ["suchok.core.checking.checking", "suchok.documents.readers"]

Item = TypeVar("Item")
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Lost:
    """Work that gave no result in ``seconds``: ``file.too_slow`` or ``file.reader_failed``.

    ``error`` is for those who mend it.
    """

    code: str
    error: BaseException
    seconds: float

    def sentence(self, name: str) -> Sentence:
        """Say in both languages what became of the file called ``name``."""
        return FILES[self.code].filled({"name": name, "seconds": f"{self.seconds:g}"}, verbatim=("name",))


def in_order(
    work: Callable[[Item], Result], items: Iterable[Item], *, seconds: float = LONGEST_READING
) -> Generator[Result | Lost, None, None]:
    """Yield what ``work`` makes of each item, in the order of the items, on all processors.

    ``work`` and the items must be picklable. Only a few items are under way at any time, whatever their number; a
    reader of the results who stops early stops the work.
    """
    processes = os.cpu_count() or 1
    pool = ProcessPool(max_workers=processes, initializer=_bound_memory, context=get_context(_way_to_start()))
    under_way: deque[ProcessFuture[Result]] = deque()
    try:
        for item in items:
            under_way.append(pool.schedule(work, args=[item], timeout=seconds))
            if len(under_way) >= processes * _AHEAD_PER_PROCESS:
                first = _outcome(under_way.popleft(), seconds)
                yield first
        while under_way:
            first = _outcome(under_way.popleft(), seconds)
            yield first
    finally:
        pool.stop()  # type: ignore[no-untyped-call]
        pool.join()


def _outcome(future: "ProcessFuture[Result]", seconds: float) -> Result | Lost:
    try:
        return future.result()
    except TooSlow as error:
        return Lost("file.too_slow", error, seconds)
    except Exception as error:  # noqa: BLE001 - whatever the work raised, and processes that were killed
        return Lost("file.reader_failed", error, seconds)


def _way_to_start() -> str:
    """Return how processes are started: a fork takes no time, but is safe only while one thread runs."""
    if threading.active_count() == 1:
        return "fork"
    get_context("forkserver").set_forkserver_preload(_PRELOADED)
    return "forkserver"


def _bound_memory() -> None:
    """Let a file that needs far too much memory fail in its own process, before the machine does."""
    hard = resource.getrlimit(resource.RLIMIT_AS)[1]
    bound = _LARGEST_PROCESS if hard == resource.RLIM_INFINITY else min(_LARGEST_PROCESS, hard)
    resource.setrlimit(resource.RLIMIT_AS, (bound, hard))
