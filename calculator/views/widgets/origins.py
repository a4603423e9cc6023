"""What stands behind the defaults of a page, one click away from where they are shown."""

from collections.abc import Mapping, Sequence
from typing import Final

import streamlit as st

from calculator.views.assuming import own_assumptions
from calculator.views.assumptions.details import in_brief
from calculator.views.assumptions.own_words import written
from calculator.views.assumptions.record import Record
from calculator.views.assumptions.records import default_records
from calculator.views.assumptions.visible import VISIBLE
from calculator.views.markdown import literal

TITLE: Final = "Where these defaults come from"
FEW: Final = 20  # that can be read through
ASKED: Final = "show"  # in the address of the Assumptions page


def of_defaults(page: str) -> None:
    """Offer source, grade, range and caveat of every default that a page shows."""
    records, own = default_records(), own_assumptions(st.session_state)
    with st.popover(TITLE, icon=":material/fact_check:", type="tertiary"):
        for id_ in _asked(page, VISIBLE[page], records):
            record = records[id_]
            st.markdown(in_brief(record))
            if id_ in own:
                st.markdown(f"**You set it to** {literal(written(own[id_], record.unit))}")
            st.page_link(
                "pages/trust/assumptions.py",
                label="All of it",
                icon=":material/open_in_full:",
                query_params={ASKED: id_},
            )


def _asked(page: str, ids: Sequence[str], records: Mapping[str, Record]) -> Sequence[str]:
    """Return all of a few; of many, the one that is chosen."""
    if len(ids) <= FEW:
        return ids
    chosen = st.selectbox(
        "Which one", ids, format_func=lambda id_: records[id_].label, key=f"origin_{page}"
    )
    return [chosen]
