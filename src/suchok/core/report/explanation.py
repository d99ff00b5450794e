"""One sentence for each mark, in both languages, with the arithmetic that a hand can follow."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction

from suchok.core.messages.scoring import EXEMPTIONS, KEPT, KINDS, LEFT_OUT, LIMITED, MARKS, PROGRESS, UNREACHABLE
from suchok.core.messages.sentence import Sentence
from suchok.core.plan.unit import Unit
from suchok.core.report.exemption import Exemption
from suchok.core.report.ladder import Amount, Rung
from suchok.core.report.score import Score
from suchok.core.report.scoring import Reason, printed
from suchok.core.text.values import shortest


def explain(score: Score) -> Sentence:
    """Return why ``score`` has its mark, what its progress is, and why one of its figures is missing."""
    sentences = [explain_mark(score), *_further(score)]
    return Sentence(bn=" ".join(each.bn for each in sentences), en=" ".join(each.en for each in sentences))


def explain_mark(score: Score) -> Sentence:
    """Return one sentence: which levels decided, the arithmetic, the mark; or why there is none."""
    if score.exemption is not None:
        return _explain_exemption(score, score.exemption)
    code = "weight_unknown" if score.weight is None else score.rating.reason.value
    kind = KINDS[score.unit]
    filled = MARKS[code].filled(_values(score))
    return Sentence(bn=filled.bn.replace("{kind}", kind.bn), en=filled.en.replace("{kind}", kind.en))


def _explain_exemption(score: Score, exemption: Exemption) -> Sentence:
    values = {
        **_values(score),
        "reason": exemption.reason.strip().rstrip("।."),
        "whole": shortest(exemption.whole),
        "counted": shortest(exemption.counted),
    }
    return EXEMPTIONS[exemption.way].filled(values, verbatim=("reason",))


def explain_progress(score: Score) -> Sentence:
    """Return one sentence on the share of the 100% target that is done."""
    return PROGRESS[_progress_code(score)].filled({**_values(score), "equals": _sign(score.progress)})


def written(amount: Amount | None, unit: Unit) -> str:
    """Return a value as a sentence writes it: ``07/05/2023``, ``82.5%``, ``4``; ratios with two places."""
    if amount is None:
        return "–"
    if isinstance(amount, date):
        return f"{amount.day:02d}/{amount.month:02d}/{amount.year:04d}"
    number = shortest(amount if isinstance(amount, Decimal) else _nearest(amount))
    return f"{number}%" if unit is Unit.PERCENT else number


def _further(score: Score) -> Iterator[Sentence]:
    if score.exemption is not None:
        yield from [KEPT] if score.exemption.reported else []
        return
    measurable = score.rating.reason is not Reason.NOT_MEASURABLE and score.weight is not None
    if measurable and (score.achieved is not None or score.progress is None):
        yield explain_progress(score)
    if score.mark is not None and score.reachable is None:
        yield UNREACHABLE
    if score.left_out:
        yield LEFT_OUT
    if score.limited:
        yield LIMITED


def _progress_code(score: Score) -> str:
    if score.ladder.best is None:
        return "no_best_target"
    if isinstance(score.achieved, date):
        return "done"
    return "lower" if score.ladder.lower_is_better and score.progress != 1 else "share"


def _values(score: Score) -> dict[str, str]:
    percent, share = score.rating.percent, score.progress
    return {
        "achieved": written(score.achieved, score.unit),
        "coming": written(score.coming, score.unit),
        "on": written(score.on, score.unit),
        "best": written(score.ladder.best, score.unit),
        "weight": "–" if score.weight is None else shortest(score.weight),
        "percent": _two_places(percent),
        "mark": _fixed(score.mark),
        "progress": _two_places(share),
        "progress_mark": _fixed(score.progress_mark),
        "equals": _sign(percent),
        "kind": "{kind}",
        **_rungs(score),
    }


def _rungs(score: Score) -> dict[str, str]:
    better, worse = score.rating.better, score.rating.worse
    values = {**_rung("better", better, score.unit), **_rung("worse", worse, score.unit)}
    if better is not None and worse is not None and score.achieved is not None:
        foot = Fraction(score.ladder.height(worse.target))
        values["span"] = str(better.level - worse.level)
        values["part"] = _two_places(score.ladder.height(score.achieved) - foot)
        values["whole"] = _two_places(score.ladder.height(better.target) - foot)
    return values


def _rung(name: str, rung: Rung | None, unit: Unit) -> dict[str, str]:
    return {} if rung is None else {name: written(rung.target, unit), f"{name}_level": str(rung.level)}


def _nearest(number: Fraction) -> Decimal:
    sign = -1 if number < 0 else 1
    return sign * printed(abs(number))


def _two_places(number: Fraction | None) -> str:
    return "–" if number is None else shortest(_nearest(number))


def _fixed(number: Decimal | None) -> str:
    return "–" if number is None else f"{number:.2f}"


def _sign(number: Fraction | None) -> str:
    """Return ``=`` for a figure that two places hold exactly, else ``≈``."""
    return "=" if number is None or (number * 100).denominator == 1 else "≈"
