"""The board's document: what it says, section by section, and its layout as a PDF."""
