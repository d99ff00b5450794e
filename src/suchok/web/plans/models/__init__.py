"""Tables of the plans: templates of the year, what goes through the workflow, the plans of offices."""

from suchok.web.plans.models.extension import Extension
from suchok.web.plans.models.plan import Plan, PlanVersion
from suchok.web.plans.models.template import Template
from suchok.web.plans.models.workflow import InWorkflow

__all__ = ["Extension", "InWorkflow", "Plan", "PlanVersion", "Template"]
