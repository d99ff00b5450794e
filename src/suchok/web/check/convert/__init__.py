"""From core values to what the page shows, and from the page back to core values."""
