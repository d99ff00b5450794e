"""What is left out of the text: deletions and comments, counted, and pictures, named."""

from collections.abc import Iterator

from lxml import etree

from suchok.core.report.place import Place
from suchok.core.text.normalise import normalise
from suchok.documents.readers.docx.names import FALLBACK, w
from suchok.documents.readers.docx.walk import Picture, WordNotes

_BLIP = "{http://schemas.openxmlformats.org/drawingml/2006/main}blip"
_IMAGE = "{urn:schemas-microsoft-com:vml}imagedata"
_NAMED = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"


def count_left_out(body: etree._Element, notes: WordNotes) -> None:
    """Count the deletions and comments of a document."""
    # In the properties of a run <w:del> only says that the end of a paragraph was deleted.
    deletions = [found.getparent() for found in body.iter(w("del"), w("moveFrom"))]
    notes.deletions = sum(above is not None and above.tag != w("rPr") for above in deletions)
    notes.comments = sum(1 for _ in body.iter(w("commentReference")))


def pictures_in(parent: etree._Element, place: Place) -> Iterator[Picture]:
    """Yield the pictures in a paragraph or cell, each once; drawn shapes and text boxes are none."""
    for found in parent.iter(w("drawing"), w("pict"), w("object")):
        has_picture = any(True for _ in found.iter(_BLIP, _IMAGE))
        if has_picture and not any(above.tag == FALLBACK for above in found.iterancestors()):
            named = next(found.iter(_NAMED), None)
            name = (named.get("descr") or named.get("name")) if named is not None else None
            yield Picture(normalise(name or "") or "–", place)
