"""Where the walk through a Word document is, and what it has met."""

from dataclasses import dataclass, field

from suchok.core.report.place import Place
from suchok.documents.readers.docx.fonts import Fonts
from suchok.documents.readers.docx.lists import Lists


@dataclass(frozen=True, slots=True)
class Picture:
    """An embedded picture: what Word calls it, and the paragraph or cell that it stands in."""

    name: str
    place: Place


@dataclass(slots=True)
class WordNotes:
    """What was left out: the number of comments and deletions, and the pictures; whether a Bijoy font was met."""

    has_bijoy: bool = False
    deletions: int = 0
    comments: int = 0
    pictures: list[Picture] = field(default_factory=list)


@dataclass(slots=True)
class Walk:
    """Where the walk is: tables and paragraphs are counted from 1, numbered ones in their lists."""

    tables: int = 0
    paragraphs: int = 0
    lists: Lists = field(default_factory=Lists)
    fonts: Fonts = field(default_factory=lambda: Fonts({}, ""))
    notes: WordNotes = field(default_factory=WordNotes)
