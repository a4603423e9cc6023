"""Examples: plans to open, what was public in them apart from what is assumed; a backtest."""

import streamlit as st

from calculator.examples import Example, examples, sources
from calculator.views import session
from calculator.views.markdown import literal
from calculator.views.widgets import backtest_report


def opened(name: str) -> None:
    """Open an example and go to its answer."""
    session.open_example(st.session_state, name)
    st.session_state["go_to_answer"] = True


def reported(example: Example, which: str) -> None:
    """List facts with date, source and how the source was read."""
    for fact in getattr(example, which):
        source = literal(sources()[fact.source].reference)
        st.markdown(
            f"- {literal(fact.fact)}  \n:small[:gray[{fact.date}, {fact.status}. {source}]]"
        )


def shown(example: Example) -> None:
    """Show one example."""
    with st.container(border=True):
        st.subheader(literal(example.title), anchor=False)
        kind = ":blue-badge[Public case]" if example.is_public else ":orange-badge[Made up]"
        st.markdown(f"{kind}  \n{literal(example.summary)}")
        st.button(
            "Open this example", key=f"open_{example.name}", icon=":material/open_in_new:",
            on_click=opened, args=(example.name,),
        )  # fmt: skip
        left, right = st.columns(2)
        with left, st.expander(f"What was public ({len(example.public)})", expanded=False):
            reported(example, "public")
            if not example.public:
                st.markdown("Nothing: the company does not exist.")
        with right, st.expander(f"What is assumed, and why ({len(example.assumed)})"):
            for item in example.assumed:
                st.markdown(
                    f"- {literal(item.why)}  \n:small[:gray[{literal(', '.join(item.paths))}]]"
                )
        if example.outcome:
            with st.expander("What was reported later; the model does not know it"):
                reported(example, "outcome")
        if example.often_misreported:
            st.caption(f":material/info: {literal(example.often_misreported)}")


if st.session_state.pop("go_to_answer", False):
    st.switch_page("pages/decide/answer.py")
st.title("Examples", anchor=False)
st.markdown(
    "Plans to open and change. In public cases only what is listed as public was published; the "
    "rest is assumed, so that no figure here is the company's own."
)
for each in examples().values():
    shown(each)
backtest_report.report()
