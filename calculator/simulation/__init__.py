"""The model: pure functions of frozen arrays, numpy only, one file a mechanism."""
