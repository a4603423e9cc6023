"""A page that shows what its address had behind the `#`: the component alone, in a real app."""

import streamlit as st

from calculator.views.widgets.fragment import forget, fragment

found = fragment()
st.text("nothing yet" if found is None else f"found <{found}>")
st.text(f"query <{st.query_params.get('p')}>")
st.session_state["runs"] = st.session_state.get("runs", 0) + 1
st.text(f"run {st.session_state['runs']}")
st.button("Again")
st.button("Forget", on_click=forget)
