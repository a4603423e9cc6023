"""The AI programme on its page: readiness, the work items, and when AI arrives."""
