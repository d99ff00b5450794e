"""Invitations to take charge of a post."""

from django.db import models

from suchok.web.accounts.models.post import Post
from suchok.web.accounts.models.user import User
from suchok.web.audit.history import tracked


# What opens an account is kept no longer than it is needed.
@tracked("token_hash")
class Invitation(models.Model):
    """A mail link that lets one address take charge of a post; only the hash of its token is kept."""

    email = models.EmailField()
    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="invitations")
    token_hash = models.TextField()
    invited_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True)
    accepted_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["token_hash"], name="accounts_invitation_one_per_token")]

    def __str__(self) -> str:
        return f"{self.email} → {self.post}"
