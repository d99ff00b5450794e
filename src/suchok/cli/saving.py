"""Writing documents to the files that were asked for."""

import sys
from datetime import UTC, datetime
from pathlib import Path

from suchok.cli.failures import Failure
from suchok.cli.files import STANDARD_INPUT
from suchok.cli.inputs import Input
from suchok.cli.output import in_language
from suchok.core.messages.files import FILES
from suchok.core.report.document import Document
from suchok.documents.writers import Format, write


def format_of_name(name: str, language: str) -> Format:
    """Return the kind of file that a name asks for by its ending."""
    ending = Path(name).suffix.lower().removeprefix(".")
    if ending not in set(Format):
        known = ", ".join(f".{form}" for form in Format)
        raise Failure.about_file("file.unknown_form", language, name=name, known=known)
    return Format(ending)


def save(item: Input, document: Document, form: Format, path: Path, language: str) -> None:
    """Write ``document`` to ``path``, or to standard output if it is ``-``."""
    written = write(document, form, plan=item.plan, timestamp=datetime.now(tz=UTC))
    for note in written.notes:
        sentence = FILES[note.code].filled(note.values, verbatim=("characters",))
        print(f"suchok: {in_language(sentence, language)}", file=sys.stderr)
    if path.exists() and Path(item.name).exists() and path.samefile(item.name):
        raise Failure.about_file("file.would_be_lost", language, name=str(path))
    if str(path) == STANDARD_INPUT:
        sys.stdout.buffer.write(written.content)
        return
    try:
        path.write_bytes(written.content)
    except OSError as error:
        raise Failure.about_file("file.not_written", language, name=str(path), reason=error.strerror or "") from error
