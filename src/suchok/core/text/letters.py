"""Bangla letters and signs that no word begins with: what begins with one goes on with the word before."""

import re

JOINT = "\u09cd"
CONSONANTS = "\u0995-\u09b9\u09dc-\u09df\u09bc"
# Signs, and letters that stand only within a word: ঙ ঞ ণ ৎ ড় ঢ়.
_NEVER_FIRST = re.compile("[\u0981-\u0983\u09bc-\u09cd\u09d7\u0999\u099e\u09a3\u09ce\u09dc\u09dd]|[ডঢ]\u09bc")
# A consonant without a vowel sign is no word; nor does one begin with য়, but for foreign names.
_HARDLY_FIRST = re.compile(rf"[{CONSONANTS}]\u09bc?(?:{JOINT}[{CONSONANTS}])*(?![^\s/।,;)])|\u09df|য\u09bc")


def never_begins(text: str) -> bool:
    """Whether no word begins like a text: with a vowel sign, ণ, ৎ and their like."""
    return _NEVER_FIRST.match(text) is not None


def hardly_begins(text: str) -> bool:
    """Whether a text begins with a lone consonant or with য়, as words hardly ever do: ন বাস্তবায়ন."""
    return _HARDLY_FIRST.match(text) is not None
