"""The codes printed before titles: [১] of an area, [১.২] of an activity, [১.২.১] of an indicator."""

import re

from suchok.core.text.memory import remembered
from suchok.core.text.normalise import normalise, without_list_mark
from suchok.core.text.numerals import to_latin_digits

_OPEN, _CLOSE = r"[\[\(\{]", r"[\]\)\}]"
_DOTTED = r"[0-9]{1,3}(?:\s?\.\s?[0-9]{1,3}){1,4}"
_BRACKETED = re.compile(rf"{_OPEN}\s*({_DOTTED}|[0-9]{{1,2}})\s*[.।]?\s*{_CLOSE}\s*[:।.–-]*\s*")
# Without brackets the parts stand close together, and a number that begins the title (৪র্থ) is no part of the code.
_CLOSE_DOTTED = r"[0-9]{1,3}(?:\.[0-9]{1,3}){1,4}"
_ORDINAL = normalise(r"(?:র্থ|ম|য়|ষ্ঠ|টি)")
_BARE = re.compile(rf"({_CLOSE_DOTTED})(?!{_ORDINAL})\s*[.।):]*(?:\s+|$|(?=[^\s0-9.,/%])|(?=[0-9]+{_ORDINAL}))")
_BARE_NUMBER = re.compile(r"([0-9]{1,2})(?:\s*[.।):]+\s*|\s+)(?=\S)")
_WEIGHT_WORD = normalise(r"(?:ক্ষেত্রের )?(?:মান|weight)")
# A few signs at most: without a bound each dash of a long row of them is tried as the first one.
_GAP, _SIGN = r"[\s,;–-]{0,9}", r"\s?[-–:ঃ=]{0,9}\s?"
_WEIGHT_BEHIND = re.compile(
    rf"(?<=\S){_GAP}(?:[\[(]\s?(?:{_WEIGHT_WORD})?{_SIGN}([০-৯0-9]{{1,3}})\s?[\])]|{_WEIGHT_WORD}{_SIGN}([০-৯0-9]{{1,3}}))$",
    re.IGNORECASE,
)
_CODE_ALONE = re.compile(rf"{_OPEN}?\s*({_DOTTED})\s*[.।]?\s*{_CLOSE}?")


@remembered(16384)
def split_code(text: str) -> tuple[str | None, str]:
    """Return the code at the start of a normalised text, in Latin digits, and the title after it.

    >>> split_code("[১.২.১] সভা আয়োজিত")[0]
    '1.2.1'
    """
    latin = to_latin_digits(text)
    match = _BRACKETED.match(latin) or _BARE.match(latin)
    if match is None:
        return None, without_list_mark(text)
    return re.sub(r"\s", "", match[1]), without_list_mark(text[match.end() :].strip())


def split_number(text: str) -> tuple[str | None, str]:
    """Return the number at the start of an area's text, with or without brackets, and the title after it."""
    code, title = split_code(text)
    match = _BARE_NUMBER.match(to_latin_digits(text)) if code is None else None
    return (match[1].lstrip("0") or None, text[match.end() :]) if match else (code, title)


def split_weight(text: str) -> tuple[str, str | None]:
    """Return an area's title without the weight that stands behind it, and that weight as printed: … (মান-৩০)."""
    match = _WEIGHT_BEHIND.search(text)
    return (text[: match.start()].rstrip(), match[1] or match[2]) if match else (text, None)


def depth_of(code: str | None) -> int:
    """Return the number of parts of a code: 1 for an area, 2 for an activity, 3 for an indicator, 0 for none."""
    return 0 if code is None else code.count(".") + 1


@remembered(8192)
def listed_activities(text: str) -> tuple[tuple[str | None, str], ...]:
    """Return the activities of a cell, code and title each; one cell may list several."""
    latin = to_latin_digits(text)
    starts = [match.start() for match in _BRACKETED.finditer(latin) if "." in match[1]]
    if len(starts) < 2:
        return (split_code(text),)
    ends = [*starts[1:], len(text)]
    return tuple(split_code(text[start:end].strip()) for start, end in zip(starts, ends, strict=True))


def code_alone(text: str) -> str | None:
    """Return the code if a normalised text is nothing else, as in a column of codes."""
    match = _CODE_ALONE.fullmatch(to_latin_digits(text))
    return re.sub(r"\s", "", match[1]) if match else None


def belongs_to(code: str, parent: str) -> bool:
    """Whether ``code`` begins with ``parent``: 1.2.1 belongs to 1.2 and to 1."""
    return code == parent or code.startswith(parent + ".")
