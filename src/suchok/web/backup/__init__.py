"""Backup and restore: the database and the files of evidence, as one verified file."""
