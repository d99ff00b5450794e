"""Figures that both readers misread alike contradict their row, their area or the script of their table."""

import pytest

from suchok.core.plan.catalogue import official_plans
from suchok.core.reading.lines import RawCell, RawRow
from suchok.core.report.document import Source
from suchok.core.report.finding import DOUBTFUL
from suchok.core.report.place import Place
from suchok.core.text.normalise import normalise
from suchok.documents.readers import document_of
from suchok.documents.readers.transcript import Transcript

PLANS = official_plans()
HEADING = "কর্মসম্পাদন ক্ষেত্র|মান|কার্যক্রম|কর্মসম্পাদন সূচক|একক|কর্মসম্পাদন সূচকের মান|লক্ষ্যমাত্রা|||||অর্জন"
PERCENTS = "||||||১০০%|৯০%|৮০%|৭০%|৬০%|"
NUMBERS = "|||[১.১.১] কূপ খনন|সংখ্যা|৫|৫০০|৪৭৫|৪৫০|৪২৫|৪০০|৫০০"
DAYS = "||[১.২] নলকূপ|[১.২.১] নকশা|তারিখ|২.৫|০১/১০/২০২৫|১৫/১০/২০২৫|০১/১১/২০২৫|১৫/১১/২০২৫|০১/১২/২০২৫|০১/১০/২০২৫"
LAST = "|||[১.২.২] মেরামত|সংখ্যা|১০|৯|৮|৭|৬|৫|৮"


def doubts(*lines: str, area: str = "১৭.৫") -> set[str]:
    """Return what is doubtful of a scan whose cells were all read without a doubt."""
    first = f"[১] পানি|{area}|[১.১] কূপ|{lines[0].removeprefix('|||')}"
    raws = [
        RawRow(
            tuple(
                RawCell(normalise(text), Place(page=1, row=row, column=column))
                for column, text in enumerate(line.split("|"), 1)
            )
        )
        for row, line in enumerate((HEADING, PERCENTS, first, *lines[1:]), 1)
    ]
    document = document_of(Transcript(Source("scan.png", "scan", ""), tuple(raws), (), None, scanned=True), PLANS)
    return {str(found.values["printed"]) for found in document.notes if found.code == DOUBTFUL}


def test_a_scan_whose_values_agree_with_each_other_has_no_doubt() -> None:
    assert doubts(NUMBERS, DAYS, LAST) == set()


@pytest.mark.parametrize(
    ("printed", "misread"),
    [
        ("|৪০০|৫০০", "|৮০০|৫০০"),
        ("|৪৫০|", "|৪৫|"),
        ("|৪৫০|", "|৪৭৫|"),
        ("|৪৭৫|", "|০১/১০/২০২৫|"),
    ],
)
def test_a_target_out_of_the_order_of_its_row_is_doubtful(printed: str, misread: str) -> None:
    assert misread.split("|")[1] in doubts(NUMBERS.replace(printed, misread), DAYS, LAST)


def test_of_targets_out_of_order_those_that_agree_with_each_other_are_sure() -> None:
    assert doubts(NUMBERS.replace("|৪৫০|", "|৪৫|"), DAYS, LAST) == {"৪৫"}


@pytest.mark.parametrize("misread", ["১৫১০২০২৫", "১৫১০.২০২৫", "১৫/১০২০২৫"])
def test_a_day_that_lost_its_points_is_doubtful_as_target_and_as_achievement(misread: str) -> None:
    assert doubts(NUMBERS, DAYS.replace("১৫/১০/২০২৫", misread), LAST) == {misread}
    assert doubts(NUMBERS, DAYS.removesuffix("০১/১০/২০২৫") + misread, LAST) == {misread}


def test_the_only_target_of_a_day_that_lost_its_points_is_doubtful() -> None:
    alone = "||[১.২] নলকূপ|[১.২.১] নকশা|তারিখ|২.৫|০১১০.২০২৫|-|-|-|-|-"
    assert doubts(NUMBERS, alone, LAST) == {"০১১০.২০২৫"}


def test_a_weight_that_makes_the_sum_of_its_area_with_a_point_is_doubtful() -> None:
    assert doubts(NUMBERS, DAYS.replace("|২.৫|", "|২৫|"), LAST) == {"২৫"}


def test_a_weight_that_no_point_would_put_right_is_left_to_the_rule_of_sums() -> None:
    assert doubts(NUMBERS, DAYS, LAST, area="২০") == set()


def test_a_weight_of_nothing_is_doubtful() -> None:
    assert doubts(NUMBERS.replace("|৫|", "|০|"), DAYS, LAST) == {"০"}


def test_a_figure_in_another_script_than_the_table_is_doubtful_where_it_looks_like_another() -> None:
    assert doubts(NUMBERS, DAYS, LAST.replace("|৯|৮|৭|", "|৯|4|৭|")) == {"4"}
    assert doubts(NUMBERS.replace("|৫|", "|5|"), DAYS, LAST) == set()


@pytest.mark.parametrize(("read", "printed"), [("9", "৭"), ("80", "৪০")])
def test_figures_that_can_be_those_of_either_script_are_those_of_the_table_and_doubtful(
    read: str, printed: str
) -> None:
    targets = "|৮০|৬০|৫০|৪০|৩০|" if printed == "৪০" else "|৯|৮|৭|৬|৫|"
    assert doubts(NUMBERS, DAYS, LAST.replace("|৯|৮|৭|৬|৫|", targets.replace(printed, read))) == {printed}
