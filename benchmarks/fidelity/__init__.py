"""How many cells and findings are read right, format by format, beside what other programs get out of the files.

The project's own documents: the official plans, plans that no catalogue knows, a quarter's report and the
corpus with its mistakes, written in every format and scanned in several ways. A cell is right when code,
unit, weight, target or value is exactly what was printed, prose when at least 95 of 100 characters are. A
finding is right when the same one is told of the same field as of the text. The peers only have to have the text
of the cell anywhere, in a cell or paragraph of theirs (LibreOffice) or a line or word (Tesseract): what they make
of it is not asked.
"""
