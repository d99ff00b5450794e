"""The page where anyone drops a document; keeps nothing."""
