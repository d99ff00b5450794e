"""Sentences in both languages, and how their gaps are filled."""

from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass

from suchok.core.text.numerals import to_bangla_digits


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, or a pattern of one with ``{gaps}``, in Bangla and in English."""

    bn: str
    en: str

    def filled(self, values: Mapping[str, str], *, verbatim: Collection[str] = ()) -> "Sentence":
        """Return the sentence with its gaps filled; Bangla gets Bangla digits except in ``verbatim`` values."""
        bangla = {key: value if key in verbatim else to_bangla_digits(value) for key, value in values.items()}
        return Sentence(self.bn.format_map(bangla), self.en.format_map(values))

    def as_json(self) -> dict[str, str]:
        """Return ``{"bn": …, "en": …}``."""
        return asdict(self)
