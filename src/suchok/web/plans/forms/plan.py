"""What browsers send of a plan."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from suchok.core.plan.plan import Indicator, Plan
from suchok.core.plan.rating import RatingLevel
from suchok.core.plan.targets import Fault
from suchok.core.plan.unit import Unit
from suchok.core.workflow import Step
from suchok.web.ui.templatetags.bangla import as_typed

_EXEMPT = "exempt:"


_NOT_READ: Mapping[Unit, Promise] = {
    Unit.DATE: gettext_lazy("Write a day, such as 04/05/2023."),
    Unit.NUMBER: gettext_lazy("Write a number, such as 4."),
    Unit.PERCENT: gettext_lazy("Write a percentage, such as 85%."),
}
_SENTENCES: Mapping[Fault, Promise] = {
    Fault.NO_BEST: gettext_lazy("The target at the best level is missing."),
    Fault.OUT_OF_ORDER: gettext_lazy("This is no easier than the target of the level before it."),
    Fault.OUTSIDE_YEAR: gettext_lazy("This day lies outside the fiscal year, 1 July to 30 June."),
}


@dataclass(frozen=True, slots=True)
class TargetField:
    """One target in the form: what was typed just now, else what is kept, and why it cannot stand."""

    name: str
    level: RatingLevel
    text: str
    wrong: str


def target_fields(
    plan: Plan, posted: QueryDict, faults: Mapping[tuple[str, int], Fault]
) -> Sequence[tuple[Indicator, Sequence[TargetField]]]:
    """Return the indicators whose targets the office sets, each with its fields."""
    return [
        (indicator, [_field(indicator, level, posted, faults) for level in plan.scale.levels])
        for indicator in plan.indicators
        if indicator.set_by_office
    ]


def _field(
    indicator: Indicator, level: RatingLevel, posted: QueryDict, faults: Mapping[tuple[str, int], Fault]
) -> TargetField:
    name = f"target:{indicator.code}:{level.percent}"
    fault = faults.get((indicator.code, level.percent))
    text = posted.get(name, as_typed(indicator.targets.get(level.percent)))
    wrong = "" if fault is None else str(_SENTENCES.get(fault) or _NOT_READ[indicator.unit])
    return TargetField(name, level, text, wrong)


@dataclass(frozen=True, slots=True)
class Unsaved:
    """What was typed in a field that the page has no longer, to be copied: ``reason``, ``exemption`` or ``target``."""

    code: str
    field: str
    text: str
    percent: str = ""


def unsaved_words(posted: QueryDict, plan: Plan, steps: Collection[Step]) -> Sequence[Unsaved]:
    """Return what was typed for a step that is gone, or in the plan where it can no longer be written."""
    reason = str(posted.get("reason", ""))
    found = [Unsaved("", "reason", reason)] if posted.get("step") not in steps else []
    if Step.EDIT not in steps:
        kept = {each.code: each for each in plan.indicators}
        found += [
            Unsaved(code, "target", text, percent)
            for code, levels in typed_targets(posted).items()
            for percent, text in levels.items()
            if code in kept and text != as_typed(kept[code].targets.get(int(percent)))
        ]
        found += [
            Unsaved(code, "exemption", text)
            for code, text in typed_exemptions(posted).items()
            if code in kept and text != kept[code].exemption
        ]
    return [each for each in found if each.text.strip()]


def typed_exemptions(posted: QueryDict) -> Mapping[str, str]:
    """Return the reasons for exemptions that were typed, by code: ``exempt:1.1.1``."""
    return {name.removeprefix(_EXEMPT): str(text) for name, text in posted.items() if name.startswith(_EXEMPT)}


def typed_targets(posted: QueryDict) -> Mapping[str, Mapping[str, str]]:
    """Return the targets that were typed, by code and percent: ``target:1.1.1:100``."""
    typed: dict[str, dict[str, str]] = {}
    for name, text in posted.items():
        kind, _, where = name.partition(":")
        code, _, percent = where.rpartition(":")
        if kind == "target" and code and percent.isascii() and percent.isdigit():
            typed.setdefault(code, {})[percent] = str(text).strip()
    return typed
