"""The first screens of each role, search, overviews, history pages, reminders."""
