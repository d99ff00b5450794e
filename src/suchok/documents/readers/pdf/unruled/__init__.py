"""Tables without rulings: columns from the line that numbers them (১ ২ ৩ …) or from their headings, rows from codes.

What is weak with every tool is weak here: whoever reads such a table says so.
"""

from suchok.documents.readers.pdf.unruled.rows import rows_of_unruled
from suchok.documents.readers.pdf.unruled.table import UnruledTable, unruled_table

__all__ = ["UnruledTable", "rows_of_unruled", "unruled_table"]
