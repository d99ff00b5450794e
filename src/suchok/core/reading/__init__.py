"""Rows and paragraphs become sheets and letters, each value with the place it came from."""
