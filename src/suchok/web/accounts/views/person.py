"""The person behind a request."""

from django.http import HttpRequest

from suchok.web.accounts.models import User


def signed_in(request: HttpRequest) -> User:
    """Return who sent a request that only somebody who is signed in can send."""
    if not isinstance(request.user, User):
        raise TypeError(request.user)
    return request.user
