"""The plan: its rows to be edited, brought in and saved, each edit checked at once."""

from calculator.views.widgets import grid, grid_import, grid_sections

now = grid.current()
place = grid.head(now)
grid.notes(now)
grid_import.bring_in(now)
grid.totals(now)
grid.buttons(now)
grid.editor(now)
grid.mending(now)
grid_sections.sections(now)
grid.verdict(now, place)
