"""Public cases as known when announced, and what the model says beside what was reported later."""
