"""Fiscal years by their code."""

import pytest

from suchok.core.plan.fiscal_year import FiscalYear, UnknownFiscalYear


@pytest.mark.parametrize(("code", "start"), [("2022-23", 2022), ("1999-00", 1999), ("2021-22", 2021)])
def test_a_year_from_its_code(code: str, start: int) -> None:
    assert FiscalYear.from_code(code) == FiscalYear(start)
    assert FiscalYear(start).code == code


@pytest.mark.parametrize("code", ["", "2022", "2022-24", "2022-2023", "২০২২-২৩", "2022/23", " 2022-23"])
def test_what_is_no_year(code: str) -> None:
    with pytest.raises(UnknownFiscalYear):
        FiscalYear.from_code(code)
