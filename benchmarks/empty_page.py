"""A Streamlit page with one field and one figure: what the framework alone takes to answer."""

import streamlit as st

value = st.text_input("Share leaving", value="12")
st.title(value)
