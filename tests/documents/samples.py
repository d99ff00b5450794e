"""Documents for the writers' tests: an invented office, the official plan of 2022-23."""

from pathlib import Path

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

_HERE = Path(__file__).parent
# Each line: area | activity | indicator | unit | weight | one target a level | achievement | mark | remarks
MINISTRY_REPORT = (_HERE / "ministry_report.psv").read_text().strip()

FIELD_PLAN = (_HERE / "field_plan.psv").read_text().strip()

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
    signatory = Signatory("মোছাঃ নমুনা বেগম", "সিস্টেম এনালিস্ট\nও সদস্য-সচিব, ইনোভেশন টিম", "০২-০০০০০০০\nofficer@example.org")
    return Letter(
        letterhead=Letterhead("গণপ্রজাতন্ত্রী বাংলাদেশ সরকার", "নদী ও হাওর মন্ত্রণালয়", "আইসিটি শাখা", "www.example.gov.bd"),
        memo_number=number,
        date=written("০৯/১০/২০২২"),
        bangla_date="২৪ আশ্বিন ১৪২৯",
        subject="২০২২-২৩ অর্থবছরের ই-গভর্ন্যান্স ও উদ্ভাবন কর্মপরিকল্পনা এর ১ম ত্রৈমাসিক অগ্রগতি প্রতিবেদন প্রেরণ।",
        references=(Reference("মন্ত্রিপরিষদ বিভাগ", "০৪.০০.০০০০.৮৩৩.৩৩.০০৫.১৯.১৩৫", written("১০/০৯/২০২২")),),
        body="উপর্যুক্ত বিষয় ও সূত্রস্থ পত্রের প্রেক্ষিতে নদী ও হাওর মন্ত্রণালয়ের ২০২২-২৩ অর্থবছরের ই-গভর্ন্যান্স ও "
        "উদ্ভাবন কর্মপরিকল্পনার ১ম ত্রৈমাসিক অগ্রগতি প্রতিবেদন নির্দেশক্রমে এতদসঙ্গে প্রেরণ করা হলো।",
        enclosures="বর্ণনামতে ০২ (দুই) পাতা।",
        recipient="উপসচিব\nই-গভর্ন্যান্স-২ অধিশাখা\nমন্ত্রিপরিষদ বিভাগ",
        copies=(
            "সচিব মহোদয়ের একান্ত সচিব, নদী ও হাওর মন্ত্রণালয়।",
            "প্রোগ্রামার, আইসিটি শাখা (ওয়েবসাইটে প্রকাশের অনুরোধসহ)।",
            "অফিস কপি।",
        ),
        copies_note="সদয় জ্ঞাতার্থে ও কার্যার্থে প্রেরণ করা হলো (জ্যেষ্ঠতার ক্রমানুসারে নয়)",
        signatories=(signatory, Signatory("মোছাঃ নমুনা বেগম", "সিস্টেম এনালিস্ট", None)),
        repeated=RepeatedHeading(number, written("০৯/১০/২০২২"), "২৪ আশ্বিন ১৪২৯"),
    )


def signatures() -> tuple[Signature, ...]:
    """Return two signature blocks below the report."""
    return (
        Signature("মোছাঃ নমুনা বেগম\nসিস্টেম এনালিস্ট\n০৯/১০/২০২২", written("০৯/১০/২০২২"), 0, NOWHERE),
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
