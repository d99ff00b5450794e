"""The hidden mark that Suchok left in an office file which now comes back."""

from lxml import etree

from suchok.documents.mark import MARK_NAME, Mark
from suchok.documents.readers.archive import UnsafeArchive, opened, part_of, root_of

_PARTS = ("docProps/custom.xml", "meta.xml")


def mark_in(data: bytes) -> Mark | None:
    """Return the mark of an office file; ``None`` and no error where there is none or a broken one."""
    try:
        archive = opened(data)
        texts = [_property(part) for name in _PARTS if (part := part_of(archive, name)) is not None]
    except UnsafeArchive:
        return None
    return next((mark for text in texts if text and (mark := Mark.parsed(text)) is not None), None)


def _property(part: bytes) -> str | None:
    """Return what a list of properties says under our name, which OOXML and ODF both write in an attribute."""
    for element in root_of(part).iter(etree.Element):
        if MARK_NAME in element.values():
            return str(etree.tostring(element, method="text", encoding="unicode", with_tail=False)).strip()
    return None
