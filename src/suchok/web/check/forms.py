"""What travels in the page instead of being stored: the document as it was dropped and the proposals taken so far."""

import base64
import binascii
import zlib
from dataclasses import dataclass, replace
from typing import Self

from django.core import signing

_SALT = "suchok.check.parcel"
_OPEN_FOR_SECONDS = 24 * 3600


class BrokenParcel(ValueError):
    """A parcel that this site did not make, or made too long ago."""


@dataclass(frozen=True, slots=True)
class Parcel:
    """A dropped file with its name and the keys of the proposals that were taken.

    ``is_transcript``: what was read of a scan travels in its place, which is a hundredth of it and need not be read
    again.
    """

    name: str
    data: bytes
    taken: tuple[str, ...] = ()
    is_transcript: bool = False

    def sealed(self) -> str:
        """Return the parcel compressed and signed, as the page carries it."""
        packed = base64.b85encode(zlib.compress(self.data, 9)).decode()
        told = {"name": self.name, "data": packed, "taken": self.taken, "is_transcript": self.is_transcript}
        return signing.dumps(told, salt=_SALT, compress=True)

    @classmethod
    def opened(cls, sealed: str, *, limit: int) -> Self:
        """Return the parcel that ``sealed`` carries, at most ``limit`` bytes of it, or raise ``BrokenParcel``."""
        try:
            found = signing.loads(sealed, salt=_SALT, max_age=_OPEN_FOR_SECONDS)
            unpacker = zlib.decompressobj()
            data = unpacker.decompress(base64.b85decode(found["data"]), limit)
            if unpacker.unconsumed_tail:
                raise BrokenParcel
        except (signing.BadSignature, binascii.Error, zlib.error, KeyError, ValueError) as error:
            raise BrokenParcel from error
        return cls(found["name"], data, tuple(found["taken"]), is_transcript=bool(found.get("is_transcript")))

    def with_taken(self, keys: tuple[str, ...]) -> "Parcel":
        """Return the parcel with other proposals taken."""
        return replace(self, taken=tuple(dict.fromkeys(keys)))
