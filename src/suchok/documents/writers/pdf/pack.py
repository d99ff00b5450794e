"""The objects of a PDF that Typst wrote, and the same objects packed three times smaller.

Typst writes every object of the structure tree in the open, one after the other, with a plain
cross-reference table at the end. They are packed into compressed object streams here, which
PDF/A-3 allows. A general PDF library does the same in three times the time, because it takes
every object apart; here they are only moved.
"""

import re
import zlib
from collections.abc import Iterator, Sequence

_OBJECTS_A_STREAM = 200
_END, _STREAM_END = b"\nendobj", b"endstream"
_STREAM = re.compile(rb"(<<.*?>>)\s*stream\n", re.DOTALL)
_LENGTH = re.compile(rb"/Length \d+")
_REFERENCE = rb"/%s (\d+) 0 R"
_TRAILER = re.compile(rb"trailer\s*<<(.*?)>>\s*startxref\s+(\d+)\s+%%EOF\s*$", re.DOTALL)
# Good enough for what is packed, and quick.
_COMPRESSION = 6


class UnknownForm(ValueError):
    """A PDF of another form than Typst's."""

    def __init__(self, what: str, number: int = 0) -> None:
        super().__init__(f"{what} (object {number})" if number else what)


class PackedPdf:
    """The objects of one PDF by number; streams may be replaced before it is packed."""

    def __init__(self, pdf: bytes) -> None:
        trailer = _TRAILER.search(pdf, max(0, len(pdf) - 1024))
        if trailer is None:
            raise UnknownForm("no trailer")
        self._head = pdf[: pdf.index(b"\n", pdf.index(b"\n") + 1) + 1]
        self._trailer = re.sub(rb"/Size \d+", b"", trailer[1])
        self.objects = dict(_objects(pdf, int(trailer[2])))

    def pages(self) -> Iterator[bytes]:
        """Yield the dictionary of each page, in no order."""
        return (body for body in self.objects.values() if body.startswith(b"<</Type/Page/"))

    def referred(self, body: bytes, key: bytes) -> int | None:
        """Return the number of the object that ``key`` of the dictionary ``body`` refers to."""
        match = re.search(_REFERENCE % key, body)
        return int(match[1]) if match else None

    def stream(self, number: int) -> bytes:
        """Return the bytes of a compressed stream."""
        match = _STREAM.match(self.objects[number])
        if match is None or b"/Filter/FlateDecode" not in match[1]:
            raise UnknownForm("no compressed stream", number)
        return zlib.decompressobj().decompress(self.objects[number][match.end() :])

    def replace_stream(self, number: int, data: bytes) -> None:
        """Put other bytes into a compressed stream."""
        match = _STREAM.match(self.objects[number])
        if match is None:
            raise UnknownForm("no stream", number)
        packed = zlib.compress(data, _COMPRESSION)
        dictionary = _LENGTH.sub(b"/Length %d" % len(packed), match[1])
        self.objects[number] = dictionary + b"\nstream\n" + packed + b"\n" + _STREAM_END

    def packed(self) -> bytes:
        """Return the PDF with its plain objects in object streams."""
        streams = {number: body for number, body in self.objects.items() if body.endswith(_STREAM_END)}
        plain = [number for number in self.objects if number not in streams]
        next_number = max(self.objects) + 1
        entries = {0: (0, 0, 65535)}
        for first in range(0, len(plain), _OBJECTS_A_STREAM):
            group = plain[first : first + _OBJECTS_A_STREAM]
            streams[next_number] = self._object_stream(group)
            entries |= {number: (2, next_number, index) for index, number in enumerate(group)}
            next_number += 1
        return self._written(streams, entries, next_number)

    def _object_stream(self, numbers: Sequence[int]) -> bytes:
        offset, places = 0, []
        for number in numbers:
            places.append(b"%d %d" % (number, offset))
            offset += len(self.objects[number]) + 1
        index = b" ".join(places) + b"\n"
        packed = zlib.compress(index + b"\n".join(self.objects[number] for number in numbers), _COMPRESSION)
        return (
            (
                b"<</Type/ObjStm/N %d/First %d/Filter/FlateDecode/Length %d>>\nstream\n"
                % (len(numbers), len(index), len(packed))
            )
            + packed
            + b"\n"
            + _STREAM_END
        )

    def _written(self, streams: dict[int, bytes], entries: dict[int, tuple[int, int, int]], last: int) -> bytes:
        parts, offset = [self._head], len(self._head)
        for number, body in streams.items():
            entries[number] = (1, offset, 0)
            parts.append(b"%d 0 obj\n%s%s\n" % (number, body, _END))
            offset += len(parts[-1])
        entries[last] = (1, offset, 0)
        parts.append(self._cross_references(entries, last))
        parts.append(b"startxref\n%d\n%%%%EOF\n" % offset)
        return b"".join(parts)

    def _cross_references(self, entries: dict[int, tuple[int, int, int]], last: int) -> bytes:
        free = (0, 0, 65535)
        table = b"".join(
            kind.to_bytes(1, "big") + place.to_bytes(4, "big") + index.to_bytes(2, "big")
            for kind, place, index in (entries.get(number, free) for number in range(last + 1))
        )
        packed = zlib.compress(table, _COMPRESSION)
        return b"%d 0 obj\n<</Type/XRef/Size %d/W[1 4 2]%s/Filter/FlateDecode/Length %d>>\nstream\n%s\n%s%s\n" % (
            last,
            last + 1,
            self._trailer,
            len(packed),
            packed,
            _STREAM_END,
            _END,
        )


def _objects(pdf: bytes, table: int) -> Iterator[tuple[int, bytes]]:
    """Yield number and body of each object that the cross-reference table at ``table`` lists."""
    head = re.compile(rb"xref\s+0 (\d+)\s+").match(pdf, table)
    if head is None:
        raise UnknownForm("no plain cross-reference table")
    entries = (pdf[head.end() + 20 * number : head.end() + 20 * number + 18] for number in range(int(head[1])))
    offsets = [(int(entry[:10]), number) for number, entry in enumerate(entries) if entry.endswith(b"n")]
    ordered = sorted(offsets)
    ends = [offset for offset, _ in ordered[1:]] + [table]
    for (offset, number), end in zip(ordered, ends, strict=True):
        begin = offset + len(b"%d 0 obj\n" % number)
        yield number, pdf[begin : pdf.rindex(_END, begin, end)]
