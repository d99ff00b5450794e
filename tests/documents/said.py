"""What a document says, places and origin aside, so that two readings can be compared."""

from collections.abc import Mapping

from suchok.core.report.document import Document
from suchok.documents.writers.json import document_as_json

# The total row is printed by the writers, whether or not the document had one.
_ASIDE = ("place", "source", "total", "unplaced")


def said(document: Document) -> object:
    """Return the JSON of a document without what no print keeps."""
    return _without(document_as_json(document))


def _without(value: object) -> object:
    if isinstance(value, Mapping):
        return {key: _without(inner) for key, inner in value.items() if key not in _ASIDE}
    if isinstance(value, list):
        return [_without(inner) for inner in value]
    return value
