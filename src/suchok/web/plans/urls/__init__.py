"""Addresses of the catalogue and of the plans of offices."""
