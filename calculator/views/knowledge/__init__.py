"""Knowledge lost, by team and by month, as charts, words and tables."""
