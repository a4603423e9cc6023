"""What the calculator costs in time and memory, measured. Not part of the normal tests."""
