"""Why a document was refused: the sentence in the reader's language, and what the page keeps to say it in the other."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Self

from django.core import signing
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from suchok.documents.readers import UnreadableFile
from suchok.web.check.forms import BrokenParcel
from suchok.web.ui.language import in_language

_SALT = "suchok.check.refusal"
_OF_FORMS: Mapping[str, Promise] = {
    "document.missing": _("Choose a file first."),
    "document.expired": _("This page was open too long or was changed on the way: please drop the document again."),
    "form.unknown": _("This kind of file cannot be made."),
}
_STATUSES = {
    **dict.fromkeys(_OF_FORMS, HTTPStatus.BAD_REQUEST),
    "batch.too_many_kept": HTTPStatus.TOO_MANY_REQUESTS,
    "batch.no_room": HTTPStatus.INSUFFICIENT_STORAGE,
    "file.no_room": HTTPStatus.INSUFFICIENT_STORAGE,
    "file.no_turn": HTTPStatus.SERVICE_UNAVAILABLE,
}


@dataclass(frozen=True, slots=True)
class Refusal:
    """A refused form or file: the code of its sentence, and what fills the gaps of that."""

    code: str
    values: Mapping[str, str] = field(default_factory=dict)

    @property
    def sentence(self) -> str:
        """Return the sentence in the reader's language."""
        if self.code in _OF_FORMS:
            return str(_OF_FORMS[self.code])
        return in_language(UnreadableFile(self.code, **self.values).sentence, get_language() or "bn")

    @property
    def status(self) -> HTTPStatus:
        """Return the status of the answer."""
        return _STATUSES.get(self.code, HTTPStatus.UNPROCESSABLE_ENTITY)

    def sealed(self) -> str:
        """Return it signed, so that a page of this site says nothing that somebody else wrote."""
        return signing.dumps([self.code, dict(self.values)], salt=_SALT)

    @classmethod
    def opened(cls, sealed: str) -> Self:
        """Return what ``sealed`` carries, or raise ``BrokenParcel``."""
        try:
            code, values = signing.loads(sealed, salt=_SALT)
        except (signing.BadSignature, ValueError) as error:
            raise BrokenParcel from error
        return cls(code, values)
