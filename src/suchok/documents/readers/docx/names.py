"""Names of the elements of a Word document."""

from functools import cache

from lxml import etree

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"


@cache
def w(*names: str) -> str:
    """Return the full name of a Word element or attribute, or the path of elements inside each other."""
    return "/".join([_WORD + name for name in names])


def child_of(parent: etree._Element | None, name: str) -> etree._Element | None:
    """Return the first child of a name, ``None`` where there is none or no parent."""
    # Run twenty times a paragraph; find() reads a path each time, which takes two or three times as long.
    return next(parent.iterchildren(name), None) if parent is not None else None


UNSEEN = frozenset(
    {w("del"), w("moveFrom"), w("instrText"), w("delText"), w("delInstrText"), FALLBACK}
    | {w("rPr"), w("pPr"), w("sectPr"), w("tblPr"), w("tblGrid"), w("commentReference"), w("annotationRef")}
)
"""What is in the file but not on the page."""
