"""A file that cannot be read, and the sentence that says so."""

from collections.abc import Callable
from functools import partial

from suchok.core.messages.files import FILES
from suchok.core.messages.sentence import Sentence


class UnreadableFile(ValueError):
    """A file that cannot be read: ``code`` is stable, ``sentence`` says it in both languages with ``values``."""

    def __init__(self, code: str, **values: str) -> None:
        self.code = code
        self.values = values
        self.sentence: Sentence = FILES[code].filled(values, verbatim=("name", "found"))
        super().__init__(self.sentence.en)

    def __reduce__(self) -> "tuple[Callable[[], UnreadableFile], tuple[()]]":
        # It is raised in one process and caught in another.
        return partial(UnreadableFile, self.code, **self.values), ()
