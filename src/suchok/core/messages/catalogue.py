"""What is said about a plan file that is broken or not there."""

from collections.abc import Mapping

from suchok.core.messages.sentence import Sentence

BROKEN_PLAN = Sentence(bn="{file} ফাইলে {key}: {reason}।", en="In {file}, {key}: {reason}.")
UNKNOWN_PLAN = Sentence(
    bn="{year} অর্থবছরে '{level}' পর্যায়ের কোনো কর্মপরিকল্পনা নেই; আছে: {known}।",
    en="There is no official plan of {year} for the level '{level}'; there are: {known}.",
)

REASONS: Mapping[str, Sentence] = {
    "not_toml": Sentence(bn="পড়া যায় না ({detail})", en="cannot be read ({detail})"),
    "missing": Sentence(bn="দেওয়া হয়নি", en="is missing"),
    "unknown_key": Sentence(bn="এখানে এ নামের কিছু থাকে না", en="nothing of this name belongs here"),
    "not_text": Sentence(bn="এখানে লেখা থাকতে হবে", en="must be a text that is not empty"),
    "not_a_number": Sentence(
        bn="সংখ্যা হতে হবে, দশমিকের পরে সর্বোচ্চ ছয় ঘর", en="must be a number with at most six decimals"
    ),
    "not_positive": Sentence(bn="শূন্যের চেয়ে বড় সংখ্যা হতে হবে, {found} নয়", en="must be above zero, not {found}"),
    "not_a_date": Sentence(bn="তারিখ হতে হবে, যেমন 2023-05-04", en="must be a date such as 2023-05-04"),
    "not_a_flag": Sentence(bn="true অথবা false হতে হবে", en="must be true or false"),
    "not_a_list": Sentence(bn="তালিকা হতে হবে", en="must be a list"),
    "not_a_table": Sentence(bn="সারণি হতে হবে", en="must be a table"),
    "not_one_of": Sentence(bn="'{found}' নয়, এর একটি হতে হবে: {allowed}", en="must be one of {allowed}, not '{found}'"),
    "not_a_year": Sentence(bn="অর্থবছর হতে হবে, যেমন 2022-23", en="must be a fiscal year such as 2022-23"),
    "not_a_level": Sentence(bn="'{found}' মানদণ্ডের কোনো স্তর নয়", en="'{found}' is no level of the scale"),
    "scale_best": Sentence(bn="প্রথম স্তর ১০০ হতে হবে", en="must begin with the level 100"),
    "scale_order": Sentence(
        bn="স্তরগুলো বড় থেকে ছোট ক্রমে নেই: {higher} এর পরে {lower}",
        en="the levels must run from the best down: {lower} stands after {higher}",
    ),
    "target_kind": Sentence(
        bn="একক '{unit}' হলে লক্ষ্যমাত্রা '{found}' হতে পারে না",
        en="an indicator of unit '{unit}' cannot have the target '{found}'",
    ),
    "target_twice": Sentence(
        bn="স্তর {level} এর লক্ষ্যমাত্রা দেওয়া আছে, আবার অজানাও বলা আছে",
        en="level {level} has a target and is called unknown as well",
    ),
    "target_best": Sentence(bn="১০০ স্তরের লক্ষ্যমাত্রা নেই", en="there is no target at the level 100"),
    "target_order": Sentence(
        bn="স্তর {level} এর লক্ষ্যমাত্রা আগের স্তরের চেয়ে মন্দ নয়",
        en="the target at level {level} is not worse than the one before",
    ),
    "deadline_far": Sentence(
        bn="{day} তারিখটি {year} অর্থবছর থেকে এক বছরের বেশি দূরে",
        en="{day} is more than a year away from the fiscal year {year}",
    ),
    "target_year": Sentence(
        bn="স্তর {level} এর তারিখ অর্থবছরের বাইরে", en="the date at level {level} lies outside the fiscal year"
    ),
    "combine_unit": Sentence(bn="একক '{unit}' হলে '{combine}' খাটে না", en="'{combine}' does not fit the unit '{unit}'"),
    "code_outside": Sentence(bn="কোড {found} অংশ {parent} এর নয়", en="the code {found} does not belong to {parent}"),
    "code_twice": Sentence(bn="কোড {found} আগেও আছে", en="the code {found} stands twice"),
    "area_sum": Sentence(
        bn="ক্ষেত্রের মান {weight}, সূচকগুলোর মানের যোগফল {sum}",
        en="the area weighs {weight}, its indicators add up to {sum}",
    ),
    "plan_sum": Sentence(bn="মোট {total}, মানের যোগফল {sum}", en="the total is {total}, the weights add up to {sum}"),
    "nothing_inside": Sentence(bn="এর মধ্যে কিছু নেই", en="is empty"),
    "both_forms": Sentence(
        bn="ক্ষেত্রযুক্ত ও ক্ষেত্রবিহীন কার্যক্রম একসঙ্গে থাকতে পারে না", en="a plan has areas or activities without areas, not both"
    ),
    "evidence_unnamed": Sentence(
        bn="প্রমাণক '{found}' এর নাম দেওয়া নেই", en="the evidence '{found}' has no names in [evidence]"
    ),
}
