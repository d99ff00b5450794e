"""Many files at once: each in a process of its own, so that one that hangs or dies is one told failure."""

import os
from collections import deque
from collections.abc import Callable, Generator, Iterable
from concurrent.futures import TimeoutError as TooSlow
from typing import TypeVar

from pebble import ProcessFuture, ProcessPool

from suchok.documents.apart import LONGEST_READING, Lost, bound_memory, way_to_start, within_seconds

# Enough that no processor waits while the first of them is handed on, few enough to bound the memory.
_AHEAD_PER_PROCESS = 4

Item = TypeVar("Item")
Result = TypeVar("Result")


def in_order(
    work: Callable[[Item], Result], items: Iterable[Item], *, seconds: float = LONGEST_READING
) -> Generator[Result | Lost, None, None]:
    """Yield what ``work`` makes of each item, in the order of the items, on all processors.

    ``work`` and the items must be picklable. Only a few items are under way at any time, whatever their number; a
    reader of the results who stops early stops the work.
    """
    processes = os.cpu_count() or 1
    pool = ProcessPool(max_workers=processes, initializer=bound_memory, context=way_to_start())
    under_way: deque[ProcessFuture[Result]] = deque()
    try:
        for item in items:
            under_way.append(pool.schedule(within_seconds, args=[seconds, work, item], timeout=seconds))
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
