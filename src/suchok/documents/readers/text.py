"""Text files: tables with tabs, pipes, Markdown or other separators, and the lines around them."""

import csv
import re
from collections.abc import Iterator, Sequence

from suchok.core.reading.headings import kind_of_heading
from suchok.core.reading.lines import Raw, RawCell, RawLine, RawRow
from suchok.core.report.place import Place
from suchok.core.text.normalise import normalise

_RULE = re.compile(r"^\s*[|+│┃]?\s*:?[-=+|:─━┼\s│┃]{3,}$")
_PIPE = re.compile(r"(?<!\\)[|│┃¦]")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_WIDE_SPACE = re.compile(r" {2,}")
_LEAST_HEADINGS = 4
_MOST_CELLS = 200


def rows_of_text(text: str) -> tuple[Raw, ...]:
    """Return the rows and lines of a text, in order, blank lines included; places count lines and columns from 1."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n").split("\n")
    other = _other_separator(lines)
    return tuple(_raw(line, number, other) for number, line in enumerate(lines, 1) if not _is_rule(line))


def decoded(data: bytes) -> str:
    """Return the text of a file in UTF-8 or UTF-16; bytes that are neither become replacement signs."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    return data.decode("utf-8-sig", errors="replace")


def _is_rule(line: str) -> bool:
    """Whether a line only draws the frame of a table: |---|---|, +---+---+."""
    return ("|" in line or "+" in line or "│" in line or "┼" in line) and _RULE.match(line) is not None


def _raw(line: str, number: int, other: str | None) -> Raw:
    cells = _cells(line, other)
    if len(cells) < 2:
        return RawLine(normalise(_unescaped(line)), Place(line=number))
    if len(cells) > _MOST_CELLS:
        cells = [*cells[: _MOST_CELLS - 1], " ".join(cells[_MOST_CELLS - 1 :])]
    return RawRow(
        tuple(
            RawCell(normalise(_unescaped(cell)) if cell else "", Place(line=number, column=column))
            for column, cell in enumerate(cells, 1)
        )
    )


def _unescaped(cell: str) -> str:
    return _BREAK.sub(" ", cell).replace("\\|", "|").replace("&nbsp;", " ")


def _cells(line: str, other: str | None) -> list[str]:
    tabs, pipes = line.count("\t"), len(_PIPE.findall(line))
    if pipes >= max(tabs, 2):
        return _PIPE.split(_PIPE.sub("|", line.strip()).strip("|") if _is_framed(line) else line)
    if tabs:
        return line.split("\t")
    return _split_by(other, line) if other is not None else [line]


def _is_framed(line: str) -> bool:
    bare = line.strip()
    return bare[:1] in "|│┃¦" and bare[:1] != ""


def _other_separator(lines: Sequence[str]) -> str | None:
    """Return the separator, other than tab and pipe, that divides some line into column headings."""
    if any("\t" in line or len(_PIPE.findall(line)) > 1 for line in lines):
        return None
    found = [(_headings(line, separator), separator) for separator in (";", ",", "  ") for line in lines]
    most, separator = max(found, default=(0, ""))
    return separator if most >= _LEAST_HEADINGS else None


def _headings(line: str, separator: str) -> int:
    if separator not in line:
        return 0
    return len({kind for cell in _split_by(separator, line) if (kind := kind_of_heading(normalise(cell))) is not None})


def _split_by(separator: str, line: str) -> list[str]:
    if separator == "  ":
        return _WIDE_SPACE.split(line.strip())
    return next(_csv(line, separator), [line])


def _csv(line: str, separator: str) -> Iterator[list[str]]:
    try:
        yield from csv.reader([line], delimiter=separator)
    except csv.Error:
        yield line.split(separator)
