"""Reports: from rows to core values, from core values to what the pages show, and back."""
