"""Names of the elements of a Word document."""

from functools import cache

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"


@cache
def w(*names: str) -> str:
    """Return the full name of a Word element or attribute, or the path of elements inside each other."""
    return "/".join([_WORD + name for name in names])


UNSEEN = frozenset(
    {w("del"), w("moveFrom"), w("instrText"), w("delText"), w("delInstrText"), FALLBACK}
    | {w("rPr"), w("pPr"), w("sectPr"), w("tblPr"), w("tblGrid"), w("commentReference"), w("annotationRef")}
)
"""What is in the file but not on the page."""
