"""The tables of a Word document: the ruled plan table and the invisible ones that place blocks side by side."""

from collections.abc import Iterator, Sequence

from suchok.documents.content.table import Table, TableCell, TableRow
from suchok.documents.writers.columns import text_size, widths_in, widths_of
from suchok.documents.writers.docx.xml import Style, paragraph

HEADING_FILL, TOTAL_FILL = "EDEDED", "F5F5F5"

_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="444444"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_MARGINS = '<w:tblCellMar><w:left w:w="50" w:type="dxa"/><w:right w:w="50" w:type="dxa"/></w:tblCellMar>'


def plan_table(table: Table, width: float) -> str:
    """Return the ruled table, ``width`` twips wide, its heading rows repeated on every page."""
    return _RuledTable(table, width).xml()


def side_by_side(cells: Sequence[str], widths: Sequence[int]) -> str:
    """Return a table without rules whose cells hold ready paragraphs."""
    columns = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{cell}</w:tc>'
        for cell, width in zip(cells, widths, strict=True)
    )
    row = f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{columns}</w:tr>"
    return f"<w:tbl><w:tblPr>{_layout(sum(widths))}</w:tblPr>{_grid(widths)}{row}</w:tbl>"


class _RuledTable:
    """Writes one plan table: the grid, then each row with the cells that earlier rows cover."""

    def __init__(self, table: Table, width: float) -> None:
        self.table = table
        self.size = text_size(table.columns)
        self.widths = [round(one) for one in widths_in(table, width, self.size * 20)]
        self.left = [one.left for one in widths_of(table)]
        self.covered: dict[int, TableCell] = {}
        self.rows_left: dict[int, int] = {}

    def xml(self) -> str:
        heading = "".join(self._row(row, "heading") for row in self.table.heading)
        body = "".join(self._row(row, "body") for row in self.table.body)
        total = self._row(self.table.total, "total") if self.table.total else ""
        borders = f"<w:tblBorders>{_BORDERS}</w:tblBorders>"
        layout = _layout(sum(self.widths), borders=borders) + _MARGINS
        return f"<w:tbl><w:tblPr>{layout}</w:tblPr>{_grid(self.widths)}{heading}{body}{total}</w:tbl>"

    def _row(self, row: TableRow, part: str) -> str:
        header = "<w:tblHeader/>" if part == "heading" else ""
        cells = "".join(self._cell(cell, part, merge) for cell, merge in self._with_covered(row))
        return f"<w:tr><w:trPr><w:cantSplit/>{header}</w:trPr>{cells}</w:tr>"

    def _with_covered(self, row: TableRow) -> Iterator[tuple[TableCell, str]]:
        """Yield the cells of a row and, between them, those that go on from above."""
        begins = {cell.column: cell for cell in row}
        for column in range(len(self.widths)):
            if self.rows_left.get(column, 0) > 0:
                self.rows_left[column] -= 1
                yield self.covered[column], "<w:vMerge/>"
            elif column in begins:
                cell = begins[column]
                self.covered[column], self.rows_left[column] = cell, cell.rows - 1
                yield cell, '<w:vMerge w:val="restart"/>' if cell.rows > 1 else ""

    def _cell(self, cell: TableCell, part: str, merge: str) -> str:
        width = sum(self.widths[cell.column : cell.column + cell.columns])
        span = f'<w:gridSpan w:val="{cell.columns}"/>' if cell.columns > 1 else ""
        align = "left" if part == "body" and self.left[cell.column] else "center"
        style = Style(size=self.size, bold=part != "body", align=align)
        text = "" if merge == "<w:vMerge/>" else cell.text
        return (
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{merge}'
            f'{_fill(part)}<w:vAlign w:val="center"/></w:tcPr>'
            f"{paragraph(text, style)}</w:tc>"
        )


def _fill(part: str) -> str:
    color = {"heading": HEADING_FILL, "total": TOTAL_FILL}.get(part)
    return f'<w:shd w:val="clear" w:color="auto" w:fill="{color}"/>' if color else ""


def _layout(width: int, borders: str = "") -> str:
    return f'<w:tblW w:w="{width}" w:type="dxa"/><w:jc w:val="center"/>{borders}<w:tblLayout w:type="fixed"/>'


def _grid(widths: Sequence[int]) -> str:
    """LibreOffice obeys the grid, Word the cells' own widths; so both are written."""
    return "<w:tblGrid>" + "".join(f'<w:gridCol w:w="{width}"/>' for width in widths) + "</w:tblGrid>"
