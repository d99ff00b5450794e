"""One function per rule: from a document to findings."""
