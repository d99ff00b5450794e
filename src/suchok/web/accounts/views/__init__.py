"""Pages of accounts, offices and people."""
