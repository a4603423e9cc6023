"""The plan: its rows to be edited, brought in and saved, each edit checked at once."""

import streamlit as st

from calculator.views import steps
from calculator.views.widgets import grid, grid_import, grid_sections

now = grid.current()
steps.note(st.session_state)
place = grid.head(now)
grid.notes(now)
grid_import.bring_in(now)
grid.totals(now)
grid.buttons(now)
grid.editor(now)
grid.mending(now)
grid_sections.sections(now)
grid.verdict(now, place)
