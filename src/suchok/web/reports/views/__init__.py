"""The pages of a report, and the queue of whoever reviews."""
