"""What you would have to believe: each driver's value at which the median net value is zero."""
