"""Turns on a machine: of work that takes much memory only so much is done at once, whichever processes ask for it."""

import fcntl
import os
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_LOOK_EVERY_SECONDS = 0.1


class NoTurn(RuntimeError):
    """None of the turns came free in time."""


@contextmanager
def turn(work: str, *, at_once: int, seconds: float) -> Iterator[None]:
    """Hold one of the ``at_once`` turns at ``work``; raises ``NoTurn`` if none comes free in ``seconds``."""
    folder = Path(tempfile.gettempdir(), f"suchok-turns-{os.getuid()}")
    folder.mkdir(mode=0o700, exist_ok=True)
    until = time.monotonic() + seconds
    while (held := _free_one(folder / work, at_once)) is None:
        if time.monotonic() > until:
            raise NoTurn(work)
        time.sleep(_LOOK_EVERY_SECONDS)
    try:
        yield
    finally:
        os.close(held)


def _free_one(path: Path, at_once: int) -> int | None:
    """Return an open file that nobody else has locked; the system frees it when its process ends, however it ends."""
    for number in range(at_once):
        file = os.open(f"{path}-{number}", os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o600)
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(file)
        else:
            return file
    return None
