"""The hidden mark of a written file: which document it holds and of which plan, as a custom document property.

Custom properties are what survives opening and saving in Word, Excel and LibreOffice, ODT and ODS included;
so a report that comes back filled is known again, whatever was done to its title.
"""

from dataclasses import dataclass
from typing import Self

MARK_NAME = "SuchokDocument"
ATTACHMENT = "document.json"
"""The name that the document's JSON has inside a PDF; the layout of the PDF writes it."""

_SCHEMA = "suchok.mark/1"
_NO_PLAN = "-"


@dataclass(frozen=True, slots=True)
class Mark:
    """The hash of the document's JSON in hexadecimal, and the key of the plan it was printed from, if it had one."""

    sha256: str
    plan_key: str | None

    def __str__(self) -> str:
        return f"{_SCHEMA} {self.sha256} {self.plan_key or _NO_PLAN}"

    @classmethod
    def parsed(cls, text: str) -> Self | None:
        """Return the mark that ``text`` writes, ``None`` if it is none of ours."""
        match text.split(" "):
            case [schema, sha256, key] if schema == _SCHEMA:
                return cls(sha256, None if key == _NO_PLAN else key)
        return None
