"""Numbers in words, as offices repeat them in brackets: ০৪ (চার), 4 (four)."""

from suchok.core.text.normalise import normalise

_BANGLA = (
    "শূন্য এক দুই তিন চার পাঁচ ছয় সাত আট নয় দশ এগারো বারো তেরো চৌদ্দ পনেরো ষোলো সতেরো আঠারো উনিশ বিশ "
    "একুশ বাইশ তেইশ চব্বিশ পঁচিশ ছাব্বিশ সাতাশ আটাশ উনত্রিশ ত্রিশ একত্রিশ বত্রিশ তেত্রিশ চৌত্রিশ পঁয়ত্রিশ ছত্রিশ "
    "সাঁইত্রিশ আটত্রিশ উনচল্লিশ চল্লিশ একচল্লিশ বিয়াল্লিশ তেতাল্লিশ চুয়াল্লিশ পঁয়তাল্লিশ ছেচল্লিশ সাতচল্লিশ আটচল্লিশ "
    "উনপঞ্চাশ পঞ্চাশ একান্ন বায়ান্ন তিপ্পান্ন চুয়ান্ন পঞ্চান্ন ছাপ্পান্ন সাতান্ন আটান্ন উনষাট ষাট একষট্টি বাষট্টি তেষট্টি "
    "চৌষট্টি পঁয়ষট্টি ছেষট্টি সাতষট্টি আটষট্টি উনসত্তর সত্তর একাত্তর বাহাত্তর তিয়াত্তর চুয়াত্তর পঁচাত্তর ছিয়াত্তর সাতাত্তর "
    "আটাত্তর উনআশি আশি একাশি বিরাশি তিরাশি চুরাশি পঁচাশি ছিয়াশি সাতাশি আটাশি উননব্বই নব্বই একানব্বই বিরানব্বই "
    "তিরানব্বই চুরানব্বই পঁচানব্বই ছিয়ানব্বই সাতানব্বই আটানব্বই নিরানব্বই একশ"
)
_ENGLISH = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen twenty"
)
_VARIANTS = {"একশত": 100, "শত": 100, "ষোল": 16, "এগার": 11, "বার": 12, "তের": 13, "পনের": 15, "সতের": 17, "আঠার": 18}


def _table() -> dict[str, int]:
    words: dict[str, int] = {}
    for language in (_BANGLA, _ENGLISH):
        # The source may hold য় in one code point; texts are NFC, which splits it.
        words |= {normalise(word): number for number, word in enumerate(language.split())}
    return words | {normalise(word): number for word, number in _VARIANTS.items()}


_WORDS = _table()


def number_of_words(words: str) -> int | None:
    """Return the number (0–100) that a normalised text says in words, or ``None``."""
    return _WORDS.get(words.strip().lower())
