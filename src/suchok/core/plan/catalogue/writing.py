"""A plan as the text of a plan file: the way back of ``loading``."""

import json
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal

from suchok.core.plan.plan import Activity, Evidence, Indicator, PerformanceArea, Plan, usual_combine
from suchok.core.text.values import shortest

_Written = str | bool | date | Decimal | int


def plan_to_toml(plan: Plan) -> str:
    """Return the text that ``plan_from_toml`` reads as ``plan``; comments of an earlier file are not in it."""
    return "\n".join([*_head(plan), *_scale(plan), *_evidence(plan), *_deadlines(plan), *_areas(plan)]) + "\n"


def _head(plan: Plan) -> Iterator[str]:
    texts = ("family", "level", "title_bn", "title_en", "audience_bn", "audience_en", "source")
    yield from (_line(key, getattr(plan, key)) for key in texts)
    if plan.source_bn:
        yield _line("source_bn", plan.source_bn)
    yield _line("fiscal_year", plan.fiscal_year.code)
    yield from (_line(key, str(getattr(plan, key))) for key in ("rule", "below_last", "total_of", "not_applicable"))
    yield from (_line(key, getattr(plan, key)) for key in ("total", "divisor"))
    if plan.synthetic:
        yield _line("synthetic", value=True)


def _scale(plan: Plan) -> Iterator[str]:
    for level in plan.scale.levels:
        yield from ("", "[[scale]]")
        yield from (_line(key, getattr(level, key)) for key in ("percent", "name_bn", "name_en"))


def _evidence(plan: Plan) -> Iterator[str]:
    kinds: dict[str, Evidence] = {kind.code: kind for indicator in plan.indicators for kind in indicator.evidence}
    if kinds:
        yield from ("", "[evidence]")
    for kind in kinds.values():
        yield f"{_key(kind.code)} = {{ bn = {_value(kind.name_bn)}, en = {_value(kind.name_en)} }}"


def _deadlines(plan: Plan) -> Iterator[str]:
    if plan.deadlines:
        yield from ("", "[deadlines]")
    yield from (_line(name, day) for name, day in plan.deadlines.items())


def _areas(plan: Plan) -> Iterator[str]:
    for area in plan.areas:
        if area.number is not None:
            yield from _area(area)
        within = "area." if area.number is not None else ""
        for activity in area.activities:
            yield from _activity(activity, within)


def _area(area: PerformanceArea) -> Iterator[str]:
    yield from ("", "[[area]]", _line("number", area.number or ""), _line("title", area.title))
    yield _line("weight", area.weight or Decimal(0))


def _activity(activity: Activity, within: str) -> Iterator[str]:
    yield from ("", f"[[{within}activity]]", _line("code", activity.code), _line("title", activity.title))
    for indicator in activity.indicators:
        yield from ("", f"[[{within}activity.indicator]]", *_indicator(indicator))


def _indicator(indicator: Indicator) -> Iterator[str]:
    yield from (_line("code", indicator.code), _line("title", indicator.title), _line("unit", str(indicator.unit)))
    yield _line("weight", indicator.weight)
    targets = {str(level): target for level, target in indicator.targets.items() if target is not None}
    yield f"targets = {_table(targets)}"
    yield from (f"{key} = {levels}" for key in ("unknown", "uncertain") if (levels := sorted(getattr(indicator, key))))
    if indicator.printed_unit is not None:
        yield _line("printed_unit", str(indicator.printed_unit))
    if indicator.combine is not usual_combine(indicator.unit):
        yield _line("combine", str(indicator.combine))
    if indicator.per_quarter_max is not None:
        yield _line("per_quarter_max", indicator.per_quarter_max)
    if indicator.rule is not None:
        yield _line("rule", str(indicator.rule))
    yield from (_line(key, value=True) for key in ("ends_within_year", "set_by_office") if getattr(indicator, key))
    if indicator.evidence:
        yield f"evidence = [{', '.join(_value(kind.code) for kind in indicator.evidence)}]"


def _line(key: str, value: _Written) -> str:
    return f"{_key(key)} = {_value(value)}"


def _table(values: Mapping[str, _Written]) -> str:
    inside = ", ".join(f"{_key(key)} = {_value(value)}" for key, value in values.items())
    return f"{{ {inside} }}" if inside else "{}"


def _key(key: str) -> str:
    return key if key.isascii() and key.replace("_", "").replace("-", "").isalnum() else _value(key)


def _value(value: _Written) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return shortest(value)
    # The escapes of a JSON text are those of a TOML text, but for the one sign that JSON leaves alone.
    return str(value) if isinstance(value, int) else json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
