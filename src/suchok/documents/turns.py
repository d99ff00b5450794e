"""Turns on a machine: of work that takes much memory only so much is done at once, whichever processes ask for it."""

import fcntl
import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_LOOK_EVERY_SECONDS = 0.1
_LONGEST_PATH = 4096


class NoTurn(RuntimeError):
    """None of the turns came free in time."""


@contextmanager
def turn(work: str, *, at_once: int, seconds: float) -> Iterator[Path]:
    """Hold one of the ``at_once`` turns at ``work``, with a folder for it that goes afterwards.

    What a turn left whose process was killed goes with the next one. Raises ``NoTurn`` if none comes free in
    ``seconds``.
    """
    locks = Path(tempfile.gettempdir(), f"suchok-turns-{os.getuid()}")
    locks.mkdir(mode=0o700, exist_ok=True)
    until = time.monotonic() + seconds
    while (held := _free_one(locks / work, at_once)) is None:
        if time.monotonic() > until:
            raise NoTurn(work)
        time.sleep(_LOOK_EVERY_SECONDS)
    try:
        with tempfile.TemporaryDirectory(prefix=_prefix(work)) as folder:
            os.pwrite(held, os.fsencode(folder), 0)
            yield Path(folder)
        os.ftruncate(held, 0)
    finally:
        os.close(held)


def _prefix(work: str) -> str:
    return f"suchok-{work}-"


def _free_one(path: Path, at_once: int) -> int | None:
    """Return an open file that nobody else has locked; the system frees it when its process ends, however it ends.

    The folders of all that nobody holds are taken away.
    """
    free = [file for number in range(at_once) if (file := _locked(f"{path}-{number}")) is not None]
    for file in free:
        left = Path(os.fsdecode(os.pread(file, _LONGEST_PATH, 0)))
        if left.parent == Path(tempfile.gettempdir()) and left.name.startswith(_prefix(path.name)):
            shutil.rmtree(left, ignore_errors=True)
        os.ftruncate(file, 0)
    for file in free[1:]:
        os.close(file)
    return free[0] if free else None


def _locked(path: str) -> int | None:
    file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o600)
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(file)
        return None
    return file
