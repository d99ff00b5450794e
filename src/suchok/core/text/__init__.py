"""How offices write: numerals, dates, Bangla calendars, memo numbers; normalised once, on the way in."""
