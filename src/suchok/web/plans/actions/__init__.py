"""Writes: templates, plans and the steps of the workflow."""
