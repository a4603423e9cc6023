"""What a headcount cut justified by AI is worth, and what it costs to come back."""

__version__ = "0.1.0"
