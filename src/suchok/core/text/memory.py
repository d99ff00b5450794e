"""What was told of a text is remembered: offices print the same words again and again.

Only of short texts: long ones hardly come again, and a few hundred of them would fill the memory of a server.
"""

from collections.abc import Callable
from typing import TypeVar

LONGEST = 1000
"""The characters of the longest text that is remembered."""

_Told = TypeVar("_Told")


class Memory(dict[str, _Told]):
    """What a function tells of texts, found again as fast as a dictionary does; it begins anew when it is full."""

    def __init__(self, tell: Callable[[str], _Told], most: int) -> None:
        super().__init__()
        self._tell = tell
        self._most = most

    def __missing__(self, text: str) -> _Told:
        told = self._tell(text)
        if len(text) <= LONGEST:
            if len(self) >= self._most:
                self.clear()
            self[text] = told
        return told


def remembered(most: int) -> Callable[[Callable[[str], _Told]], Callable[[str], _Told]]:
    """Let a function remember what it told of up to ``most`` texts."""
    return lambda tell: Memory(tell, most).__getitem__
