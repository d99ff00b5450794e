"""Templates of the year: the official plans, each version kept for ever, and the pages that show them."""
