"""Many files at once: checked in the background, seen through an unguessable address, deleted after a day."""
