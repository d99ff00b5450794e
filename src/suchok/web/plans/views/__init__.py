"""The catalogue, and the plans of offices."""
