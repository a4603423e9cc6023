"""Law on its page: what is asked and when, whether it can be done, what waits, what it may cost."""
