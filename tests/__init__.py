"""The tests, one module for each module, page or rule they hold to account."""
