"""The methodology, generated from the model itself."""
