"""A worksheet for very many formulas."""

from xlsxwriter.worksheet import Worksheet


class FormulaPage(Worksheet):
    """A worksheet that takes formulas as they are.

    XlsxWriter looks into each formula for thirty functions that newer spreadsheets brought and
    writes them under longer names. There are none of them here, and the search takes longer than
    all else together.
    """

    def _prepare_formula(self, formula: str, expand_future_functions: bool = False) -> str:  # noqa: ARG002, FBT001, FBT002 - as inherited
        return formula.removeprefix("=")
