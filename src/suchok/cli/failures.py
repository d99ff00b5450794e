"""What ends a command early, said in the language that was asked for."""

from suchok.core.messages.files import FILES
from suchok.core.messages.sentence import Sentence

_JOINERS = "\u200c\u200d"


class Failure(Exception):
    """A command that cannot go on; its text is one sentence."""

    @classmethod
    def of(cls, sentence: Sentence, language: str) -> "Failure":
        """Return the failure that says ``sentence`` in ``language``."""
        text = sentence.bn if language == "bn" else sentence.en
        # One line, also where a file has a line break in its name.
        return cls(
            "".join(sign if sign.isprintable() or sign in _JOINERS else "\N{REPLACEMENT CHARACTER}" for sign in text)
        )

    @classmethod
    def about_file(cls, code: str, language: str, **values: str) -> "Failure":
        """Return the failure that says one of the sentences about files."""
        return cls.of(FILES[code].filled(values, verbatim=tuple(values)), language)
