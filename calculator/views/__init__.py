"""What is shown: numbers as text, sentences, tables, charts, controls."""
