"""What is refused in the workflow, and the sentence that says why."""

from collections.abc import Mapping
from http import HTTPStatus

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from suchok.core.workflow import Status, Step, StepNotAllowed, Subject
from suchok.web.plans.actions.plans import AmendmentClosed, NothingCounts
from suchok.web.plans.actions.steps import NobodyReviews, OfficeClosed, ReasonMissing, SamePerson, TooLong
from suchok.web.ui.templatetags.bangla import day, digits

REFUSALS = (StepNotAllowed, ReasonMissing, TooLong, SamePerson, NobodyReviews, AmendmentClosed, NothingCounts)


_SENTENCES: Mapping[type[Exception], Promise] = {
    ReasonMissing: gettext_lazy("Write the reason: whoever gets it back needs to know what to change."),
    SamePerson: gettext_lazy("You prepared this yourself; somebody else has to check and send it."),
    NobodyReviews: gettext_lazy("This office has no superior office that could review it."),
    NothingCounts: gettext_lazy("At least one indicator has to apply to the office."),
}


def refusal(error: Exception) -> str:
    """Return the sentence for a step that was refused."""
    if isinstance(error, OfficeClosed):
        return _("The office was closed on %(day)s, and its plan and reports with it.") % {"day": day(error.day)}
    if isinstance(error, AmendmentClosed):
        return _("Amendments could be proposed until %(day)s.") % {"day": day(error.day)}
    if isinstance(error, TooLong):
        said = {"length": digits(error.length), "longest": digits(error.longest)}
        sentence = _("Not saved: a text has %(length)s signs and may have at most %(longest)s; shorten it.") % said
        return f"[{digits(error.code)}] {sentence}" if error.code else sentence
    if isinstance(error, StepNotAllowed):
        return _("This is not possible now: %(status)s. Reload the page to see where it stands.") % {
            "status": status_name(error.status)
        }
    if type(error) not in _SENTENCES:
        raise error
    return str(_SENTENCES[type(error)])


def refusal_status(error: Exception) -> HTTPStatus:
    """Return the status code: a conflict with where things stand, or a form that lacks something."""
    return HTTPStatus.CONFLICT if isinstance(error, StepNotAllowed) else HTTPStatus.UNPROCESSABLE_ENTITY


_STATUSES = {
    Status.DRAFT: gettext_lazy("being written"),
    Status.FORWARDED: gettext_lazy("with the head of office"),
    Status.SUBMITTED: gettext_lazy("with the superior office"),
    Status.RETURNED: gettext_lazy("returned"),
    Status.ACCEPTED: gettext_lazy("accepted"),
}


def status_name(status: str) -> str:
    """Return the name of a status."""
    return str(_STATUSES[Status(status)])


def step_name(step: Step, subject: Subject) -> str:
    """Return what a step is called on its button."""
    if step is Step.ACCEPT and subject is Subject.PLAN:
        return _("Approve")
    return {
        Step.FORWARD: _("Hand to the head of office"),
        Step.SEND_BACK: _("Give back for changes"),
        Step.SUBMIT: _("Send to the superior office"),
        Step.WITHDRAW: _("Withdraw"),
        Step.RETURN: _("Return"),
        Step.ACCEPT: _("Accept"),
        Step.REOPEN: _("Reopen"),
        Step.AMEND: _("Amend"),
    }[step]


def sign_off(step: Step) -> str:
    """Return the sentence that a person confirms with a step, ``""`` where there is none."""
    return {
        Step.FORWARD: _("I have entered this from the records of the office."),
        Step.SUBMIT: _("I have checked this and send it in the name of the office."),
        Step.ACCEPT: _("I have reviewed this for the superior office."),
    }.get(step, "")
