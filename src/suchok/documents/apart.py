"""Work on one file in a process that is kept for it: a file that hangs it, kills it or wants too much is told as lost.

PDFium, OpenCV and Tesseract do what a file says without limits of their own: three kilobytes of forms that draw each
other take all memory, and nothing that Python does in the same process ends that.
"""

import os
import resource
import sys
import threading
from collections.abc import Callable
from concurrent.futures import TimeoutError as TooSlow
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context
from multiprocessing.context import BaseContext, ForkServerContext, ForkServerProcess
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, ParamSpec, TypeVar

from suchok.core.messages.files import FILES
from suchok.core.messages.sentence import Sentence

if TYPE_CHECKING:
    from pebble import ProcessFuture, ProcessPool

LONGEST_READING = 120
"""Seconds that one file may take."""

LARGEST_PROCESS = 4 * 1024**3
"""Bytes of memory that one file may take."""

# What a library loses it loses for good; a process begun anew has it again.
_MOST_FILES = 200
_PRELOADED = ["suchok.core.checking.checking", "suchok.documents.previews"]
_THREADS, _FIRST_TO_END = Path("/proc/self/task"), Path("/proc/self/oom_score_adj")
# Seconds more than a file may take, in which a process that answers late is still heard.
_GRACE = 10

Given = ParamSpec("Given")
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Lost:
    """Work that gave no result in ``seconds``: ``file.too_slow`` or ``file.reader_failed``.

    ``error`` is for those who mend it.
    """

    code: str
    error: BaseException
    seconds: float

    @classmethod
    def of(cls, error: BaseException, seconds: float) -> "Lost":
        """Return what ``error`` made of work that was given so many ``seconds``."""
        return cls("file.too_slow" if isinstance(error, TooSlow) else "file.reader_failed", error, seconds)

    @property
    def values(self) -> dict[str, str]:
        """What its sentence tells beside the name of the file."""
        return {"seconds": f"{self.seconds:g}"}

    def sentence(self, name: str) -> Sentence:
        """Say in both languages what became of the file called ``name``."""
        return FILES[self.code].filled({"name": name, **self.values}, verbatim=("name",))


def apart(seconds: float, work: Callable[Given, Result], *given: Given.args, **named: Given.kwargs) -> Result | Lost:
    """Return what ``work`` makes of what is given to it, in the process kept for that, or that it was lost.

    ``work`` and all that it takes and returns must be picklable; what it raises is raised here. In a process that is
    bounded already the work is done at once.
    """
    if _bounded:
        return work(*given, **named)
    attempt = partial(alone, seconds, partial(work, *given, **named))
    return heard(seconds, attempt, attempt)


def heard(seconds: float, first: Callable[[], Result], again: Callable[[], Result]) -> Result | Lost:
    """Return what ``first`` gives or, where its process died, ``again``; work that ends two processes is lost.

    The end of a process can be laid to the work before it, and it may have died before it got this work at all.
    """
    from pebble import ProcessExpired  # noqa: PLC0415 - most files, and most commands, never need it

    ends: list[BaseException] = []
    for attempt in (first, again, again):
        try:
            return attempt()
        except (TooSlow, MemoryError) as error:
            return Lost.of(error, seconds)
        except BrokenProcessPool as error:
            ends.append(error)
        except ProcessExpired as error:
            if any(isinstance(end, ProcessExpired) for end in ends):
                return Lost.of(error, seconds)
            ends.append(error)
    return Lost.of(ends[-1], seconds)


def alone(seconds: float, work: Callable[[], Result]) -> Result:
    """Return what ``work`` makes in the kept process, while nothing else is done there; raise what became of it."""
    future: ProcessFuture[Result] = _kept_process().schedule(within_seconds, args=[seconds, work], timeout=seconds)
    try:
        return future.result(seconds + _GRACE)
    finally:
        if not future.done():
            # Killed in the middle of its answer, a process can keep the way of all later ones shut.
            _end_kept_process()


def within_seconds(seconds: float, work: Callable[..., Result], *given: object) -> Result:
    """Do ``work`` with so much of the processors that it ends even where nobody is left to end it."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    most = int(used.ru_utime + used.ru_stime + (seconds + _GRACE) * (os.cpu_count() or 1))
    resource.setrlimit(resource.RLIMIT_CPU, (most, resource.getrlimit(resource.RLIMIT_CPU)[1]))
    return work(*given)


_bounded = False
_kept: "ProcessPool | None" = None
_keeping = threading.Lock()


def _kept_process() -> "ProcessPool":
    global _kept  # noqa: PLW0603 - one for the whole program, as the process that it begins
    with _keeping:
        _kept = living(_kept, processes=1, most_files=_MOST_FILES)
        return _kept


def _end_kept_process() -> None:
    with _keeping:
        if _kept is not None:
            end_pool(_kept)


def living(pool: "ProcessPool | None", *, processes: int, most_files: int = 0) -> "ProcessPool":
    """Return a pool that works: ``pool``, or one begun at the first need and after an end that nobody asked for.

    Each of its processes is bounded in memory, and begun anew after ``most_files``.
    """
    from pebble import ProcessPool  # noqa: PLC0415

    if pool is not None and pool.active:
        return pool
    if pool is not None:
        end_pool(pool)
    return ProcessPool(max_workers=processes, max_tasks=most_files, initializer=bound_memory, context=_way_to_start())


def end_pool(pool: "ProcessPool") -> None:
    """End the processes of a pool, also of one that is broken."""
    pool.stop()  # type: ignore[no-untyped-call]
    pool.join()


def _way_to_start() -> BaseContext:
    """Return how processes are started: a fork takes no time, but is safe only while one thread runs."""
    # Threads of libraries, which Python does not know, are counted where the system tells them.
    threads = len([*_THREADS.iterdir()]) if _THREADS.is_dir() else threading.active_count()
    if threads == 1:
        return get_context("fork")
    beside = _Beside()
    beside.set_forkserver_preload(_PRELOADED)
    return beside


class _Process(ForkServerProcess):
    """A process that does not run the main file of the program again, for that would begin its work anew.

    It may be a script of somebody, or a text that was never a file.
    """

    def start(self) -> None:
        with _starting:
            main, sys.modules["__main__"] = sys.modules["__main__"], ModuleType("__main__")
            try:
                super().start()
            finally:
                sys.modules["__main__"] = main


_starting = threading.Lock()


class _Beside(ForkServerContext):
    Process = _Process


def bound_memory() -> None:
    """Let a file that needs far too much memory fail in its own process, before the machine does."""
    global _bounded  # noqa: PLW0603 - said once, at the beginning of a process
    _bounded = True
    hard = resource.getrlimit(resource.RLIMIT_AS)[1]
    bound = LARGEST_PROCESS if hard == resource.RLIM_INFINITY else min(LARGEST_PROCESS, hard)
    resource.setrlimit(resource.RLIMIT_AS, (bound, hard))
    with suppress(OSError):
        # A machine with less memory than that ends this process, and no other, when there is none left.
        _FIRST_TO_END.write_text("1000")
