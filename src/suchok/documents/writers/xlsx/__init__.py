"""XLSX with XlsxWriter: the letter and each table on a worksheet of its own, every cell as text."""

import io
from datetime import UTC, datetime

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from suchok.documents.content.parts import Content, LetterPart, SheetPart
from suchok.documents.content.table import Table, TableCell
from suchok.documents.mark import MARK_NAME
from suchok.documents.writers.clean import clean
from suchok.documents.writers.columns import widths_in, widths_of
from suchok.documents.writers.heights import lines_needed, row_heights
from suchok.documents.writers.labels import PAGE
from suchok.documents.writers.text import letter_text
from suchok.documents.writers.xlsx.filling import is_filled, protect

FONT = "Nikosh"
# Characters across a landscape page, and characters in one em of Bangla text.
_PAGE_WIDTH, _EM, _LETTER_WIDTH = 165, 1.45, 95
_LONGEST_CELL = 32_767
_LETTER_NAME, _PLAN_NAME = "পত্র", "কর্মপরিকল্পনা"


def write_xlsx(content: Content, mark: str, *, timestamp: datetime) -> bytes:
    """Return a workbook; ``mark`` is kept in it as a hidden custom property."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    created = timestamp.astimezone(UTC).replace(tzinfo=None)
    book.set_properties({"title": _written(content.title)[:255], "created": created})
    book.set_custom_property(MARK_NAME, mark, "text")
    if content.letter or not content.sheets:
        _write_letter(book, content.letter, content.title)
    for number, sheet in enumerate(content.sheets, start=1):
        name = _PLAN_NAME if len(content.sheets) == 1 else f"{_PLAN_NAME} {number}"
        _SheetWriter(book, name, sheet).write()
    book.close()
    return out.getvalue()


def _write_letter(book: xlsxwriter.Workbook, letter: LetterPart | None, title: str) -> None:
    page = book.add_worksheet(_LETTER_NAME)
    page.set_portrait()
    page.set_paper(9)
    page.fit_to_pages(1, 1)
    page.set_column(0, 0, _LETTER_WIDTH)
    wrapped = book.add_format({"font_name": FONT, "font_size": 12, "text_wrap": True, "valign": "top"})
    lines = letter_text(letter).split("\n") if letter else [title]
    for row, line in enumerate(lines):
        page.set_row(row, 20 * lines_needed(line, _LETTER_WIDTH))
        page.write_string(row, 0, _written(line), wrapped)


class _SheetWriter:
    """Writes one plan table: heading block, table, signature blocks."""

    def __init__(self, book: xlsxwriter.Workbook, name: str, sheet: SheetPart) -> None:
        self.sheet = sheet
        self.table: Table = sheet.table
        self.page: Worksheet = book.add_worksheet(name)
        self.last = len(self.table.columns) - 1
        base = {"font_name": FONT, "font_size": 10, "text_wrap": True, "valign": "vcenter"}
        ruled = {**base, "border": 1, "align": "center"}
        self.title = book.add_format({**base, "bold": True, "font_size": 13, "align": "center"})
        self.heading = book.add_format({**ruled, "bold": True, "bg_color": "#EDEDED"})
        self.total = book.add_format({**ruled, "bold": True, "bg_color": "#F5F5F5"})
        self.left = book.add_format({**ruled, "align": "left"})
        self.centre = book.add_format(ruled)
        # Text as typed: Excel would make a date of 04/05/2023, and which day that is hangs on its language.
        own = {**ruled, "locked": False, "num_format": "@", "bg_color": "#FFFDF2"}
        self.filled_left = book.add_format({**own, "align": "left"})
        self.filled_centre = book.add_format(own)
        self.signed = book.add_format({**base, "align": "center", "font_size": 11})

    def write(self) -> None:
        top = len(self.sheet.heading)
        first = top + len(self.table.heading)
        self._set_page(top, first)
        self._set_heights(top)
        for row, line in enumerate(self.sheet.heading):
            self._put(row, TableCell(line, 0, columns=self.last + 1), self.title)
        for row, cells in enumerate(self.table.heading, start=top):
            for cell in cells:
                self._put(row, cell, self.heading)
        for row, cells in enumerate(self.table.body, start=first):
            for cell in cells:
                self._put(row, cell, self._body_format(cell.column))
        end = first + len(self.table.body)
        for cell in self.table.total or ():
            self._put(end, cell, self.total)
        self._write_signatures(end + 3)
        protect(self.page, self.table, first)

    def _set_page(self, top: int, first: int) -> None:
        self.page.set_landscape()
        self.page.set_paper(9)
        self.page.set_margins(left=0.45, right=0.45, top=0.5, bottom=0.6)
        self.page.fit_to_pages(1, 0)
        self.page.repeat_rows(top, first - 1)
        self.page.freeze_panes(first, 0)
        self.page.set_footer(f"&C{PAGE} &P/&N")
        for column, width in enumerate(widths_in(self.table, _PAGE_WIDTH, _EM)):
            self.page.set_column(column, column, max(width, 4))

    def _set_heights(self, top: int) -> None:
        """Set the height of every row: no program fits merged cells by itself."""
        for row in range(top):
            self.page.set_row(row, 21)
        rows = (*self.table.heading, *self.table.rows)
        for row, height in enumerate(row_heights(rows, widths_in(self.table, _PAGE_WIDTH, _EM)), start=top):
            self.page.set_row(row, height)

    def _body_format(self, column: int) -> Format:
        is_left = widths_of(self.table)[column].left
        if is_filled(self.table.columns[column]):
            return self.filled_left if is_left else self.filled_centre
        return self.left if is_left else self.centre

    def _put(self, row: int, cell: TableCell, style: Format) -> None:
        """Write a cell as text, so that nothing that begins with = + - @ is ever a formula."""
        if cell.rows > 1 or cell.columns > 1:
            last_row, last_column = row + cell.rows - 1, cell.column + cell.columns - 1
            self.page.merge_range(row, cell.column, last_row, last_column, "", style)
        self.page.write_string(row, cell.column, _written(cell.text), style)

    def _write_signatures(self, row: int) -> None:
        """Write up to three blocks side by side, each over a part of the columns."""
        blocks = self.sheet.signatures
        for begin in range(0, len(blocks), 3):
            group = blocks[begin : begin + 3] if len(blocks) > 1 else ((), *blocks)
            width = (self.last + 1) // len(group)
            for index, block in enumerate(group):
                for offset, line in enumerate(block):
                    self._put(row + offset, TableCell(line, index * width, columns=width), self.signed)
            row += max(map(len, group)) + 3


def _written(text: str) -> str:
    return clean(text)[:_LONGEST_CELL]
