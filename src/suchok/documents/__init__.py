"""Files: text, DOCX, XLSX, PDF and scans in; PDF, DOCX, XLSX out."""
