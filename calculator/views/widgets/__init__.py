"""Streamlit controls, thin: the only place in the calculator that knows Streamlit."""
