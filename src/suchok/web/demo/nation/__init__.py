"""A synthetic country for measuring: as many offices as asked, years of reports, the same from the same seed."""
