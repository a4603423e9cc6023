"""The sections of the board's document, one file each, in the words and tables of the pages."""
