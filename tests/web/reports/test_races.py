"""Two people at the same moment: with the lock switched off one overwrites the other, with it on nobody does."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from threading import Barrier, BrokenBarrierError

import pytest
from django.db import connections
from django.db.models import QuerySet

from suchok.core.plan.fiscal_year import Period
from suchok.core.workflow import Step, StepNotAllowed
from suchok.web.audit.models import Entry
from suchok.web.plans.actions import steps
from suchok.web.reports import actions
from suchok.web.reports.actions import Kept, Typed, begin_report, return_report, save_cells, step_report
from suchok.web.reports.models import Report, ReportCell
from tests.people import cast
from tests.web.reports.year import approved, begun, fill, submitted

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(params=["lock off", "lock on"])
def locked(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> bool:
    """Switch the row locks off, or leave them on."""
    if request.param == "lock off":
        monkeypatch.setattr(QuerySet, "select_for_update", lambda rows, **options: rows.all())
    return bool(request.param == "lock on")


@pytest.fixture
def meeting(monkeypatch: pytest.MonkeyPatch) -> Barrier:
    """Let both wait for each other between reading and writing; whom a lock keeps out is not waited for long."""
    barrier = Barrier(2)

    def meet(before: Callable[..., object]) -> Callable[..., object]:
        def met(*arguments: object, **named: object) -> object:
            with suppress(BrokenBarrierError):
                barrier.wait(timeout=1)
            return before(*arguments, **named)

        return met

    monkeypatch.setattr(actions, "_kept", meet(actions._kept))
    monkeypatch.setattr(steps, "advance", meet(steps.advance))
    return barrier


def together(*acts: Callable[[], object]) -> list[object]:
    """Do things at the same moment, each on a connection of its own; return results and errors."""

    def done(act: Callable[[], object]) -> object:
        try:
            return act()
        except Exception as error:  # noqa: BLE001 - looked at by the test
            return error
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(done, acts))


def test_a_cell_that_two_people_fill(locked: bool, meeting: Barrier) -> None:
    people = cast()
    report = begun(people)
    save = [Typed("3.1.1", "achievement", "০", 0)]
    meeting.reset()
    save_cells(report_id=report.pk, typed=save, actor=people.officer)
    meeting.reset()

    def typing(text: str, who: str) -> Callable[[], object]:
        typed = [Typed("3.1.1", "achievement", text, 1)]
        return lambda: save_cells(report_id=report.pk, typed=typed, actor=getattr(people, who))

    outcomes = [
        result[0] for result in together(typing("১", "officer"), typing("২", "head")) if isinstance(result, list)
    ]
    told_as_kept = [each.typed.text for each in outcomes if isinstance(each, Kept) and each.is_mine]
    if locked:
        assert told_as_kept == [ReportCell.objects.get().text]
        assert len(outcomes) == 2
    else:
        # Both are told that their words stand, and those of one are gone.
        assert sorted(told_as_kept) == ["১", "২"]


def test_a_report_that_one_accepts_and_another_returns(locked: bool, meeting: Barrier) -> None:
    people = cast()
    report = submitted(people)
    meeting.reset()
    results = together(
        lambda: step_report(report_id=report.pk, step=Step.ACCEPT, actor=people.reviewer),
        lambda: return_report(report_id=report.pk, reasons={}, reason="why", actor=people.reviewer),
    )
    refused = [result for result in results if isinstance(result, StepNotAllowed)]
    acts = set(Entry.objects.filter(act__in=["report.accept", "report.return"]).values_list("act", flat=True))
    if locked:
        assert len(refused) == 1
        assert len(acts) == 1
    else:
        # Both are in the history, and the report stands where the slower of them put it.
        assert refused == []
        assert acts == {"report.accept", "report.return"}


def test_a_report_that_two_people_begin_is_one_report() -> None:
    people = cast()
    plan = approved(people)
    results = together(
        lambda: begin_report(plan_id=plan.pk, period=Period.Q1, actor=people.officer),
        lambda: begin_report(plan_id=plan.pk, period=Period.Q1, actor=people.head),
    )
    assert results == [Report.objects.get(), Report.objects.get()]


def test_saving_and_handing_over_at_once_loses_no_cell() -> None:
    people = cast()
    report = begun(people)
    fill(report, people.officer, **{"2.1.1": "৮০%"})
    results = together(
        lambda: step_report(report_id=report.pk, step=Step.FORWARD, actor=people.officer),
        lambda: fill(report, people.head, **{"3.1.1": "১"}),
    )
    saved = ReportCell.objects.filter(code="3.1.1").exists()
    refused = isinstance(results[1], StepNotAllowed)
    assert saved is not refused
    assert Report.objects.get().status == "forwarded"
