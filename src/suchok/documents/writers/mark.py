"""The hidden mark of a written file: which document it holds, as a custom document property.

Custom properties are what survives opening and saving in Word and LibreOffice, ODT and ODS included.
"""

import hashlib

from suchok.core.report.document import Document
from suchok.documents.writers.json import SCHEMA, document_as_json, encoded

MARK_NAME = "SuchokDocument"

ATTACHMENT = "document.json"
"""The name that the document's JSON has inside a PDF; the layout of the PDF writes it."""


def mark_of(document: Document) -> str:
    """Return the schema and the hash of the document's JSON: ``suchok.document/1 3f2a…``."""
    return f"{SCHEMA} {hashlib.sha256(encoded(document_as_json(document))).hexdigest()}"
