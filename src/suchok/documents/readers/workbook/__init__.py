"""Workbooks of Excel and OpenDocument: the visible rows and columns of the visible sheets, as people see them."""

from suchok.documents.readers.workbook.reading import rows_of_workbook, sheets_of_workbook
from suchok.documents.readers.workbook.sheets import FarCell, Value

__all__ = ["FarCell", "Value", "rows_of_workbook", "sheets_of_workbook"]
