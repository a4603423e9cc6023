"""The plan as text in a grid: typed, read as files are, and taken back. No Streamlit."""
