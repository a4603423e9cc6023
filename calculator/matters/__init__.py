"""What matters: where the spread comes from, what moves the plan, what is worth finding out."""
