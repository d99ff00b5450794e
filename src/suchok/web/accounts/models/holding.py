"""Who is in charge of a post, and for how long."""

from datetime import date, timedelta

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from suchok.web.accounts.models.post import Post
from suchok.web.accounts.models.user import User
from suchok.web.audit.history import tracked


def not_ended(on: date) -> Q:
    """Tell the charges that have not ended by a day; some may begin later."""
    return Q(end=None) | Q(end__gt=on)


@tracked()
class Holding(models.Model):
    """A person in charge of a post from ``start`` to the day before ``end``; ``acting`` beside or for the holder."""

    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="holdings")
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="holdings")
    start = models.DateField()
    end = models.DateField(null=True)
    acting = models.BooleanField(default=False)
    reason = models.TextField(default="", blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(end=None) | Q(end__gte=F("start")), name="accounts_holding_ends_later"),
            models.CheckConstraint(
                condition=Q(acting=False) | Q(end__isnull=False), name="accounts_holding_acting_for_a_period"
            ),
            models.UniqueConstraint(
                fields=["post"], condition=Q(end=None), name="accounts_holding_one_in_charge_of_a_post"
            ),
        ]
        indexes = [models.Index(fields=["user"], name="accounts_holding_user")]

    def __str__(self) -> str:
        return f"{self.user} · {self.post}"

    @property
    def is_coming(self) -> bool:
        """Whether the first day of the charge is still to come."""
        return self.start > timezone.localdate()

    @property
    def has_ended(self) -> bool:
        """Whether the last day of the charge has passed."""
        return self.end is not None and self.end <= timezone.localdate()

    @property
    def last_day(self) -> date | None:
        """The last day of the charge, ``None`` where it has no end."""
        return None if self.end is None else self.end - timedelta(days=1)
