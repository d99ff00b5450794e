"""The sentence of a finding: its message with the values shown as people write them."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from suchok.core.messages.findings import FINDINGS, PERIODS, PROPOSED, RUNS, TARGET_KINDS, UNITS, UNSURE
from suchok.core.messages.names import name_of_field
from suchok.core.messages.sentence import Sentence
from suchok.core.report.finding import Finding
from suchok.core.text.numerals import to_bangla_digits

_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})", re.ASCII)
_NAMED: Mapping[str, Mapping[str, Sentence]] = {"unit": UNITS, "targets": TARGET_KINDS, "months": PERIODS}
_NOTHING = Sentence(bn="ফাঁকা", en="nothing")


def sentence_of(finding: Finding) -> Sentence:
    """Return what people read for a finding, its proposal included."""
    code = "layout.shifted_row.doubtful" if finding.values.get("doubtful") == "yes" else finding.code
    parts = [_filled(FINDINGS[code], finding.values, finding)]
    if "unsure" in finding.values:
        parts.append(_filled(UNSURE, finding.values, finding))
    if finding.proposal is not None:
        parts.append(_filled(PROPOSED, {"proposal": finding.proposal}, finding))
    return Sentence("".join(part.bn for part in parts), "".join(part.en for part in parts))


def runs_of(findings: Iterable[Finding]) -> Iterator[Sequence[Finding]]:
    """Yield the findings by those that are told in one sentence: one alone, or what follows in the official plan."""
    run: list[Finding] = []
    for finding in findings:
        if run and not _goes_on(run[-1], finding):
            yield run
            run = []
        run.append(finding)
    if run:
        yield run


def _goes_on(before: Finding, finding: Finding) -> bool:
    of_a_kind = finding.code in RUNS and (finding.code, finding.sheet) == (before.code, before.sheet)
    return of_a_kind and finding.values["before"] == before.values["code"]


def sentence_of_run(run: Sequence[Finding]) -> Sentence:
    """Return what people read for findings that are told at once."""
    first, last = run[0], run[-1]
    if first is last:
        return sentence_of(first)
    ends = {"last": last.values["code"], "last_title": last.values["title"], "count": str(len(run))}
    return _filled(RUNS[first.code], {**first.values, **ends}, first)


def placed_sentence_of(finding: Finding) -> Sentence:
    """Return the sentence of a finding behind the indicator and the cell that it is about, where it stands alone."""
    said = sentence_of(finding)
    named = name_of_field(finding.field) if finding.field else Sentence("", "")
    code = f"[{finding.indicator}]" if finding.indicator else ""
    before = [" ".join(filter(None, part)) for part in ((to_bangla_digits(code), named.bn), (code, named.en))]
    return Sentence(
        *(f"{place}: {text}" if place else text for place, text in zip(before, (said.bn, said.en), strict=True))
    )


def shown_proposal(proposal: str, field: str | None) -> Sentence:
    """Return a proposal as people write it: a unit by its name, a day as day/month/year."""
    return UNITS[proposal] if field == "unit" and proposal in UNITS else Sentence(shown(proposal), shown(proposal))


def shown(value: str) -> str:
    """Return a value of the contracts as people write it: ISO dates as day/month/year, the rest as it is."""
    match = _ISO.fullmatch(value)
    return f"{match[3]}/{match[2]}/{match[1]}" if match else value


def _filled(pattern: Sentence, values: Mapping[str, str], finding: Finding) -> Sentence:
    said = {key: _said(key, value, finding) for key, value in values.items()}
    bangla = {key: sentence.bn for key, sentence in said.items()}
    english = {key: sentence.en for key, sentence in said.items()}
    return Sentence(pattern.filled(bangla).bn, pattern.filled(english).en)


def _said(key: str, value: str, finding: Finding) -> Sentence:
    if not value:
        return _NOTHING
    names = _NAMED.get(key) or (PERIODS if finding.code == "header.period" else None)
    if names is None and key in ("proposal", "official", "printed") and finding.field == "unit":
        names = UNITS
    return names[value] if names is not None and value in names else Sentence(shown(value), shown(value))
