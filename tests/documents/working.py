"""Work for other processes, which import it by its name."""

import os
import signal
import time
from pathlib import Path


def doubled(number: int) -> int:
    """Two times ``number``, later for smaller ones; some do what no reader should."""
    if number == 3:
        raise ValueError("three")
    if number == 5:
        os.kill(os.getpid(), signal.SIGKILL)
    if number == 7:
        time.sleep(60)
    if number == 9:
        bytes(8 * 1024**3)
    time.sleep(0.02 / (number + 1))
    return number * 2


def killed(times: int, begun: Path) -> int:
    """Ends its process so many ``times``, and counts in ``begun`` how often it was begun."""
    with begun.open("a") as file:
        file.write("x")
    if begun.stat().st_size <= times:
        os.kill(os.getpid(), signal.SIGKILL)
    return begun.stat().st_size


def name_of_process(_: int) -> int:
    return os.getpid()


def spun(_: int) -> None:
    while True:
        pass
