"""A reader that other processes import by its name: it knows neither the database nor the settings, as the real one."""

import os
import signal
from collections.abc import Sequence

from suchok.core.messages.files import FILES
from suchok.core.plan.plan import Plan
from suchok.web.batches.reading import StoredFile, Values, checked


def hostile(file: StoredFile, plans: Sequence[Plan]) -> Values:
    """Read as usual, but for files that make the reader do what none should."""
    if file.name == "dies.txt":
        os.kill(os.getpid(), signal.SIGKILL)
    if file.name == "raises.txt":
        raise RuntimeError(FILES["file.missing"].en)
    return checked(file, plans)
