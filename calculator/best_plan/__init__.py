"""Best plan: the cuts by team and month that do best under limits, as far as a search goes."""
