"""A site to try: public bodies, invented people of no name, invented figures; never mixed with real data."""

STAGES = ("planned", "reporting", "reviewed")
"""How far the year of a demonstration has come."""
