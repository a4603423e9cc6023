"""Headcount Horizon in the browser: frame and menu, nothing else."""

import streamlit as st

from calculator.views.theme import ICON
from calculator.views.widgets import links, reader, tab
from calculator.views.widgets.installation import is_sound

st.set_page_config(
    page_title="Headcount Horizon", page_icon=str(ICON), layout="wide", initial_sidebar_state=340
)
reader.begin()
page = st.navigation(
    {
        "Decide": [
            st.Page(
                "pages/decide/answer.py", title="Answer", icon=":material/balance:", default=True
            ),
            st.Page("pages/decide/plan.py", title="Plan", icon=":material/table_edit:"),
            st.Page("pages/decide/programme.py", title="AI programme", icon=":material/smart_toy:"),
            st.Page("pages/decide/compliance.py", title="Compliance", icon=":material/gavel:"),
            st.Page("pages/decide/compare.py", title="Compare", icon=":material/compare_arrows:"),
        ],
        "Understand": [
            st.Page(
                "pages/understand/knowledge.py", title="Knowledge", icon=":material/psychology:"
            ),
            st.Page("pages/understand/coming_back.py", title="Coming back", icon=":material/undo:"),
            st.Page(
                "pages/understand/signals.py", title="Signals", icon=":material/notifications:"
            ),
            st.Page(
                "pages/understand/what_matters.py", title="What matters", icon=":material/tune:"
            ),
            st.Page("pages/understand/best_plan.py", title="Best plan", icon=":material/route:"),
        ],
        "Trust": [
            st.Page(
                "pages/trust/assumptions.py", title="Assumptions", icon=":material/fact_check:"
            ),
            st.Page("pages/trust/examples.py", title="Examples", icon=":material/history_edu:"),
            st.Page("pages/trust/method.py", title="Method", icon=":material/menu_book:"),
            st.Page("pages/trust/share.py", title="Share", icon=":material/share:"),
        ],
    },
    position="top",
)
if is_sound():
    links.begin()
    tab.begin()
    links.open_waiting()
    told = links.place()
    page.run()
    links.tell(told)
