"""What can be wrong with a plan file or with asking for a plan."""

from collections.abc import Sequence

from suchok.core.messages.catalogue import BROKEN_PLAN, REASONS, UNKNOWN_PLAN
from suchok.core.messages.sentence import Sentence


class BrokenPlan(ValueError):
    """A plan file that cannot be used.

    ``file`` and ``key`` tell where, ``code`` and ``reason`` what; ``sentence`` says it in both languages, ``what`` says
    the reason alone, for a reader who sees no file.
    """

    def __init__(self, *, file: str, key: str, code: str, **values: str) -> None:
        reason = REASONS[code].filled(values, verbatim=("detail",))
        self.file = file
        self.key = key
        self.code = code
        self.reason = reason.en
        self.what = reason
        self.sentence = Sentence(
            bn=BROKEN_PLAN.bn.format(file=file, key=key, reason=reason.bn),
            en=BROKEN_PLAN.en.format(file=file, key=key, reason=reason.en),
        )
        super().__init__(self.sentence.en)


class UnknownPlan(LookupError):
    """No official plan of that year and office level; ``sentence`` names those that there are."""

    def __init__(self, *, year: str, level: str, known: Sequence[str]) -> None:
        values = {"year": year, "level": level, "known": ", ".join(known)}
        self.year = year
        self.level = level
        self.sentence = UNKNOWN_PLAN.filled(values, verbatim=("level", "known"))
        super().__init__(self.sentence.en)
