"""How each mark is explained: one sentence a reason, with its arithmetic."""

from collections.abc import Mapping

from suchok.core.messages.sentence import Sentence

MARKS: Mapping[str, Sentence] = {
    "not_reported": Sentence(
        bn="কোনো অর্জন দেওয়া হয়নি: {weight} এর ০% = {mark}।",
        en="Nothing has been reported: 0% of {weight} = {mark}.",
    ),
    "still_to_come": Sentence(
        bn="{on} তারিখে {coming} দিনটি এখনো আসেনি, তাই এই অর্জন এখনো গণনায় নেই: {weight} এর ০% = {mark}।",
        en="On {on} the day {coming} is still to come, so it does not count yet: 0% of {weight} = {mark}.",
    ),
    "zero_reported": Sentence(
        bn="অর্জন শূন্য দেওয়া হয়েছে: {weight} এর ০% = {mark}।",
        en="Zero has been reported: 0% of {weight} = {mark}.",
    ),
    "not_measurable": Sentence(
        bn="অর্জনে পরিমাপযোগ্য {kind} নেই, তাই নম্বর হিসাব করা যায় না।",
        en="The achievement contains no {kind} that can be measured, so there is no mark.",
    ),
    "reached_best": Sentence(
        bn="অর্জন {achieved} সর্বোচ্চ লক্ষ্যমাত্রায় পৌঁছেছে (১০০%): {weight} এর ১০০% = {mark}।",
        en="{achieved} reaches the best target (100%): 100% of {weight} = {mark}.",
    ),
    "better_than_best": Sentence(
        bn="অর্জন {achieved} সর্বোচ্চ লক্ষ্যমাত্রা {better} (১০০%) এর চেয়ে ভালো, বাড়তি নম্বর নেই: {weight} এর ১০০% = {mark}।",
        en="{achieved} is better than the best target {better} (100%), no bonus: 100% of {weight} = {mark}.",
    ),
    "reached_level": Sentence(
        bn="অর্জন {achieved} লক্ষ্যমাত্রা {better} এ পৌঁছেছে ({percent}%): {weight} এর {percent}% = {mark}।",
        en="{achieved} reaches the target {better} ({percent}%): {percent}% of {weight} = {mark}.",
    ),
    "interpolated": Sentence(
        bn="অর্জন {achieved} পড়ে {worse} ({worse_level}%) ও {better} ({better_level}%) এর মাঝে: "
        "{worse_level} + {span} × {part} ÷ {whole} {equals} {percent}%, {weight} এর {percent}% = {mark}।",
        en="{achieved} lies between {worse} ({worse_level}%) and {better} ({better_level}%): "
        "{worse_level} + {span} × {part} ÷ {whole} {equals} {percent}% of {weight} = {mark}.",
    ),
    "step": Sentence(
        bn="অর্জন {achieved} লক্ষ্যমাত্রা {worse} ({worse_level}%) ছুঁয়েছে, {better} ({better_level}%) ছোঁয়নি: "
        "{weight} এর {percent}% = {mark}।",
        en="{achieved} reaches {worse} ({worse_level}%) but not {better} ({better_level}%): "
        "{percent}% of {weight} = {mark}.",
    ),
    "below_last": Sentence(
        bn="অর্জন {achieved} শেষ লক্ষ্যমাত্রা {worse} ({worse_level}%) এর চেয়ে মন্দ: {weight} এর ০% = {mark}।",
        en="{achieved} is worse than the last target {worse} ({worse_level}%): 0% of {weight} = {mark}.",
    ),
    "pro_rata": Sentence(
        bn="অর্জন {achieved}, ১০০% লক্ষ্যমাত্রা {better}; সমানুপাতিক হারে {percent}%: {weight} এর {percent}% = {mark}।",
        en="{achieved} against the 100% target {better} is {percent}% pro rata: {percent}% of {weight} = {mark}.",
    ),
    "missed": Sentence(
        bn="অর্জন {achieved} লক্ষ্যমাত্রা {better} এ পৌঁছায়নি এবং আংশিক নম্বর নেই: {weight} এর ০% = {mark}।",
        en="{achieved} does not reach the target {better} and nothing is given for a part: 0% of {weight} = {mark}.",
    ),
    "no_targets": Sentence(
        bn="লক্ষ্যমাত্রা ছাড়া নম্বর হিসাব করা যায় না।",
        en="There is no mark without a target.",
    ),
    "levels_unknown": Sentence(
        bn="১০০% এর নিচের লক্ষ্যমাত্রাগুলো জানা না থাকায় অর্জন {achieved} এর নম্বর হিসাব করা যায় না।",
        en="{achieved} cannot be scored until the targets below 100% are known.",
    ),
    "levels_unreadable": Sentence(
        bn="কোনো লক্ষ্যমাত্রা পড়া না যাওয়ায় তা সংশোধন না হওয়া পর্যন্ত অর্জন {achieved} এর নম্বর হিসাব করা যায় না।",
        en="{achieved} cannot be scored until the unreadable target is put right.",
    ),
    "levels_out_of_order": Sentence(
        bn="লক্ষ্যমাত্রার ক্রম ঠিক না হওয়া পর্যন্ত অর্জন {achieved} এর নম্বর হিসাব করা যায় না।",
        en="{achieved} cannot be scored until the order of the targets is put right.",
    ),
    "weight_unknown": Sentence(
        bn="সূচকের মান নেই বা পড়া যায় না, তাই নম্বর হিসাব করা যায় না।",
        en="The weight of the indicator is missing or unreadable, so there is no mark.",
    ),
}

PROGRESS: Mapping[str, Sentence] = {
    "share": Sentence(
        bn="অগ্রগতি: {best} এর মধ্যে {achieved} {equals} {progress}, মান {weight} এর {progress_mark}।",
        en="Progress: {achieved} of {best} {equals} {progress}, {progress_mark} of {weight}.",
    ),
    "lower": Sentence(
        bn="অগ্রগতি: {best} ÷ {achieved} {equals} {progress}, মান {weight} এর {progress_mark}।",
        en="Progress: {best} ÷ {achieved} {equals} {progress}, {progress_mark} of {weight}.",
    ),
    "done": Sentence(
        bn="অগ্রগতি: {achieved} এ সম্পন্ন, মান {weight} এর {progress_mark}।",
        en="Progress: done at {achieved}, {progress_mark} of {weight}.",
    ),
    "no_best_target": Sentence(
        bn="১০০% এর লক্ষ্যমাত্রা না থাকায় অগ্রগতি হিসাব করা যায় না।",
        en="There is no progress without a target at 100%.",
    ),
}

KINDS: Mapping[str, Sentence] = {
    "date": Sentence(bn="তারিখ", en="date"),
    "number": Sentence(bn="সংখ্যা", en="number"),
    "percent": Sentence(bn="শতকরা হার", en="percentage"),
}

EXEMPTIONS: Mapping[str, Sentence] = {
    "rescale": Sentence(
        bn="অফিসটি এই সূচক থেকে অব্যাহতিপ্রাপ্ত ({reason}), তাই এটি গণনায় নেই: মোট নম্বর হলো বাকি সূচকগুলোর নম্বরের "
        "যোগফল × {whole} ÷ {counted}।",
        en="The office is exempted from this indicator ({reason}), so it does not count: the total is the sum of the "
        "other marks × {whole} ÷ {counted}.",
    ),
    "redistribute_in_area": Sentence(
        bn="অফিসটি এই সূচক থেকে অব্যাহতিপ্রাপ্ত ({reason}), তাই এটি গণনায় নেই: মোট নম্বরে এই ক্ষেত্রের বাকি সূচকগুলোর "
        "নম্বর × {whole} ÷ {counted} ধরা হয়।",
        en="The office is exempted from this indicator ({reason}), so it does not count: in the total the other marks "
        "of its area are taken × {whole} ÷ {counted}.",
    ),
    "other_areas": Sentence(
        bn="অফিসটি এই ক্ষেত্রের সব সূচক থেকে অব্যাহতিপ্রাপ্ত ({reason}), তাই এটি গণনায় নেই: মোট নম্বরে অন্য ক্ষেত্রগুলোর "
        "নম্বর × {whole} ÷ {counted} ধরা হয়।",
        en="The office is exempted from every indicator of this area ({reason}), so it does not count: in the total "
        "the marks of the other areas are taken × {whole} ÷ {counted}.",
    ),
    "full_marks": Sentence(
        bn="অফিসটি এই সূচক থেকে অব্যাহতিপ্রাপ্ত ({reason}), তাই অর্জন গণনায় নেই: মোট নম্বরে এর পূর্ণ নম্বর ধরা হয়, "
        "{weight} এর {percent}% = {mark}।",
        en="The office is exempted from this indicator ({reason}), so no achievement counts: in the total it stands "
        "with full marks, {percent}% of {weight} = {mark}.",
    ),
    "nothing_counts": Sentence(
        bn="অফিসটি এই সূচকসহ সব সূচক থেকে অব্যাহতিপ্রাপ্ত ({reason}), তাই মোট নম্বর নেই।",
        en="The office is exempted from this indicator as from every other one ({reason}), so there is no total.",
    ),
}

KEPT = Sentence(
    bn="এখানে যা লেখা হয়েছে তা রাখা আছে, কিন্তু গণনায় নেই।",
    en="What was reported here is kept and does not count.",
)

LEFT_OUT = Sentence(
    bn="যে প্রতিবেদনে পরিমাপযোগ্য মান নেই তা হিসাবে ধরা হয়নি।",
    en="A report without a measurable value has not been counted.",
)

LIMITED = Sentence(
    bn="কোনো ত্রৈমাসিকে নির্ধারিত সর্বোচ্চ সংখ্যার বেশি ধরা হয়নি।",
    en="A quarter has been counted with no more than it can bring.",
)

UNREACHABLE = Sentence(
    bn="লক্ষ্যমাত্রাগুলো জানা ও ঠিক না হওয়া পর্যন্ত সর্বোচ্চ সম্ভাব্য নম্বর বলা যায় না।",
    en="The best mark still possible cannot be told until the targets are known and right.",
)
