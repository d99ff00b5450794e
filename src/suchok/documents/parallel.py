"""Many files at once: each in a process of its own, so that one that hangs or dies is one told failure."""

import os
from collections import deque
from collections.abc import Callable, Generator, Iterable
from functools import partial
from typing import TypeVar

from pebble import ProcessFuture

from suchok.documents.apart import LONGEST_READING, Lost, alone, end_pool, heard, living, within_seconds

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
    under_way: deque[tuple[Item, ProcessFuture[Result]]] = deque()
    pool = living(None, processes=processes)
    try:
        for item in items:
            pool = living(pool, processes=processes)
            under_way.append((item, pool.schedule(within_seconds, args=[seconds, work, item], timeout=seconds)))
            if len(under_way) >= processes * _AHEAD_PER_PROCESS:
                first = _outcome(work, *under_way.popleft(), seconds)
                yield first
        while under_way:
            first = _outcome(work, *under_way.popleft(), seconds)
            yield first
    finally:
        end_pool(pool)


def _outcome(
    work: Callable[[Item], Result], item: Item, future: "ProcessFuture[Result]", seconds: float
) -> Result | Lost:
    try:
        # One that died before it could say at which file took all that were under way with it.
        return heard(seconds, future.result, partial(alone, seconds, partial(work, item)))
    except Exception as error:  # noqa: BLE001 - whatever the work raised, and processes that were killed
        return Lost.of(error, seconds)
