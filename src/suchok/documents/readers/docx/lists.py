"""Lists of a Word document: the bullets that it prints before paragraphs, and the numbers that it counts there."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

from suchok.documents.readers.docx.names import child_of, w

_LEVELS = frozenset("012345678")
_NUMBERS = frozenset({"decimal", "decimalZero"})
BULLET = "•"
_PLACE = re.compile("%([1-9])")
_LONGEST_FORM = 60
_PROPERTIES, _NUMBERING, _STYLE, _VALUE = w("pPr"), w("numPr"), w("pStyle"), w("val")
_LIST, _LEVEL = w("numId"), w("ilvl")


@dataclass(frozen=True, slots=True)
class Level:
    """What a level of a list prints: ``form`` with a place for the number of each level (%1.%2), or a bullet."""

    start: int
    form: str
    is_counted: bool


@dataclass(slots=True)
class Lists:
    """The lists of a document by their number, each with the outline that counts it, and where each outline stands.

    ``styles`` are the lists and levels that styles of paragraphs bring along.
    """

    outlines: Mapping[str, str] = field(default_factory=dict)
    levels: Mapping[tuple[str, int], Level] = field(default_factory=dict)
    restarts: Mapping[tuple[str, int], int] = field(default_factory=dict)
    styles: Mapping[str, tuple[str, int]] = field(default_factory=dict)
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)
    _begun: set[str] = field(default_factory=set)

    def mark_of(self, paragraph: etree._Element) -> str:
        """Return the bullet or number that Word prints before the next paragraph, which is not in its text.

        Letters and Roman numbers are told as bullets: no codes are counted in them.
        """
        found = self._place_of(paragraph) if self.outlines else None
        outline = self.outlines.get(found[0]) if found else None
        level = self.levels.get((outline, found[1])) if found and outline is not None else None
        if found is None or outline is None or level is None:
            return ""
        return self._counted(found[0], outline, found[1]) if level.is_counted else level.form

    def _place_of(self, paragraph: etree._Element) -> tuple[str, int] | None:
        """Return the list and the level of a paragraph: its own, else its style's."""
        properties = child_of(paragraph, _PROPERTIES)
        if (own := child_of(properties, _NUMBERING)) is not None:
            return _list_and_level(own)
        style = child_of(properties, _STYLE) if self.styles else None
        return self.styles.get(style.get(_VALUE, "")) if style is not None else None

    def _counted(self, name: str, outline: str, depth: int) -> str:
        counts = self._counts.setdefault(outline, {})
        if name not in self._begun:
            self._begun.add(name)
            counts.update({at: start - 1 for at in range(9) if (start := self.restarts.get((name, at))) is not None})
        counts[depth] = counts.get(depth, self._start(outline, depth) - 1) + 1
        for deeper in range(depth + 1, 9):
            counts.pop(deeper, None)
        numbers = [counts.setdefault(at, self._start(outline, at)) for at in range(depth + 1)]
        form = self.levels[outline, depth].form
        return _PLACE.sub(lambda found: str(numbers[int(found[1]) - 1]) if int(found[1]) <= len(numbers) else "", form)

    def _start(self, outline: str, depth: int) -> int:
        level = self.levels.get((outline, depth))
        return level.start if level is not None else 1


def lists_of(numbering: etree._Element | None, styles: etree._Element | None) -> Lists:
    """Return the lists of a document, of those levels that print anything."""
    if numbering is None:
        return Lists()
    lists = {num.get(_LIST, ""): num for num in numbering.iter(w("num"))}
    outlines = {name: child_of(num, w("abstractNumId")) for name, num in lists.items()}
    by_style = styles.iter(w("style")) if styles is not None else ()
    return Lists(
        outlines={name: named.get(_VALUE, "") for name, named in outlines.items() if named is not None},
        levels=dict(_levels(numbering)),
        restarts=dict(_restarts(lists)),
        styles=dict(_styles(by_style)),
    )


def _levels(numbering: etree._Element) -> Iterator[tuple[tuple[str, int], Level]]:
    for outline in numbering.iter(w("abstractNum")):
        for level in outline.iter(w("lvl")):
            depth, kind = level.get(_LEVEL, ""), _said(level, "numFmt")
            # Headings may be outlines that print nothing, letters and Roman numbers are no codes.
            if depth in _LEVELS and kind not in ("", "none"):
                is_counted = kind in _NUMBERS
                form = _said(level, "lvlText")[:_LONGEST_FORM] if is_counted else BULLET
                yield (
                    (outline.get(w("abstractNumId"), ""), int(depth)),
                    Level(_number(level, "start"), form, is_counted),
                )


def _level(level: etree._Element, *, is_counted: bool) -> Level:
    form = _said(level, "lvlText")[:_LONGEST_FORM] if is_counted else BULLET
    return Level(_number(level, "start"), form, is_counted)


def _restarts(lists: Mapping[str, etree._Element]) -> Iterator[tuple[tuple[str, int], int]]:
    for name, num in lists.items():
        for changed in num.iter(w("lvlOverride")):
            if changed.get(_LEVEL, "") in _LEVELS and child_of(changed, w("startOverride")) is not None:
                yield (name, int(changed.get(_LEVEL, ""))), _number(changed, "startOverride")


def _styles(styles: Iterable[etree._Element]) -> Iterator[tuple[str, tuple[str, int]]]:
    for style in styles:
        numbering = child_of(child_of(style, _PROPERTIES), _NUMBERING)
        if numbering is not None and (found := _list_and_level(numbering)) is not None:
            yield style.get(w("styleId"), ""), found


def _list_and_level(numbering: etree._Element) -> tuple[str, int] | None:
    depth = _said(numbering, "ilvl") or "0"
    return (_said(numbering, "numId"), int(depth)) if depth in _LEVELS else None


def _said(parent: etree._Element, name: str) -> str:
    child = child_of(parent, w(name))
    return child.get(_VALUE, "") if child is not None else ""


def _number(parent: etree._Element, name: str) -> int:
    value = _said(parent, name)
    return int(value) if value.isascii() and value.isdigit() and len(value) < 6 else 1
