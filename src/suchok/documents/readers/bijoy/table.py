"""What each character of the Bijoy encoding (fonts of the SutonnyMJ kind) shows.

The codes are facts of those fonts, as the open converters bijoy2unicode and unicodeconverter (PyPI) list
them; where these disagree, the fonts' own behaviour counts (ÿ, Í, æ, ø).
"""

from suchok.core.text.normalise import normalise

_CONSONANTS = {
    "K": "ক", "L": "খ", "M": "গ", "N": "ঘ", "O": "ঙ", "P": "চ", "Q": "ছ", "R": "জ", "S": "ঝ", "T": "ঞ", "U": "ট",
    "V": "ঠ", "W": "ড", "X": "ঢ", "Y": "ণ", "Z": "ত", "_": "থ", "`": "দ", "a": "ধ", "b": "ন", "c": "প", "d": "ফ",
    "e": "ব", "f": "ভ", "g": "ম", "h": "য", "i": "র", "j": "ল", "k": "শ", "l": "ষ", "m": "স", "n": "হ",
    "o": "ড়", "p": "ঢ়", "q": "য়", "r": "ৎ",
}  # fmt: skip
_VOWELS = {
    "A": "অ", "B": "ই", "C": "ঈ", "D": "উ", "E": "ঊ", "F": "ঋ", "G": "এ", "H": "ঐ", "I": "ও", "J": "ঔ",
}  # fmt: skip
_DIGITS = dict(zip("0123456789", "০১২৩৪৫৬৭৮৯", strict=True))
# Ligatures that stand for a whole cluster.
_CLUSTERS = {
    "°": "ক্ক", "±": "ক্ট", "²": "ক্ষ্ম", "³": "ক্ত", "´": "ক্ম", "µ": "ক্র", "¶": "ক্ষ", "ÿ": "ক্ষ", "·": "ক্স", "¸": "গু",
    "¹": "জ্ঞ", "º": "গ্দ", "»": "গ্ধ", "¼": "ঙ্ক", "½": "ঙ্গ", "¾": "জ্জ", "À": "জ্ঝ", "Á": "জ্ঞ", "Â": "ঞ্চ", "Ã": "ঞ্ছ",
    "Ä": "ঞ্জ", "Å": "ঞ্ঝ", "Æ": "ট্ট", "Ç": "ড্ড", "È": "ণ্ট", "É": "ণ্ঠ", "Ê": "ণ্ড", "Ë": "ত্ত", "Ì": "ত্থ", "Î": "ত্র",
    "Ï": "দ্দ", "×": "দ্ধ", "Ø": "দ্ব", "Ù": "দ্ম", "Ú": "ন্ঠ", "Û": "ন্ড", "Ü": "ন্ধ", "Ý": "ন্স", "Þ": "প্ট", "ß": "প্ত",
    "à": "প্প", "á": "প্স", "â": "ব্জ", "ã": "ব্দ", "ä": "ব্ধ", "å": "ভ্র", "ç": "ম্ফ", "é": "ল্ক", "ê": "ল্গ", "ë": "ল্ট",
    "ì": "ল্ড", "í": "ল্প", "î": "ল্ফ", "ï": "শু", "ð": "শ্চ", "ñ": "শ্ছ", "ò": "ষ্ণ", "ó": "ষ্ট", "ô": "ষ্ঠ", "õ": "ষ্ফ",
    "ö": "স্খ", "÷": "স্ট", "ù": "স্ফ", "û": "হু", "ü": "হৃ", "ý": "হ্ন", "þ": "হ্ম",
}  # fmt: skip
# Half letters: the first ones want a letter after them, the others hang on the letter before.
_FIRST_HALVES = {
    "•": "ঙ্", "”": "চ্", "˜": "দ্", "™": "দ্", "š": "ন্", "›": "ন্", "¤": "ম্", "®": "ষ্", "¯": "স্",
}  # fmt: skip
_SECOND_HALVES = {
    "^": "্ব", "‘": "্তু", "’": "্থ", "‹": "্ক", "Œ": "্ক্র", "—": "্ত", "Í": "্ত", "œ": "্ন", "Ÿ": "্ব", "¡": "্ব",
    "¢": "্ভ", "£": "্ভ্র", "¥": "্ম", "¦": "্ব", "§": "্ম", "¨": "্য", "ª": "্র", "«": "্র", "Ö": "্র", "¬": "্ল",
    "\u00ad": "্ল", "−": "্ল", "ø": "্ল", "¿": "্ত্র", "è": "্ণ", "ú": "্প", "&": "্\u200c",
}  # fmt: skip
_SIGNS = {
    "v": "া", "x": "ী", "y": "ু", "z": "ু", "“": "ু", "–": "ু", "æ": "ু", "~": "ূ", "ƒ": "ূ", "‚": "ূ", "„": "ৃ",
    "…": "ৃ", "Š": "ৗ", "s": "ং", "t": "ঃ", "u": "ঁ",
}  # fmt: skip
_BEFORE = {"w": "ি", "†": "ে", "‡": "ে", "ˆ": "ৈ", "‰": "ৈ"}
_PUNCTUATION = {"|": "।", "Ô": "‘", "Õ": "’", "Ò": "“", "Ó": "”", "Ñ": "—", "Ð": "–", "\\": "৳"}


def _nfc(table: dict[str, str]) -> dict[str, str]:
    # normalise() would strip the joiner of a bare hasanta; only the letters with a dot need it.
    return {code: normalise(shown) if "\u200c" not in shown else shown for code, shown in table.items()}


LETTERS = _nfc(_CONSONANTS | _CLUSTERS)
VOWELS = _nfc(_VOWELS)
FIRST_HALVES = _nfc(_FIRST_HALVES)
SECOND_HALVES = _nfc(_SECOND_HALVES)
SIGNS = _nfc(_SIGNS)
BEFORE = _nfc(_BEFORE)
OTHERS = _DIGITS | _PUNCTUATION
REPH = "©"
HARD_SIGNS = frozenset("†‡©ª¨ˆ‰Š¯®¤šÖ¿Í¶ÿµ³Á½¼—œŸ˜›‘‹ŒÎ×")
"""Characters that Bangla in Bijoy is full of and other texts are not."""
ACRONYMS = frozenset({
    "AI", "API", "APA", "BCC", "CCTV", "CSR", "DPP", "ERP", "FAQ", "GIS", "GPF", "GRS", "HR", "HRM", "ICT",
    "ID", "IP", "IT", "LAN", "MoU", "NGO", "NIS", "OTP", "PDF", "PRL", "QR", "RTI", "SDG", "SMS", "SOP",
    "TOR", "TV", "URL", "VPN", "WAN",
})  # fmt: skip
"""What offices write in English amid Bangla; the same characters spell no Bangla word in Bijoy."""
