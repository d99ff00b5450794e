"""What people read for every finding code: one sentence in each language, gaps in braces."""

from collections.abc import Mapping

from suchok.core.messages.sentence import Sentence

FINDINGS: Mapping[str, Sentence] = {
    "date.impossible": Sentence(bn="“{printed}” — এমন কোনো দিন ক্যালেন্ডারে নেই।", en="There is no such day as {printed}."),
    "date.malformed": Sentence(
        bn="“{printed}” তারিখ হিসেবে পড়া যায় না; দিন/মাস/বছর লিখতে হবে।",
        en="{printed} cannot be read as a date; write day/month/year.",
    ),
    "date.outside_fiscal_year": Sentence(
        bn="{printed} তারিখটি {year} অর্থবছরের (১ জুলাই – ৩০ জুন) বাইরে।",
        en="{printed} is outside the fiscal year {year} (1 July – 30 June).",
    ),
    "date.swapped": Sentence(
        bn="{printed} তারিখটিতে দিন ও মাস সম্ভবত উল্টে গেছে; {swapped} হলে মেলে।",
        en="Day and month of {printed} seem to be swapped; {swapped} would fit.",
    ),
    "targets.out_of_order": Sentence(
        bn="{level}% স্তরের লক্ষ্যমাত্রা {printed} "
        "তার আগের {higher}% স্তরের {better} এর চেয়ে সহজ নয়; স্তরগুলো ভালো থেকে মন্দের দিকে যাবে।",
        en="The target {printed} at {level}% is not easier than {better} at {higher}%; "
        "levels run from better to worse.",
    ),
    "targets.repeated": Sentence(
        bn="{level}% স্তরের লক্ষ্যমাত্রা {printed}, {higher}% স্তরেরও তা-ই।",
        en="The target at {level}% is {printed}, the same as at {higher}%.",
    ),
    "targets.best_missing": Sentence(bn="সর্বোচ্চ (১০০%) স্তরের লক্ষ্যমাত্রা নেই।", en="The target at 100% is missing."),
    "unit.mismatch": Sentence(
        bn="একক লেখা আছে “{printed}”, কিন্তু লক্ষ্যমাত্রাগুলো {targets}।",
        en="The printed unit is “{printed}”, but the targets are {targets}.",
    ),
    "unit.missing": Sentence(bn="একক লেখা নেই।", en="No unit is printed."),
    "weight.area_sum": Sentence(
        bn="ক্ষেত্র {area} এর মান লেখা আছে {printed}, কিন্তু এর সূচকগুলোর মানের যোগফল {sum}।",
        en="The weight of area {area} is printed as {printed}, but its indicators add up to {sum}.",
    ),
    "weight.plan_sum": Sentence(
        bn="মানের যোগফল {terms} = {sum}, হওয়ার কথা {total}।", en="The weights {terms} add up to {sum} instead of {total}."
    ),
    "weight.missing": Sentence(bn="সূচকের মান লেখা নেই।", en="The indicator has no weight."),
    "weight.not_a_number": Sentence(
        bn="সূচকের মান “{printed}” কোনো সংখ্যা নয়।", en="The weight “{printed}” is not a number."
    ),
    "numbering.serial": Sentence(
        bn="ক্রমিক লেখা আছে {printed}, কিন্তু এটি {number} নম্বর ক্ষেত্র।",
        en="The serial is printed as {printed}, but this is area {number}.",
    ),
    "numbering.activity": Sentence(
        bn="সূচক {printed} এই সারির কার্যক্রম {activity} এর অধীনে পড়ে না।",
        en="Indicator {printed} does not belong to activity {activity} printed in its row.",
    ),
    "numbering.area": Sentence(
        bn="সূচক {printed} ক্ষেত্র {area} এর নিচে আছে, কিন্তু এর নম্বর অন্য ক্ষেত্রের।",
        en="Indicator {printed} stands in area {area}, but its number is of another area.",
    ),
    "numbering.duplicate": Sentence(
        bn="নম্বর {printed} আগেও একবার এসেছে।", en="The number {printed} is used a second time."
    ),
    "numbering.gap": Sentence(
        bn="{printed} এর আগে {missing} নম্বরটি বাদ পড়েছে।", en="The number {missing} is missing before {printed}."
    ),
    "numbering.template": Sentence(
        bn="এই সূচকের নম্বর লেখা আছে {printed}; নির্ধারিত কর্মপরিকল্পনায় এটি {official}।",
        en="This indicator is printed as {printed}; in the official plan it is {official}.",
    ),
    "template.differs": Sentence(
        bn="লেখা আছে “{printed}”, নির্ধারিত কর্মপরিকল্পনায় “{official}”।",
        en="It says “{printed}”, the official plan says “{official}”.",
    ),
    "template.missing_row": Sentence(
        bn="নির্ধারিত সূচক {code} ({title}) এই ছকে নেই।",
        en="The official indicator {code} ({title}) is not in this table.",
    ),
    "template.extra_row": Sentence(
        bn="“{title}” নির্ধারিত কর্মপরিকল্পনার কোনো সূচক নয়।", en="“{title}” is no indicator of the official plan."
    ),
    "header.fiscal_year": Sentence(
        bn="ছকের শিরোনামে {printed} অর্থবছর, কিন্তু প্রতিবেদনের শিরোনামে {title}।",
        en="The table's heading names {printed}, the title names {title}.",
    ),
    "header.period": Sentence(
        bn="শিরোনামে {printed} লেখা, কিন্তু মাসগুলো {months} এর।",
        en="The title says {printed}, but its months are those of {months}.",
    ),
    "achievement.not_measurable": Sentence(
        bn="অর্জনে {unit} চাওয়া হয়েছে, লেখা হয়েছে বর্ণনা: “{printed}”।",
        en="The achievement should be {unit}, but it is prose: “{printed}”.",
    ),
    "achievement.in_remarks": Sentence(
        bn="অর্জনের কলাম নেই; মন্তব্যে একটি মাত্র মান পাওয়া গেছে: {printed}।",
        en="There is no column for achievements; the remarks hold exactly one value: {printed}.",
    ),
    "achievement.wrong_kind": Sentence(
        bn="অর্জনে {unit} চাওয়া হয়েছে, লেখা হয়েছে “{printed}”।",
        en="The achievement should be {unit}, but it says “{printed}”.",
    ),
    "achievement.out_of_range": Sentence(
        bn="অর্জন {printed} সম্ভব নয়: শতকরা ১০০ এর বেশি, শূন্যের কম বা ভগ্নাংশ গণনা হয় না।",
        en="{printed} is no possible achievement: over 100 percent, below zero or a fraction of a count.",
    ),
    "achievement.outside_period": Sentence(
        bn="অর্জনের তারিখ {printed} প্রতিবেদনের সময়সীমা {last} এর পরে।",
        en="The achievement of {printed} is after the end of the period, {last}.",
    ),
    "achievement.after_signature": Sentence(
        bn="অর্জনের তারিখ {printed}, অথচ প্রতিবেদন স্বাক্ষরিত হয়েছে {signed} তারিখে।",
        en="The achievement of {printed} is after the report was signed on {signed}.",
    ),
    "score.exceeds_weight": Sentence(
        bn="প্রাপ্ত নম্বর {printed} সূচকের মান {weight} এর চেয়ে বেশি।",
        en="The mark {printed} is larger than the weight {weight}.",
    ),
    "score.differs": Sentence(
        bn="নম্বর লেখা আছে {printed}; অগ্রগতি অনুযায়ী {progress}, বছর এখন শেষ হলে {mark}।",
        en="The mark is printed as {printed}; by progress it is {progress}, if the year ended now {mark}.",
    ),
    "total.differs": Sentence(
        bn="মোট লেখা আছে {printed}, যোগফল {sum}।", en="The total is printed as {printed}, the sum is {sum}."
    ),
    "signature.before_period_end": Sentence(
        bn="স্বাক্ষরের তারিখ {printed}, কিন্তু প্রতিবেদনের সময় শেষ হয় {last} তারিখে।",
        en="It was signed on {printed}, but the period it reports ended on {last}.",
    ),
    "letter.date_mismatch": Sentence(
        bn="বাংলা তারিখ {printed} আর {date} একই দিন নয়।", en="The Bangla date {printed} and {date} are not the same day."
    ),
    "letter.memo_form": Sentence(
        bn="স্মারক নম্বর {printed} ১৮ বা ২২ অঙ্কের জানা কাঠামোর নয়।",
        en="The memo number {printed} has neither the form of 18 nor that of 22 digits.",
    ),
    "letter.repeat_differs": Sentence(
        bn="অনুলিপি অংশে লেখা {printed}, পত্রের শুরুতে {first}।",
        en="The copy part says {printed}, the head of the letter {first}.",
    ),
    "letter.signatory_differs": Sentence(
        bn="একই ব্যক্তির পদবি এখানে “{printed}”, আগে “{first}”।",
        en="The same person signs here as “{printed}”, above as “{first}”.",
    ),
    "layout.shifted_row": Sentence(
        bn="এই সারির ঘরগুলো সরে গিয়েছিল; ঠিক কলামে বসানো হয়েছে।",
        en="The cells of this row had slid; they were put back under their columns.",
    ),
    "layout.shifted_row.doubtful": Sentence(
        bn="এই সারির ঘরগুলো সরে গিয়েছিল; ঠিক কলামে বসানো হয়েছে, তবে অন্যভাবেও পড়া যায় — মিলিয়ে দেখুন।",
        en="The cells of this row had slid; they were put back, "
        "but another reading is nearly as likely: please compare.",
    ),
    "layout.split_row": Sentence(
        bn="পৃষ্ঠা বদলে ভাগ হয়ে যাওয়া অংশ এই সারিতে জোড়া দেওয়া হয়েছে: “{text}”।",
        en="The rest of this row stood after a page break and was joined: “{text}”.",
    ),
    "layout.garbled_header": Sentence(
        bn="ছকের শিরোনাম অস্পষ্ট বা ভুল; কলাম চেনা হয়েছে বিষয়বস্তু দেখে।",
        en="The table's headings are garbled or wrong; the columns were told from what they hold.",
    ),
    "layout.unplaced": Sentence(bn="এই লেখার জায়গা বোঝা যায়নি: “{text}”।", en="This text found no place: “{text}”."),
    "scan.doubtful": Sentence(
        bn="স্ক্যান থেকে “{printed}” পড়া গেছে, কিন্তু নিশ্চিত নয়; মূল কাগজের সঙ্গে মিলিয়ে নিন।",
        en="The scan was read here as “{printed}”, with doubt; compare it with the paper.",
    ),
    "scan.corrected": Sentence(
        bn="স্ক্যান থেকে পড়া “{printed}” এর জায়গায় নির্ধারিত লেখা “{official}” বসানো হয়েছে।",
        en="The scan read “{printed}”; the official words “{official}” were put in its place.",
    ),
    "document.attachment_differs": Sentence(
        bn="দেখা যায় “{printed}”, কিন্তু PDF-এর ভেতরে রাখা মূল তথ্যে “{attached}”; যা দেখা যায় তা-ই ধরা হয়েছে।",
        en="It shows “{printed}”, but the data kept inside the PDF says “{attached}”; what is shown counts.",
    ),
    "layout.unruled": Sentence(
        bn="এই ছকে কোনো রেখা নেই; কলাম ও সারি লেখার অবস্থান থেকে ধরা হয়েছে, তাই মিলিয়ে দেখুন।",
        en="This table has no rulings; its columns and rows were told from where the texts stand, so compare them.",
    ),
    "text.deletions": Sentence(
        bn="Word-এ মুছে দেওয়া {count}টি অংশ পড়া হয়নি।", en="Passages deleted in Word and not read: {count}."
    ),
    "text.comments": Sentence(
        bn="{count}টি মন্তব্য (Word-এর comment) পড়া হয়নি।", en="Comments of Word not read: {count}."
    ),
    "text.picture": Sentence(
        bn="একটি ছবি ({name}) আছে; ছবির ভেতরের লেখা পড়া হয়নি।",
        en="There is a picture ({name}); text inside it was not read.",
    ),
    "text.bijoy": Sentence(
        bn="লেখা বিজয় (SutonnyMJ) এনকোডিংয়ে ছিল; ইউনিকোডে রূপান্তর করা হয়েছে।",
        en="The text was in the Bijoy (SutonnyMJ) encoding and was converted to Unicode.",
    ),
    "document.no_table": Sentence(
        bn="এই ফাইলে কর্মপরিকল্পনার কোনো ছক পাওয়া যায়নি।", en="No table of a work plan was found in this file."
    ),
}
RUNS: Mapping[str, Sentence] = {
    "template.missing_row": Sentence(
        bn="নির্ধারিত {count}টি সূচক, {code} ({title}) থেকে {last} ({last_title}) পর্যন্ত, এই ছকে নেই।",
        en="{count} official indicators, from {code} ({title}) to {last} ({last_title}), are not in this table.",
    ),
}
"""What is said at once of findings that follow each other in the official plan."""
UNSURE = Sentence(bn=" এগুলোর মান স্ক্যান থেকে নিশ্চিতভাবে পড়া যায়নি: {unsure}।", en=" Numbers read with doubt: {unsure}.")
PROPOSED = Sentence(bn=" প্রস্তাব: {proposal}।", en=" Proposed: {proposal}.")
UNITS: Mapping[str, Sentence] = {
    "date": Sentence(bn="তারিখ", en="a date"),
    "number": Sentence(bn="সংখ্যা", en="a number"),
    "percent": Sentence(bn="শতকরা হার", en="a percentage"),
}
PERIODS: Mapping[str, Sentence] = {
    "Q1": Sentence(bn="১ম ত্রৈমাসিক", en="the first quarter"),
    "Q2": Sentence(bn="২য় ত্রৈমাসিক", en="the second quarter"),
    "Q3": Sentence(bn="৩য় ত্রৈমাসিক", en="the third quarter"),
    "Q4": Sentence(bn="৪র্থ ত্রৈমাসিক", en="the fourth quarter"),
    "H1": Sentence(bn="অর্ধবার্ষিক", en="the half-year"),
    "annual": Sentence(bn="বার্ষিক", en="the year"),
}
TARGET_KINDS: Mapping[str, Sentence] = {
    "date": Sentence(bn="তারিখ", en="dates"),
    "number": Sentence(bn="সংখ্যা", en="numbers"),
    "percent": Sentence(bn="শতকরা হার", en="percentages"),
}
