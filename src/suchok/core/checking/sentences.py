"""The sentence of a finding: its message with the values shown as people write them."""

import re
from collections.abc import Mapping

from suchok.core.messages.findings import FINDINGS, PERIODS, PROPOSED, TARGET_KINDS, UNITS, UNSURE
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
