"""The pages of a report, and the queue of whoever reviews."""

from suchok.web.reports.views.report import begin, changes, download, report, values
from suchok.web.reports.views.review import review
from suchok.web.reports.views.writing import cells, comment, step

__all__ = ["begin", "cells", "changes", "comment", "download", "report", "review", "step", "values"]
