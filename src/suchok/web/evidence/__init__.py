"""What proves an achievement: files, their hashes and pictures."""
