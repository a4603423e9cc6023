"""What coming back costs and how long it takes, as charts, words and tables."""
