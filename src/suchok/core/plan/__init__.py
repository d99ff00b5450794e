"""Work plans: fiscal years, units, rating scales, plan ▸ area ▸ activity ▸ indicator ▸ target."""
