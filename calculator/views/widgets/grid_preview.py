"""A file before it is used: its first rows, what each column is, what it would become."""

from collections.abc import Callable, Mapping
from typing import Final, TypeVar

import pandas as pd
import streamlit as st

from calculator.errors import InputError
from calculator.library import load
from calculator.views.grid import bring_in as grid_import
from calculator.views.grid import words as grid_words
from calculator.views.grid.bring_in import FileColumn, Look, Offer, Outcome
from calculator.views.grid.reading import totals_of
from calculator.views.grid.session import Grid
from calculator.views.markdown import literal
from calculator.views.money import currency_label
from calculator.views.widgets.figures import problems, warnings
from calculator.views.widgets.grid_use import Choice, set_aside, use

T = TypeVar("T")

ACROSS: Final = 4  # columns of a file side by side
ASIDE: Final = ""


def preview(grid: Grid, offer: Offer) -> None:
    """Show the first rows, ask what each column is, and offer to use the whole."""
    st.subheader(literal(f"{offer.file}: not used yet"), anchor=False, divider="gray")
    chosen: dict[str, str] = {}
    currency, look = grid.base.currency, None
    if not offer.is_scenario:
        try:
            look = _kept("look", (offer.number,), lambda: grid_import.look(offer))
        except InputError as error:
            problems(error.problems)
            set_aside()
            return
        _first_rows(look)
        chosen = _columns(offer, look)
        currency = _currency(offer, currency)
    key = (offer.number, currency, *sorted(chosen.items()))
    outcome = _kept("outcome", key, lambda: grid_import.outcome(offer, chosen, currency))
    _what_it_would_be(outcome, asking=_asking(look, chosen))
    choice = Choice(offer, look, chosen, currency)
    use(grid, choice, outcome, _to_add(grid, choice, outcome))


def _to_add(grid: Grid, choice: Choice, outcome: Outcome) -> Outcome:
    """Read people once more where the plan here counts its months otherwise than a new one."""
    calendar = grid_import.calendar_of(grid.base)
    if choice.look is None or choice.look.table is not None or not calendar:
        return outcome
    offer, chosen, currency = choice.offer, choice.columns, choice.currency
    key = (offer.number, currency, *calendar, *sorted(chosen.items()))
    return _kept("to_add", key, lambda: grid_import.outcome(offer, chosen, currency, calendar))


def _kept(name: str, key: tuple[object, ...], made: Callable[[], T]) -> T:
    """Return what was made last for a key, or make it: a large file is read once."""
    last = st.session_state.get(f"plan_{name}")
    if last is None or last[0] != key:
        last = (key, made())
        st.session_state[f"plan_{name}"] = last
    found: T = last[1]
    return found


def _first_rows(look: Look) -> None:
    if look.table is None:
        st.markdown(
            "One row a person: they are put together into teams in memory. Ids and names are "
            f"dropped unread: {literal(', '.join(look.dropped) or 'none here')}."
        )
        return
    rows = grid_import.sample(look.table)
    st.dataframe(pd.DataFrame(rows, dtype="str"), hide_index=True, width="stretch")


def _columns(offer: Offer, look: Look) -> dict[str, str]:
    """Ask what each column is; what only looks like a field is taken once it is confirmed."""
    keys = {f"plan_column_{offer.number}_{n}": c for n, c in enumerate(look.columns)}
    open_ = {k: c for k, c in keys.items() if c.suggested and st.session_state.get(k) is None}
    st.markdown("**Columns**: what each is taken for")
    if open_:
        names = ", ".join(
            f"“{c.header}” as {grid_words.label(c.suggested).lower()}" for c in open_.values()
        )
        st.button(
            literal(f"Confirm: {names}"),
            key=f"plan_confirm_{offer.number}",
            type="primary",
            icon=":material/check:",
            on_click=_confirm,
            args=({key: c.suggested for key, c in open_.items()},),
            wrap=True,
        )
    chosen = {}
    items = list(keys.items())
    for start in range(0, len(items), ACROSS):
        beside = zip(st.columns(ACROSS), items[start : start + ACROSS], strict=False)
        for place, (key, column) in beside:
            with place:
                field = _column(column, key, look.fields)
            if field or (field == ASIDE and (column.suggested or column.field)):
                chosen[column.header] = field
    return chosen


def _column(column: FileColumn, key: str, fields: tuple[str, ...]) -> str | None:
    options = [ASIDE, *fields]
    looks = grid_words.label(column.suggested).lower() if column.suggested else ""
    return st.selectbox(
        literal(column.header),
        options,
        index=None if looks else options.index(column.field),
        key=key,
        format_func=lambda field: grid_words.label(field) if field else "Set aside",
        placeholder=f"Is it {looks}?" if looks else "Set aside",
    )


def _confirm(fields: Mapping[str, str]) -> None:
    for key, field in fields.items():
        st.session_state[key] = field


def _currency(offer: Offer, currency: str) -> str:
    currencies = sorted({*load().units_per_usd, currency})
    return st.selectbox(
        "Currency of its money",
        currencies,
        index=currencies.index(currency),
        key=f"plan_currency_{offer.number}",
        format_func=currency_label,
        width=320,
    )


def _asking(look: Look | None, chosen: Mapping[str, str]) -> bool:
    """Whether a column that only looks like a field has not been settled yet."""
    return look is not None and any(c.suggested and c.header not in chosen for c in look.columns)


def _what_it_would_be(outcome: Outcome, *, asking: bool) -> None:
    """Say what the file would become, or what is in its way."""
    if asking:
        st.info("Say what each column is; then every row is checked. The plan below is unchanged.")
        return
    if outcome.reading is None:
        found = [grid_words.on_this_page(problem) for problem in outcome.problems]
        problems(found, "The plan below is unchanged.", "Not ready to be used")
        return
    scenario = outcome.reading.scenario
    text = grid_words.headline(totals_of(scenario), scenario.currency)
    st.success(literal(text), icon=":material/check_circle:")
    warnings(outcome.reading.warnings)
