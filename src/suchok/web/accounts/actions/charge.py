"""Writes on who is in charge of a post: hand-over, acting charge for a period, end."""

from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from suchok.core.workflow import Role
from suchok.web.accounts.actions.letters import tell
from suchok.web.accounts.actions.offices import NotPossible, Occasion
from suchok.web.accounts.models import Holding, Post, User
from suchok.web.accounts.models.holding import not_ended
from suchok.web.accounts.rules import may_admit, may_change
from suchok.web.audit.actions import record
from suchok.web.ui.templatetags.bangla import day, spoken_name

_FURTHEST = timedelta(days=366)


class Beginning(Occasion):
    """The occasion of a charge whose first day may be still to come."""

    __slots__ = ()

    def __post_init__(self) -> None:
        if self.on > timezone.localdate() + _FURTHEST:
            raise NotPossible(_("This day is more than a year away."), "on")


@transaction.atomic
def hand_over(occasion: Occasion, *, post_id: int, to: User) -> Holding:
    """End one person's charge of a post and begin another's, in one act; drafts and duties stay with the post."""
    post = locked_post(occasion, post_id)
    now = Holding.objects.select_for_update(of=("self",)).select_related("user").filter(post=post, end=None).first()
    if now is not None and now.user_id == to.pk:
        raise NotPossible(_("This person is in charge already."), "to")
    if now is not None and occasion.on < now.start:
        raise NotPossible(_("The charge began later than this day."), "on")
    told = {"from": None if now is None else now.user_id, "to": to.pk}
    record(
        "holding.hand_over", actor=occasion.actor, about=post, office_id=post.office_id, reason=occasion.reason, **told
    )
    Holding.objects.filter(post=post, end=None).update(end=occasion.on)
    holding = Holding.objects.create(post=post, user=to, start=occasion.on, reason=occasion.reason)
    tell(to, "received", holding, on=occasion.on, reason=occasion.reason)
    if now is not None:
        tell(now.user, "handed_over", holding, on=occasion.on, reason=occasion.reason)
    return holding


@transaction.atomic
def give_acting_charge(beginning: Occasion, *, post_id: int, to: User, until: date) -> Holding:
    """Put a person in charge of a post for a period, beside or instead of who holds it; it may be still to come."""
    post = locked_post(beginning, post_id)
    if until < beginning.on:
        raise NotPossible(_("The last day comes before the first."), "until")
    end = until + timedelta(days=1)
    _refuse_overlap(post, to, beginning.on, end)
    values = {"to": to.pk, "start": str(beginning.on), "until": str(until)}
    record(
        "holding.act",
        actor=beginning.actor,
        about=post,
        office_id=post.office_id,
        reason=beginning.reason,
        **values,
    )
    holding = Holding.objects.create(
        post=post, user=to, start=beginning.on, end=end, acting=True, reason=beginning.reason
    )
    tell(to, "acting", holding, on=beginning.on, reason=beginning.reason)
    for holder in _holders_beside(holding):
        tell(holder, "acts_beside", holding, on=beginning.on, reason=beginning.reason)
    return holding


@transaction.atomic
def end_charge(occasion: Occasion, *, holding_id: int) -> None:
    """End the charge of one person, others of the same post stay; one that is still to come is taken back."""
    post = locked_post(occasion, Holding.objects.get(pk=holding_id).post_id)
    holding = Holding.objects.select_related("user", "post__office").filter(pk=holding_id).first()
    if holding is None or holding.has_ended:
        raise NotPossible(_("This charge has ended already."), "charge")
    if not holding.is_coming and occasion.on < holding.start:
        raise NotPossible(_("The charge began later than this day."), "on")
    told = {"from": holding.user_id, "on": str(occasion.on)}
    record("holding.end", actor=occasion.actor, about=post, office_id=post.office_id, reason=occasion.reason, **told)
    _tell_of_end(holding, occasion)
    if holding.is_coming:
        holding.delete()
    else:
        Holding.objects.filter(pk=holding_id).update(end=occasion.on)


def _tell_of_end(holding: Holding, occasion: Occasion) -> None:
    to_come = "_to_come" if holding.is_coming else ""
    tell(holding.user, f"ended{to_come}", holding, on=occasion.on, reason=occasion.reason)
    for holder in _holders_beside(holding):
        tell(holder, f"acted{to_come}", holding, on=occasion.on, reason=occasion.reason)


def _holders_beside(holding: Holding) -> list[User]:
    """Return who holds the post of an acting charge."""
    held = Holding.objects.filter(post=holding.post_id, end=None).exclude(user=holding.user_id)
    return [each.user for each in held.select_related("user")] if holding.acting else []


def _refuse_overlap(post: Post, to: User, start: date, end: date) -> None:
    same_days = Holding.objects.filter(not_ended(start), post=post, start__lt=end).select_related("user")
    if same_days.filter(user=to).exists():
        raise NotPossible(_("This person is in charge already."), "to")
    other = same_days.filter(acting=True).order_by("start").first()
    if other is not None and other.last_day is not None:
        sentence = _(
            "%(name)s has acting charge of this post from %(first)s until %(last)s: "
            "end that charge, or write other days."
        )
        told = {"name": spoken_name(other.user), "first": day(other.start), "last": day(other.last_day)}
        raise NotPossible(sentence % told, "on" if start >= other.start else "until")


def locked_post(occasion: Occasion, post_id: int) -> Post:
    """Lock a post in the transaction of the caller, or raise ``NotPossible`` where the actor may not staff it."""
    post = Post.objects.select_for_update(of=("self",)).select_related("office").get(pk=post_id)
    if not may_change(occasion.actor, post.office) or not may_admit(occasion.actor, post.office, Role(post.role)):
        raise NotPossible(_("Only its superior offices and the administrator may change this office."))
    if post.closed_on:
        raise NotPossible(_("This post is closed."))
    return post
