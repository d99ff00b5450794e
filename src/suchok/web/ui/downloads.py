"""Lists as CSV files, written while they are sent."""

import csv
from collections.abc import Iterable, Iterator, Sequence

from django.http import StreamingHttpResponse


class _Echo:
    def write(self, line: str) -> str:
        return line


def csv_download(name: str, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> StreamingHttpResponse:
    """Answer with a file of ``rows`` below the names of their columns."""
    head = {"Content-Disposition": f'attachment; filename="{name}"'}
    return StreamingHttpResponse(_lines(columns, rows), content_type="text/csv; charset=utf-8", headers=head)


def _lines(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    writer = csv.writer(_Echo())
    # Excel takes a file for UTF-8 only with this mark.
    yield "\ufeff" + writer.writerow(columns)
    for row in rows:
        # A cell that begins so would be a formula.
        yield writer.writerow([f"'{value}" if value[:1] in "=+-@" and value else value for value in row])
