"""Suchok: reads, checks, scores and runs the yearly innovation work plans of a government."""
