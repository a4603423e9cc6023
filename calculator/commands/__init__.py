"""Commands of the command line, one file each, for `calculator.cli` to register."""
