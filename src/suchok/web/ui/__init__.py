"""What every page shares: base template, language, limits, error pages, static files. No models."""
