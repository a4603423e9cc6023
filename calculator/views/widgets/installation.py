"""Whether the files this installation stands on can be read; where not, what to mend, in words."""

import streamlit as st

from calculator.calibration import calibration
from calculator.errors import LibraryError
from calculator.examples import examples
from calculator.library import load
from calculator.reading.employees.titles import title_evidence
from calculator.views.markdown import literal


def is_sound() -> bool:
    """Read the assumptions, and show file, key, rule and fix of everything wrong with them."""
    try:
        for read in (load, examples, calibration, title_evidence):
            read()
    except LibraryError as error:
        lines = "\n".join(f"- {literal(line)}" for line in str(error).splitlines())
        st.error(
            "The assumptions of this installation cannot be used, so there is nothing to show. "
            f"Whoever runs it mends these files under assumptions/ and starts it again:\n\n{lines}"
        )
        return False
    return True
