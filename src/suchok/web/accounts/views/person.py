"""The person behind a request."""

from django.http import HttpRequest

from suchok.web.accounts.models import Office, User

OFFICE = "office"
"""The key of the session under which the office is kept that a person acts for."""


def signed_in(request: HttpRequest) -> User:
    """Return who sent a request that only somebody who is signed in can send."""
    if not isinstance(request.user, User):
        raise TypeError(request.user)
    return request.user


def acting_for(request: HttpRequest) -> Office | None:
    """Return the office that the person acts for: the one that was chosen, else that of the first post."""
    offices = {post.office_id: post.office for post in signed_in(request).posts}
    return offices.get(request.session.get(OFFICE, 0)) or next(iter(offices.values()), None)
