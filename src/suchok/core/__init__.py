"""The regime itself: values and functions on the standard library alone."""
