"""Commands of the command line, one file each, which `calculator.cli` loads by name."""
