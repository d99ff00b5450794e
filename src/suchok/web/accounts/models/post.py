"""Posts: the seats of an office with their roles."""

from django.db import models
from django.db.models import Q

from suchok.core.workflow import Role
from suchok.web.accounts.models.office import Office
from suchok.web.audit.history import tracked

_ROLES = [role.value for role in Role]


@tracked()
class Post(models.Model):
    """A seat in an office with one role; whoever holds it, acts. ``observes``: the subtree that an observer reads."""

    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="posts")
    role = models.TextField(choices=[(role, role) for role in _ROLES])
    title_bn = models.TextField()
    title_en = models.TextField(default="", blank=True)
    observes = models.ForeignKey(Office, null=True, on_delete=models.PROTECT, related_name="observing_posts")
    closed_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(role__in=_ROLES), name="accounts_post_known_role"),
            models.CheckConstraint(
                condition=Q(role="observer", observes__isnull=False) | (~Q(role="observer") & Q(observes=None)),
                name="accounts_post_observer_observes",
            ),
        ]

    def __str__(self) -> str:
        return self.title_bn
