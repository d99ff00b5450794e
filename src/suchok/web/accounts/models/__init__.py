"""Tables of offices, people and posts."""

from suchok.web.accounts.models.holding import Holding
from suchok.web.accounts.models.invitation import Invitation
from suchok.web.accounts.models.office import Office, OfficeWord
from suchok.web.accounts.models.office_import import OfficeImport, OfficeImportRow
from suchok.web.accounts.models.post import Post
from suchok.web.accounts.models.user import User

__all__ = ["Holding", "Invitation", "Office", "OfficeImport", "OfficeImportRow", "OfficeWord", "Post", "User"]
