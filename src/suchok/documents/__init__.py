"""Files: DOCX, XLSX, PDF and text in; PDF, DOCX and XLSX out."""
