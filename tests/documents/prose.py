"""Sentences of work plans about fish, roads, courts and clinics: none of them is in a plan of the catalogue."""

import random
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Area:
    """A field of work: its title, and what is worked on in it."""

    title: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Work:
    """An activity, and what its indicators say was done."""

    title: str
    done: tuple[str, ...]


OFFICES = (
    "নদী ও হাওর মন্ত্রণালয়",
    "জেলা মৎস্য কর্মকর্তার কার্যালয়, সুবর্ণপুর",
    "পল্লী সড়ক উন্নয়ন অধিদপ্তর",
    "উপজেলা কৃষি কর্মকর্তার কার্যালয়, নমুনাগঞ্জ",
    "প্রত্নতত্ত্ব ও গ্রন্থাগার পরিদপ্তর",
)

AREAS = (
    Area(
        "মৎস্য ও প্রাণিসম্পদের টেকসই উৎপাদন বৃদ্ধি",
        ("পোনা মাছ", "জলমহাল", "খামারির তথ্যভান্ডার", "গবাদিপশুর টিকা", "জাটকা সংরক্ষণ", "দুগ্ধ খামার", "অভয়াশ্রম"),
    ),
    Area(
        "গ্রামীণ সড়ক, সেতু ও কালভার্টের রক্ষণাবেক্ষণ",
        ("উপজেলা সংযোগ সড়ক", "ঝুঁকিপূর্ণ সেতু", "দরপত্র বিজ্ঞপ্তি", "হাটবাজারের ছাউনি", "বৃক্ষরোপণ", "ঠিকাদারের বিল"),
    ),
    Area(
        "প্রাথমিক স্বাস্থ্যসেবা ও পুষ্টি কার্যক্রমের সম্প্রসারণ",
        ("কমিউনিটি ক্লিনিক", "গর্ভবতী মায়ের কার্ড", "অপুষ্ট শিশু", "ঔষধের মজুত", "অ্যাম্বুলেন্স", "চক্ষু শিবির"),
    ),
    Area(
        "ভূমি রাজস্ব আদায় ও মামলা নিষ্পত্তি",
        ("নামজারির আবেদন", "খাসজমির তালিকা", "অর্পিত সম্পত্তি", "মৌজা ম্যাপ", "মিসকেস", "দাখিলা", "গণশুনানি"),
    ),
    Area(
        "শিক্ষার্থীর উপস্থিতি ও গ্রন্থাগারের সমৃদ্ধি",
        ("উপবৃত্তির অর্থ", "বিজ্ঞান মেলা", "দুর্লভ পাণ্ডুলিপি", "পাঠকের সদস্যপদ", "প্রধান শিক্ষকের শূন্য পদ", "ঝরে পড়া শিক্ষার্থী"),
    ),
)

_PLACES = (
    "জেলা পর্যায়ে",
    "সকল উপজেলায়",
    "প্রান্তিক জনগোষ্ঠীর জন্য",
    "বর্ষা মৌসুম শুরুর পূর্বে",
    "স্থানীয় জনপ্রতিনিধির অংশগ্রহণে",
    "নির্ধারিত সময়ের মধ্যে",
    "নিজস্ব অর্থায়নে",
    "হাওর ও চরাঞ্চলে",
)
# What is done, as an activity says it and as its indicators do.
_DEEDS = (
    ("হালনাগাদকরণ", ("হালনাগাদকৃত", "হালনাগাদ তথ্য প্রকাশিত", "ভুলের হার হ্রাসকৃত")),
    ("বিষয়ে উঠান বৈঠক আয়োজন", ("বিষয়ে আয়োজিত উঠান বৈঠক", "বিষয়ে উপস্থিত ব্যক্তির শতকরা হার", "বিষয়ে বিতরণকৃত লিফলেট")),
    ("পরিদর্শন ও পরামর্শ প্রদান", ("পরিদর্শিত", "সংক্রান্ত পরিদর্শনের সুপারিশ বাস্তবায়িত", "সংক্রান্ত প্রদত্ত লিখিত পরামর্শ")),
    ("সংক্রান্ত অভিযোগ শ্রবণ", ("সংক্রান্ত শ্রুত অভিযোগ", "সংক্রান্ত মীমাংসিত অভিযোগের অনুপাত", "সংক্রান্ত সন্তুষ্ট অভিযোগকারী")),
    ("সংস্কার ও পুনর্নির্মাণ", ("সংস্কারকৃত", "পুনর্নির্মাণের প্রাক্কলন অনুমোদিত", "সংস্কার কাজের ভৌত অগ্রগতি অর্জিত")),
    ("বিষয়ক হাতে-কলমে প্রশিক্ষণ", ("বিষয়ক প্রশিক্ষিত উপকারভোগী", "বিষয়ক প্রশিক্ষণ মডিউল চূড়ান্তকৃত", "বিষয়ক মূল্যায়ন পরীক্ষা গৃহীত")),
    ("রক্ষায় ভ্রাম্যমাণ আদালত পরিচালনা", ("রক্ষায় পরিচালিত অভিযান", "রক্ষায় জব্দকৃত মালামাল নিলামকৃত", "রক্ষায় আদায়কৃত জরিমানা")),
)
_REMARKS = ("", "", "চলমান", "বরাদ্দ প্রাপ্তি সাপেক্ষে", "গত অর্থবছরের জের অন্তর্ভুক্ত", "যৌথভাবে বাস্তবায়নযোগ্য")


def pieces_of_work(chance: random.Random, words: tuple[str, ...], count: int) -> list[Work]:
    """Return activities about ``words``, each about another."""
    return [_work(chance, word) for word in chance.sample(words, count)]


def _work(chance: random.Random, word: str) -> Work:
    place, (deed, done) = chance.choice(_PLACES), chance.choice(_DEEDS)
    return Work(
        f"{place} {word} {deed}", tuple(f"{place if at else ''} {word} {one}".strip() for at, one in enumerate(done))
    )


def indicator_of(work: Work, number: int) -> str:
    """Return what the indicator ``number`` (from 1) of an activity says."""
    return work.done[number - 1]


def remark(chance: random.Random) -> str:
    """Return a remark, or nothing."""
    return chance.choice(_REMARKS)
