"""What is asked before a report goes on its way."""

from django.utils.translation import gettext as _

from suchok.core.workflow import Step
from suchok.web.reports.convert.page import ReportPage
from suchok.web.ui.templatetags.bangla import digits


def question_before(step: Step, page: ReportPage) -> str:
    """Return what a person confirms who sends a report in which something is empty, ``""`` where nothing is asked.

    The officer is asked about a report that is wholly empty, the head, who sends it, about every indicator.
    """
    if step not in (Step.FORWARD, Step.SUBMIT) or not page.missing:
        return ""
    if len(page.missing) == page.expected:
        return _("Nothing is reported of any indicator: the report is empty.")
    if step is Step.FORWARD:
        return ""
    return _("Nothing is reported of %(count)s of %(all)s indicators: %(codes)s.") % {
        "count": digits(len(page.missing)),
        "all": digits(page.expected),
        "codes": ", ".join(digits(row.official.code) for row in page.missing),
    }
