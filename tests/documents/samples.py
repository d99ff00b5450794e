"""Documents for the writers' tests: an invented office, the official plan of 2022-23."""

from suchok.core.plan.fiscal_year import FiscalYear, Period
from suchok.core.plan.unit import Unit
from suchok.core.report.document import (
    ActivityRow,
    AreaRow,
    Cell,
    Document,
    IndicatorRow,
    Letter,
    Letterhead,
    Office,
    Reference,
    RepeatedHeading,
    Sheet,
    SheetKind,
    Signatory,
    Signature,
    Source,
)
from suchok.core.report.place import Place
from suchok.core.text.normalise import normalise
from suchok.core.text.values import Shape, WrittenValue
from suchok.core.text.written import written_value

NOWHERE = Place()
UNITS = {"তারিখ": Unit.DATE, "সংখ্যা": Unit.NUMBER, "%": Unit.PERCENT}

# area | activity | indicator | unit | weight | 100 | 90 | 80 | 70 | 60 | achievement | mark | remarks
MINISTRY_REPORT = """
1|1.1 সেবা সহজিকরণ/ডিজিটাইজেশনের মাধ্যমে উদ্ভাবনী ধারণা বাস্তবায়ন|1.1.1 সেবা সহজিকরণ/ডিজিটাইজেশনের মাধ্যমে ন্যূনতম একটি উদ্ভাবনী ধারণা বাস্তবায়িত|তারিখ|10|04/05/2023|11/05/2023|18/05/2023|25/05/2023|31/05/2023|||ধারণা নির্বাচন করা হয়েছে
1|1.2 ইতঃপূর্বে বাস্তবায়িত উদ্ভাবনী ধারণা, সহজিকৃত ও ডিজিটাইজকৃত সেবার ডাটাবেজ প্রস্তুত করা এবং সেবাসমূহ চালু রাখা|1.2.1 ইতঃপূর্বে বাস্তবায়িত উদ্ভাবনী ধারণা, সহজিকৃত ও ডিজিটাইজকৃত সেবার ডাটাবেজ প্রস্তুতকৃত|তারিখ|2|13/10/2022|27/10/2022|10/11/2022|||২০/০৯/২০২২|2|
1|1.2 ইতঃপূর্বে বাস্তবায়িত উদ্ভাবনী ধারণা, সহজিকৃত ও ডিজিটাইজকৃত সেবার ডাটাবেজ প্রস্তুত করা এবং সেবাসমূহ চালু রাখা|1.2.2 ইতঃপূর্বে বাস্তবায়িত উদ্ভাবনী ধারণা, সহজিকৃত ও ডিজিটাইজকৃত সেবাসমূহ চালুকৃত|তারিখ|7|04/05/2023|11/05/2023|18/05/2023|25/05/2023|31/05/2023|||
1|1.3 ই-নথির ব্যবহার বৃদ্ধি|1.3.1 ই-ফাইলে নোট নিষ্পত্তিকৃত|%|4|85%|80%|75%|70%|60%|৯৭.৮৩%|4|ই-নথির প্রতিবেদন সংযুক্ত
1|1.4 ৪র্থ শিল্প বিপ্লবের সম্ভাব্য চ্যালেঞ্জ মোকাবেলায় আইন/পলিসি/কর্মপরিকল্পনা প্রণয়ন এবং বিষয়ভিত্তিক কর্মশালা আয়োজন|1.4.1 ৪র্থ শিল্প বিপ্লবের সম্ভাব্য চ্যালেঞ্জ মোকাবেলায় আইন/পলিসি/কর্মপরিকল্পনা প্রণীত|তারিখ|4|31/10/2022|16/11/2022|30/11/2022|15/12/2022|29/12/2022|||খসড়া প্রস্তুত
1|1.4 ৪র্থ শিল্প বিপ্লবের সম্ভাব্য চ্যালেঞ্জ মোকাবেলায় আইন/পলিসি/কর্মপরিকল্পনা প্রণয়ন এবং বিষয়ভিত্তিক কর্মশালা আয়োজন|1.4.2 ৪র্থ শিল্প বিপ্লবের চ্যালেঞ্জ মোকাবেলায় বিষয়ভিত্তিক কর্মশালা আয়োজিত|সংখ্যা|3|2||1||||1.5|
2|2.1 তথ্য বাতায়ন হালনাগাদকরণ|2.1.1 তথ্য বাতায়ন হালনাগাদকৃত (ত্রৈমাসিক ভিত্তিতে)|সংখ্যা|6|4|3||2||১টি|1.5|নিয়মিত হালনাগাদ করা হচ্ছে
2|2.2 ই-গভর্ন্যান্স ও উদ্ভাবন কর্মপরিকল্পনা বাস্তবায়ন|2.2.1 কর্মপরিকল্পনা বাস্তবায়ন সংক্রান্ত প্রশিক্ষণ আয়োজিত|সংখ্যা|3|4|3|2|||1|0.75|
2|2.2 ই-গভর্ন্যান্স ও উদ্ভাবন কর্মপরিকল্পনা বাস্তবায়ন|2.2.2 ই-গভর্ন্যান্স কর্মপরিকল্পনা বাস্তবায়নের জন্য বরাদ্দকৃত অর্থ ব্যয়িত|%|3|80%|70%|60%|55%|50%|20%|0.75|
2|2.2 ই-গভর্ন্যান্স ও উদ্ভাবন কর্মপরিকল্পনা বাস্তবায়ন|2.2.3 কর্মপরিকল্পনার অর্ধবার্ষিক স্ব-মূল্যায়ন প্রতিবেদন মন্ত্রিপরিষদ বিভাগে প্রেরিত|তারিখ|3|15/01/2023|22/01/2023|31/02/2023|09/02/2023|16/02/2023|||
2|2.2 ই-গভর্ন্যান্স ও উদ্ভাবন কর্মপরিকল্পনা বাস্তবায়ন|2.2.4 আওতাধীন দপ্তর/সংস্থার অর্ধবার্ষিক স্ব-মূল্যায়ন প্রতিবেদন পর্যালোচনা সংক্রান্ত প্রতিবেদন মন্ত্রিপরিষদ বিভাগে প্রেরিত|তারিখ|2|31/01/2023|09/02/2023|16/02/2023|23/02/2023|28/02/2023|||
2|2.2 ই-গভর্ন্যান্স ও উদ্ভাবন কর্মপরিকল্পনা বাস্তবায়ন|2.2.5 দেশে/বিদেশে বাস্তবায়িত ন্যূনতম একটি উদ্ভাবনী উদ্যোগ পরিদর্শনকৃত|তারিখ|3|31/05/2023|30/06/2023||||||
""".strip()

FIELD_PLAN = """
|1.1 একটি উদ্ভাবনী ধারণা/সেবা সহজিকরণ/ডিজিটাইজেশন বাস্তবায়ন|1.1.1 একটি উদ্ভাবনী ধারণা/সেবা সহজিকরণ/ডিজিটাইজেশন বাস্তবায়িত|তারিখ|10|16/03/2023|30/03/2023|13/04/2023|||
|2.1 ই-নথির ব্যবহার বৃদ্ধি|2.1.1 ই-ফাইলে নোট নিষ্পত্তিকৃত|%|10|80%|70%|60%|||
|3.1 তথ্য বাতায়ন হালনাগাদকরণ|3.1.1 তথ্য বাতায়ন হালনাগাদকৃত|সংখ্যা|15|4|3|2|||
|4.1 ৪র্থ শিল্পবিপ্লবের চ্যালেঞ্জ মোকাবেলায় করণীয় বিষয়ে অবহিতকরণ সভা/কর্মশালা আয়োজন|4.1.1 ৪র্থ শিল্পবিপ্লবের চ্যালেঞ্জ মোকাবেলায় করণীয় বিষয়ে অবহিতকরণ সভা/কর্মশালা আয়োজিত|সংখ্যা|5|2|1||||
|5.1 ই-গভর্ন্যান্স ও উদ্ভাবন কর্মপরিকল্পনা বাস্তবায়ন|5.1.1 কর্মপরিকল্পনা বাস্তবায়ন সংক্রান্ত প্রশিক্ষণ আয়োজিত|সংখ্যা|6|4|3|2|||
|5.1 ই-গভর্ন্যান্স ও উদ্ভাবন কর্মপরিকল্পনা বাস্তবায়ন|5.1.2 কর্মপরিকল্পনার অর্ধবার্ষিক স্ব-মূল্যায়ন প্রতিবেদন ঊর্ধ্বতন কর্তৃপক্ষের নিকট প্রেরিত|তারিখ|4|15/01/2023|31/01/2023|09/02/2023|||
""".strip()

MINISTRY_LEVELS, FIELD_LEVELS = (100, 90, 80, 70, 60), (100, 80, 60)


def written(text: str) -> WrittenValue:
    """Return what ``text`` says after the normalisation that reading does."""
    return written_value(normalise(text))


def cell(text: str) -> Cell | None:
    """Return the cell of a text, or ``None`` for a blank one."""
    value = written(text)
    return None if value.shape is Shape.BLANK else Cell(value, NOWHERE)


def indicator_row(line: str, levels: tuple[int, ...]) -> IndicatorRow:
    """Return the row of a line of the tables above."""
    area, activity, title, unit, weight, *rest = map(normalise, line.split("|"))
    targets, (achievement, score, remarks) = rest[: len(levels)], rest[len(levels) :]
    activity_code, _, activity_title = activity.partition(" ")
    code, _, name = title.partition(" ")
    return IndicatorRow(
        code=code,
        area=area or None,
        activity=ActivityRow(activity_code, activity_title, printed=True),
        title=name,
        unit=UNITS[unit],
        unit_text=unit,
        weight=cell(weight),
        targets={percent: cell(text) for percent, text in zip(levels, targets, strict=True)},
        place=NOWHERE,
        achievement=cell(achievement),
        score=cell(score),
        remarks=cell(remarks),
    )


def rows_of(table: str, levels: tuple[int, ...]) -> tuple[IndicatorRow, ...]:
    """Return the rows of a whole table."""
    return tuple(indicator_row(line, levels) for line in table.splitlines())


def areas() -> tuple[AreaRow, ...]:
    """Return the two areas of the ministry plan of 2022-23."""
    first = "ই-গভর্ন্যান্স ও উদ্ভাবন সংক্রান্ত কার্যক্রমের বাস্তবায়ন জোরদারকরণ"
    return (
        AreaRow("1", normalise(first), cell("30"), NOWHERE),
        AreaRow("2", normalise("প্রাতিষ্ঠানিক সক্ষমতা বৃদ্ধি"), cell("20"), NOWHERE),
    )


def ministry_report(rows: tuple[IndicatorRow, ...] | None = None) -> Sheet:
    """Return the first quarter's report of an invented ministry, with one impossible date."""
    title = "ই-গভর্ন্যান্স ও উদ্ভাবন কর্মপরিকল্পনা ২০২২-২৩ এর ১ম ত্রৈমাসিক প্রতিবেদন (জুলাই-সেপ্টেম্বর ২০২২)"
    return Sheet(
        kind=SheetKind.REPORT,
        title=normalise(title),
        office=Office(name=normalise("নদী ও হাওর মন্ত্রণালয়"), level="ministry"),
        fiscal_year=FiscalYear(2022),
        period=Period.Q1,
        levels=MINISTRY_LEVELS,
        areas=areas(),
        indicators=rows or rows_of(MINISTRY_REPORT, MINISTRY_LEVELS),
        has_achievements=True,
    )


def field_plan() -> Sheet:
    """Return the plan of field offices: three levels, no areas."""
    return Sheet(
        kind=SheetKind.PLAN,
        title=normalise("ই-গভর্ন্যান্স ও উদ্ভাবন কর্মপরিকল্পনা ২০২২-২৩\n(মাঠ পর্যায়ের অফিসের জন্য)"),
        office=Office(level="field"),
        fiscal_year=FiscalYear(2022),
        period=None,
        levels=FIELD_LEVELS,
        areas=(),
        indicators=rows_of(FIELD_PLAN, FIELD_LEVELS),
    )


def covering_letter() -> Letter:
    """Return the letter that goes with the report."""
    number = "৯৯.০০.০০০০.০৫৩.৮৮.০০১.২২-৩০৭"
    signatory = Signatory("মোছাঃ নমুনা বেগম", "সিস্টেম এনালিস্ট\nও সদস্য-সচিব, ইনোভেশন টিম", "ই-মেইল: officer@example.org")
    return Letter(
        letterhead=Letterhead(
            "গণপ্রজাতন্ত্রী বাংলাদেশ সরকার", "নদী ও হাওর মন্ত্রণালয়", "আইসিটি শাখা", "www.example.gov.bd"
        ),
        memo_number=number,
        date=written("০৯/১০/২০২২"),
        bangla_date="২৪ আশ্বিন ১৪২৯",
        subject="২০২২-২৩ অর্থবছরের ই-গভর্ন্যান্স ও উদ্ভাবন কর্মপরিকল্পনা এর ১ম ত্রৈমাসিক অগ্রগতি প্রতিবেদন প্রেরণ।",
        references=(Reference("মন্ত্রিপরিষদ বিভাগ", "০৪.০০.০০০০.৮৩৩.৩৩.০০৫.১৯.১৩৫", written("১০/০৯/২০২২")),),
        body="উপর্যুক্ত বিষয় ও সূত্রস্থ পত্রের প্রেক্ষিতে নদী ও হাওর মন্ত্রণালয়ের ২০২২-২৩ অর্থবছরের ই-গভর্ন্যান্স ও "
        "উদ্ভাবন কর্মপরিকল্পনার ১ম ত্রৈমাসিক অগ্রগতি প্রতিবেদন নির্দেশক্রমে এতদসঙ্গে প্রেরণ করা হলো।",
        enclosures="বর্ণনামতে ০২ (দুই) পাতা।",
        recipient="উপসচিব\nই-গভর্ন্যান্স-২ অধিশাখা\nমন্ত্রিপরিষদ বিভাগ",
        copies=("সচিব মহোদয়ের একান্ত সচিব, নদী ও হাওর মন্ত্রণালয়।", "প্রোগ্রামার, আইসিটি শাখা (ওয়েবসাইটে প্রকাশের অনুরোধসহ)।", "অফিস কপি।"),
        copies_note="অনুলিপি সদয় জ্ঞাতার্থে ও কার্যার্থে প্রেরণ করা হলো (জ্যেষ্ঠতার ক্রমানুসারে নয়)",
        signatories=(signatory, Signatory("মোছাঃ নমুনা বেগম", "সিস্টেম এনালিস্ট", None)),
        repeated=RepeatedHeading(number, written("০৯/১০/২০২২"), "২৪ আশ্বিন ১৪২৯"),
    )


def signatures() -> tuple[Signature, ...]:
    """Return two signature blocks below the report."""
    return (
        Signature("মোছাঃ নমুনা বেগম\nসিস্টেম এনালিস্ট", written("০৯/১০/২০২২"), 0, NOWHERE),
        Signature("জনাব উদাহরণ আলী\nসচিব\nনদী ও হাওর মন্ত্রণালয়", None, 0, NOWHERE),
    )


def report(rows: tuple[IndicatorRow, ...] | None = None, *, with_letter: bool = True) -> Document:
    """Return the report with its letter and signatures."""
    return Document(
        source=Source("report.txt", "text", "0" * 64),
        letter=covering_letter() if with_letter else None,
        sheets=(ministry_report(rows),),
        signatures=signatures(),
        unplaced=(),
    )


def plan() -> Document:
    """Return the plan of field offices alone."""
    return Document(Source("plan.txt", "text", "0" * 64), None, (field_plan(),), (), ())


def long_report(length: int) -> Document:
    """Return a report of ``length`` rows: the twelve official ones over and over, areas in two halves."""
    twelve = rows_of(MINISTRY_REPORT, MINISTRY_LEVELS)
    return report(tuple(twelve[index % 12] for index in range(length)), with_letter=False)
