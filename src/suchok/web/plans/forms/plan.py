"""What browsers send of a plan."""

from collections.abc import Mapping

from django.http import QueryDict

_LONGEST = 40
LONGEST_REASON = 500
_EXEMPT = "exempt:"


def typed_exemptions(posted: QueryDict) -> Mapping[str, str]:
    """Return the reasons for exemptions that were typed, by code: ``exempt:1.1.1``."""
    return {
        name.removeprefix(_EXEMPT): str(text)[:LONGEST_REASON]
        for name, text in posted.items()
        if name.startswith(_EXEMPT)
    }


def typed_targets(posted: QueryDict) -> Mapping[str, Mapping[str, str]]:
    """Return the targets that were typed, by code and percent: ``target:1.1.1:100``."""
    typed: dict[str, dict[str, str]] = {}
    for name, text in posted.items():
        kind, _, where = name.partition(":")
        code, _, percent = where.rpartition(":")
        if kind == "target" and code and percent.isascii() and percent.isdigit():
            typed.setdefault(code, {})[percent] = str(text).strip()[:_LONGEST]
    return typed
