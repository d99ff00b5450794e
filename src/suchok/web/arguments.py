"""What stands behind ``suchok web``: arguments that are understood, and trouble as one sentence."""

import argparse
import errno
import os
import re
from collections.abc import Callable
from typing import NoReturn


class OneLineParser(argparse.ArgumentParser):
    """A parser that says what is wrong in one line."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{self.prog}: {message} (see {self.prog} --help)\n")


def whole_number(lowest: int, highest: int) -> Callable[[str], int]:
    """Read a whole number that is neither below ``lowest`` nor above ``highest``."""

    def number(text: str) -> int:
        if not re.fullmatch("[0-9]{1,12}", text) or not lowest <= int(text) <= highest:
            message = f"{text!r} is no whole number from {lowest} to {highest}"
            raise argparse.ArgumentTypeError(message)
        return int(text)

    return number


def block_hash(text: str) -> str:
    """Read a hash as ``verify-history`` prints it: a slip of the pen must not look like a history cut short."""
    if not re.fullmatch("[0-9a-f]{64}", text.lower()):
        message = f"{text!r} is no hash of a block: it has 64 digits and letters from a to f"
        raise argparse.ArgumentTypeError(message)
    return text.lower()


_REASONS = {
    errno.ENOENT: "There is no file or folder {name}.",
    errno.EISDIR: "{name} is a folder; name a file.",
    errno.ENOTDIR: "A part of {name} is no folder.",
    errno.EEXIST: "{name} is there already, and it is no folder.",
    errno.EACCES: "{name} may not be used by this user.",
    errno.EPERM: "{name} may not be used by this user.",
    errno.EROFS: "{name} is on a disk that cannot be written to.",
    errno.ENOSPC: "No room is left on the disk.",
}


def sentence(trouble: OSError) -> str:
    """Return one sentence on what the system refused."""
    if trouble.errno is None or (trouble.filename is None and trouble.errno != errno.ENOSPC):
        return str(trouble)
    known = _REASONS.get(trouble.errno, f"{{name}} cannot be used: {os.strerror(trouble.errno)}.")
    return known.format(name=trouble.filename)
