"""Files to download: lists as CSV, written while they are sent, and others as they are."""

import csv
from collections.abc import Iterable, Iterator, Sequence

from django.http import HttpResponse, StreamingHttpResponse
from django.utils.http import content_disposition_header
from django.utils.translation import get_language, override


def file_download(name: str, content: bytes, media_type: str) -> HttpResponse:
    """Answer with a file that is saved and never opened in our name."""
    response = HttpResponse(content, content_type=media_type)
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name)
    return response


class _Echo:
    def write(self, line: str) -> str:
        return line


def csv_download(name: str, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> StreamingHttpResponse:
    """Answer with a file of ``rows`` below the names of their columns, in the language of now."""
    head = {"Content-Disposition": f'attachment; filename="{name}"'}
    lines = _lines(columns, _spoken_in(get_language(), rows))
    return StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8", headers=head)


def _spoken_in(language: str | None, rows: Iterable[Sequence[str]]) -> Iterator[Sequence[str]]:
    # The file is written after the request, when its language is forgotten.
    made = iter(rows)
    while True:
        with override(language):
            row = next(made, None)
        if row is None:
            return
        yield row


def _lines(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    writer = csv.writer(_Echo())
    # Excel takes a file for UTF-8 only with this mark.
    yield "\ufeff" + writer.writerow(columns)
    for row in rows:
        # A cell that begins so would be a formula.
        yield writer.writerow([f"'{value}" if value[:1] in "=+-@" and value else value for value in row])
