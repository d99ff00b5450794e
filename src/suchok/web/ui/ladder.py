"""The ladder of an indicator row as the pages show it."""

from django.utils.safestring import SafeString, mark_safe

from suchok.core.report.document import IndicatorRow
from suchok.core.report.explanation import written
from suchok.core.report.score import Score
from suchok.core.text.numerals import to_bangla_digits
from suchok.documents.ladder import ladder_svg, picture_of


def ladder_of(row: IndicatorRow, score: Score, language: str) -> SafeString | None:
    """Return the picture of a row's targets and of what counts as achieved, or ``None`` where there is none to show."""
    targets = {level: cell.written.value if cell is not None else None for level, cell in row.targets.items()}
    picture = picture_of(targets, achieved=score.achieved)
    if picture is None:
        return None
    said = written(score.achieved, score.unit) if score.achieved is not None else ""
    rungs = ", ".join(f"{level}% {cell.text}" for level, cell in row.targets.items() if cell is not None and cell.text)
    title = (
        f"অর্জন: {to_bangla_digits(said) or 'নেই'}; স্তর: {to_bangla_digits(rungs)}"
        if language == "bn"
        else f"Achieved: {said or 'nothing'}; levels: {rungs}"
    )
    # Safe: the writer of the ladder escapes the title, and nothing else in it is text of the document.
    return mark_safe(ladder_svg(picture, title=title, bangla_digits=language == "bn"))  # noqa: S308
