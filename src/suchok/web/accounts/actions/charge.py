"""Writes on who is in charge of a post: hand-over, acting charge for a period, end."""

from datetime import date, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from suchok.core.workflow import Role
from suchok.web.accounts.actions.offices import NotPossible, Occasion
from suchok.web.accounts.models import Holding, Post, User
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
    now = Holding.objects.select_for_update().filter(post=post, end=None).first()
    if now is not None and now.user_id == to.pk:
        raise NotPossible(_("This person is in charge already."), "to")
    if now is not None and occasion.on < now.start:
        raise NotPossible(_("The charge began later than this day."), "on")
    told = {"from": None if now is None else now.user_id, "to": to.pk}
    record(
        "holding.hand_over", actor=occasion.actor, about=post, office_id=post.office_id, reason=occasion.reason, **told
    )
    Holding.objects.filter(post=post, end=None).update(end=occasion.on)
    return Holding.objects.create(post=post, user=to, start=occasion.on, reason=occasion.reason)


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
    return Holding.objects.create(post=post, user=to, start=beginning.on, end=end, acting=True, reason=beginning.reason)


@transaction.atomic
def end_charge(occasion: Occasion, *, post_id: int) -> None:
    """End the charge of whoever holds a post; it is vacant then."""
    post = locked_post(occasion, post_id)
    in_charge = Holding.objects.filter(post=post, start__lte=occasion.on).filter(Q(end=None) | Q(end__gt=occasion.on))
    if not in_charge.exists():
        raise NotPossible(_("Nobody was in charge on this day."), "on")
    record("holding.end", actor=occasion.actor, about=post, office_id=post.office_id, reason=occasion.reason)
    in_charge.update(end=occasion.on)


def _refuse_overlap(post: Post, to: User, start: date, end: date) -> None:
    same_days = Holding.objects.filter(Q(end=None) | Q(end__gt=start), post=post, start__lt=end).select_related("user")
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
