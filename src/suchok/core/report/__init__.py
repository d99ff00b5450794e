"""What offices report: documents with places, progress, marks and their explanations."""
