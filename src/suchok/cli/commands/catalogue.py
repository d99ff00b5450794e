"""``suchok catalogue``: the official plans."""

import argparse

from rich.markup import escape

from suchok.cli.arguments import UsageError, add_common
from suchok.cli.commands.read import sheet_table
from suchok.cli.failures import Failure
from suchok.cli.inputs import plans_of
from suchok.cli.output import console, in_language, print_json, table
from suchok.core.messages.sentence import Sentence
from suchok.core.plan.catalogue import UnknownPlan
from suchok.core.plan.plan import Plan
from suchok.core.report.official_sheet import sheet_of_plan
from suchok.core.text.values import shortest
from suchok.documents.writers.json import sheet_as_json

_HEADINGS = (
    Sentence("অর্থবছর", "year"),
    Sentence("পর্যায়", "level"),
    Sentence("শিরোনাম", "title"),
    Sentence("সূচক", "indicators"),
    Sentence("মোট মান", "total"),
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command understands."""
    parser.description = "List the official plans, or show one: suchok catalogue show 2022-23 ministry."
    parser.add_argument("action", nargs="?", choices=("list", "show"), default="list")
    parser.add_argument("year", nargs="?", metavar="YEAR", help="a fiscal year such as 2022-23")
    parser.add_argument("level", nargs="?", metavar="LEVEL", help="an office level such as ministry or field")
    parser.add_argument("--json", action="store_true", help="JSON; show: one sheet of suchok.document/1")
    add_common(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """List the plans or show one."""
    plans = sorted(plans_of(options), key=lambda plan: (plan.fiscal_year, plan.level))
    if options.action == "list" and options.year is not None:
        raise UsageError("suchok catalogue: list takes no year; did you mean show? (see suchok catalogue --help)")
    if options.action == "list":
        _list(plans, options)
        return 0
    plan = next((plan for plan in plans if (plan.fiscal_year.code, plan.level) == (options.year, options.level)), None)
    if plan is None:
        known = [f"{plan.fiscal_year.code} {plan.level}" for plan in plans]
        error = UnknownPlan(year=options.year or "–", level=options.level or "–", known=known)
        raise Failure.of(error.sentence, options.lang)
    if options.json:
        print_json(sheet_as_json(sheet_of_plan(plan)), one_line=False)
    else:
        source, _language = plan.source_in(options.lang)
        console().print(sheet_table(sheet_of_plan(plan), options.lang), escape(source))
    return 0


def _list(plans: list[Plan], options: argparse.Namespace) -> None:
    if options.json:
        print_json({"plans": [_as_json(plan) for plan in plans]}, one_line=False)
        return
    made = table(*(in_language(heading, options.lang) for heading in _HEADINGS))
    for plan in plans:
        title = in_language(Sentence(plan.title_bn, plan.title_en), options.lang)
        made.add_row(plan.fiscal_year.code, plan.level, escape(title), str(len(plan.indicators)), shortest(plan.total))
    console().print(made)


def _as_json(plan: Plan) -> dict[str, object]:
    return {
        "fiscal_year": plan.fiscal_year.code,
        "level": plan.level,
        "family": plan.family,
        "title": {"bn": plan.title_bn, "en": plan.title_en},
        "indicators": len(plan.indicators),
        "total": shortest(plan.total),
        "source": plan.source,
    }
