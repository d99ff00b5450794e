"""What people fill in about accounts, offices and people."""
