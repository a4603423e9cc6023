"""The library to read, to search and to disagree with."""
