"""Word documents: paragraphs and tables as they are seen, in their order.

Insertions are read; deletions, moved-away text, hidden text, comments and the fallback of drawings
are not. A merged cell has its text where it begins, and blanks where it reaches.
"""

from suchok.documents.readers.docx.reading import rows_of_docx

__all__ = ["rows_of_docx"]
