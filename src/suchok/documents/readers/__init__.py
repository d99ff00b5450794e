"""Readers: one file format each, from bytes to rows and lines."""
