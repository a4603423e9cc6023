"""The workbook: the run at the medians as formulas, and the ranges beside it as values.

Every sheet of the model is a table of columns, each with one equation. An equation is written once
and read twice: as the formula of a cell, and as the value that the cell shows before anybody has
recalculated it.
"""
