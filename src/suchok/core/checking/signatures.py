"""Rules for the dates of signatures."""

from collections.abc import Iterator

from suchok.core.checking.context import SheetContext
from suchok.core.report.document import Document, day_of
from suchok.core.report.finding import SEVERITIES, Finding
from suchok.core.text.values import Shape

_CODES = {Shape.IMPOSSIBLE_DATE: "date.impossible", Shape.MALFORMED_DATE: "date.malformed"}


def signature_dates_exist(document: Document) -> Iterator[Finding]:
    """The date beside a signature is a day of the calendar, and can be read as one."""
    for at, signature in enumerate(document.signatures):
        code = _CODES.get(signature.date.shape) if signature.date is not None else None
        if code is not None and signature.date is not None:
            yield Finding(
                code,
                SEVERITIES[code],
                signature.date_place or signature.place,
                sheet=signature.sheet,
                field=f"signatures.{at}.date",
                values={"printed": signature.date.typed or ""},
            )


def signed_after_period(context: SheetContext) -> Iterator[Finding]:
    """A report is signed when the period that it reports is over."""
    for at, signature in context.signatures:
        day, last = day_of(signature.date), context.last_day
        if day is not None and last is not None and day < last:
            yield context.found(
                "signature.before_period_end",
                place=signature.date_place or signature.place,
                field=f"signatures.{at}.date",
                values={"printed": day.isoformat(), "last": last.isoformat()},
            )
