"""From rows to what a workbook and a program are told of them."""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from django.urls import reverse

from suchok.core.messages.files import FILES
from suchok.core.messages.findings import PERIODS
from suchok.core.messages.sentence import Sentence
from suchok.core.text.numerals import to_bangla_digits
from suchok.documents.results import FileResult
from suchok.web.batches.models import Batch, BatchFile


def failure_of(file: BatchFile) -> Sentence | None:
    """Return why a file was not read, also one that was never reached."""
    if file.failure is not None:
        return Sentence(file.failure["bn"], file.failure["en"])
    if file.state == BatchFile.State.WAITING:
        return FILES["file.not_reached"].filled({"name": file.name}, verbatim=("name",))
    return None


def about(file: BatchFile, language: str) -> str:
    """Return office, year and period of a file on one line, as far as it tells them."""
    period = PERIODS[file.period] if file.period else Sentence("", "")
    if language == "bn":
        return " · ".join(filter(None, [file.office, to_bangla_digits(file.fiscal_year), period.bn]))
    return " · ".join(filter(None, [file.office, file.fiscal_year, period.en]))


def result_of(file: BatchFile) -> FileResult:
    """Return what a workbook says of a file."""
    said: Mapping[str, Any] = json.loads(file.findings or '{"findings": [], "left_out": 0}')
    return FileResult(
        number=file.number,
        name=file.name,
        format=file.format,
        kind=file.kind,
        office=file.office,
        fiscal_year=file.fiscal_year,
        period=file.period,
        counts=(file.errors, file.warnings, file.infos),
        findings=said["findings"],
        left_out=said["left_out"],
        failure=failure_of(file),
    )


def line_of(file: BatchFile) -> str:
    """Return the line of JSON of a file: its findings, or why it was not read."""
    failure = failure_of(file)
    if failure is None:
        return file.findings
    code = file.failure["code"] if file.failure is not None else "file.not_reached"
    said = {
        "schema": "suchok.failure/1",
        "source": {"name": file.name, "format": None, "sha256": None},
        "code": code,
        "message": failure.as_json(),
    }
    return json.dumps(said, ensure_ascii=False)


def batch_as_json(batch: Batch, files: Sequence[BatchFile], token: str) -> dict[str, object]:
    """Return what a program is told of a batch and how far it is."""
    states = Counter(file.state for file in files)
    return {
        "schema": "suchok.batch/1",
        "state": batch.state,
        "files": len(files),
        "done": len(files) - states[BatchFile.State.WAITING],
        "failed": states[BatchFile.State.FAILED],
        "expires": batch.expires_at.isoformat(timespec="seconds"),
        "address": reverse("batches:batch", args=[token]),
        "results": {
            "jsonl": reverse("batches:lines", args=[token]),
            "xlsx": reverse("batches:workbook", args=[token]),
        },
    }
