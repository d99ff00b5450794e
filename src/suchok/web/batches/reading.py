"""What is made of one file of a batch, in a process that knows neither the database nor the settings."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from suchok.core.checking.checking import check_document
from suchok.core.checking.findings_json import findings_json
from suchok.core.messages.sentence import Sentence
from suchok.core.plan.plan import Plan
from suchok.core.report.summary import summary_of
from suchok.documents.apart import Lost
from suchok.documents.bundles import bundled_bytes
from suchok.documents.readers import LARGEST_FILE, UnreadableFile, read_file

MOST_FINDINGS = 1000
"""Findings of one file that are kept; the rest are counted."""


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file of a batch: where its upload is kept, and which file of it, if it is a ZIP archive."""

    path: Path
    entry: int | None
    name: str

    def data(self) -> bytes:
        """Return its bytes, one more than may be read if it is too large, or raise ``UnreadableFile``."""
        with self.path.open("rb") as file:
            return file.read(LARGEST_FILE + 1) if self.entry is None else bundled_bytes(file, self.entry, self.name)


Values = Mapping[str, object]
"""Fields of a ``BatchFile`` with their values."""


def checked(file: StoredFile, plans: Sequence[Plan]) -> Values:
    """Read and check one file and return what its row says of it."""
    try:
        document = read_file(file.name, file.data(), plans)
    except UnreadableFile as error:
        return failed(error.code, error.sentence)
    findings = check_document(document, plans)
    summary = summary_of(document, findings)
    said = findings_json(document.source, findings[:MOST_FINDINGS])
    return {
        "state": "read",
        "format": summary.format,
        "kind": summary.kind or "",
        "office": summary.office or "",
        "fiscal_year": summary.fiscal_year.code if summary.fiscal_year else "",
        "period": summary.period or "",
        "errors": summary.errors,
        "warnings": summary.warnings,
        "infos": summary.infos,
        "findings": json.dumps({**said, "left_out": max(0, len(findings) - MOST_FINDINGS)}, ensure_ascii=False),
    }


def failed(code: str, sentence: Sentence) -> Values:
    """Return what the row of a file says that could not be read."""
    return {"state": "failed", "failure": {"code": code, **sentence.as_json()}}


def lost(result: Lost, name: str) -> Values:
    """Return what the row of a file says whose reader gave no result."""
    return failed(result.code, result.sentence(name))
