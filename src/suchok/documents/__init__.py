"""Files: what offices write comes in, official documents go out."""
