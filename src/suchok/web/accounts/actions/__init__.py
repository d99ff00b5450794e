"""Writes: accounts, offices, people; each is one transaction, locked and recorded."""
