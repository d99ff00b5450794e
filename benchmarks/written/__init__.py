"""A table written in four ways: without history, with Suchok's, django-simple-history's and django-auditlog's."""
