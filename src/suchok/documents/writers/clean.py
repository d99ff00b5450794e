"""Text that XML can hold: without control characters, half characters and non-characters."""

import re

_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def clean(text: str) -> str:
    """Return ``text`` without the characters that XML 1.0 forbids."""
    return _FORBIDDEN.sub("", text)
