"""The sheets of the model, filled with one evaluation."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import Any, Final

import numpy as np

from calculator.beliefs import belief
from calculator.defaults import units_per_usd
from calculator.documents.workbook.column import Column
from calculator.documents.workbook.company_inputs import BY_ENGINE as COMPANY_BY_ENGINE
from calculator.documents.workbook.company_inputs import PLAN as COMPANY_PLAN
from calculator.documents.workbook.company_inputs import company_inputs
from calculator.documents.workbook.company_parameters import COMPANY
from calculator.documents.workbook.equation import equation
from calculator.documents.workbook.exits import CUTS, EXITS
from calculator.documents.workbook.headline import BY_TEAM, HEADLINE
from calculator.documents.workbook.keep_by_month import KEEP_BY_MONTH
from calculator.documents.workbook.keep_by_team import KEEP_BY_TEAM
from calculator.documents.workbook.law_by_month import LAW, law_by_month
from calculator.documents.workbook.layout import Layout
from calculator.documents.workbook.plan_by_month import PLAN_BY_MONTH
from calculator.documents.workbook.plan_by_team import PLAN_BY_TEAM
from calculator.documents.workbook.sheet import Sheet
from calculator.documents.workbook.team_inputs import BY_ENGINE as TEAM_BY_ENGINE
from calculator.documents.workbook.team_inputs import PLAN as TEAM_PLAN
from calculator.documents.workbook.team_inputs import team_inputs
from calculator.documents.workbook.team_parameters import TEAM
from calculator.documents.workbook.values import Values
from calculator.evaluate import Evaluation

ASSUMED_AT: Final = 2  # column of the value on the sheet of assumptions
PER_USD_AT: Final = 3
MIDDLE: Final = np.array([0.5])


@dataclass(frozen=True, slots=True)
class Model:
    """Where everything stands, and what it comes to."""

    layout: Layout
    values: Values


def model(e: Evaluation) -> Model:
    """Lay the sheets out for an evaluation, and work every cell out."""
    layout = Layout(
        {sheet.key: sheet for sheet in _sheets(e)},
        teams=len(e.scenario.teams),
        months=e.scenario.horizon_months,
        window=round(e.parameters.response.window_months),
    )
    return Model(layout, Values(layout, given_values(e)))


def _sheets(e: Evaluation) -> tuple[Sheet, ...]:
    assumed = tuple(
        Column(id_, entry.label, entry.unit, "factor") for id_, entry in e.library.entries.items()
    )
    return (
        Sheet(key="given", title="Teams", rows="teams", columns=(*TEAM_PLAN, *TEAM_BY_ENGINE),
              by_engine=_names(TEAM_BY_ENGINE),
              about="The plan, a row a team. Blue cells are yours to change."),
        Sheet(key="cuts", title="Cuts", rows="grid", columns=(CUTS,),
              about="Posts that the plan ends at the close of each month. Yours to change."),
        Sheet(key="input", title="Company", rows="lines", left=1,
              columns=(*COMPANY_PLAN, *COMPANY_BY_ENGINE),
              by_engine=_names(COMPANY_BY_ENGINE),
              about="What the plan says of the company, and what the law asks of it."),
        Sheet(key="assume", title="Assumptions", rows="lines", left=ASSUMED_AT, columns=assumed,
              by_engine=_names(assumed) - live_assumptions(),
              about="Every assumption, at the value that the run at the medians takes."),
        Sheet(key="per_usd", title="Assumptions", rows="lines", left=PER_USD_AT, columns=assumed,
              by_engine=_names(assumed), about=""),
        Sheet(key="law", title="Law by month", rows="months", columns=LAW, by_engine=_names(LAW),
              about="Work that the law asks for, as the engine reads it out of the duties."),
        Sheet(key="company", title="Company figures", rows="lines", left=1, columns=COMPANY,
              about="What holds for the company, worked out from inputs and assumptions."),
        Sheet(key="team", title="Team figures", rows="teams", columns=TEAM,
              about="What holds for each team, worked out from inputs and assumptions."),
        Sheet(key="exits", title="Exits", rows="grid", columns=(EXITS,),
              about="The cuts, put off as far as the process of the law makes it necessary."),
        Sheet(key="keep", title="Keep by team", rows="team_months", columns=KEEP_BY_TEAM,
              about="Each team month by month if nobody is laid off."),
        Sheet(key="keep_month", title="Keep by month", rows="months", columns=KEEP_BY_MONTH,
              about="The company month by month if nobody is laid off."),
        Sheet(key="plan", title="Plan by team", rows="team_months", columns=PLAN_BY_TEAM,
              about="Each team month by month under the plan."),
        Sheet(key="plan_month", title="Plan by month", rows="months", columns=PLAN_BY_MONTH,
              about="The company month by month under the plan, and its worth against keep."),
        Sheet(key="headline", title="Answer", rows="lines", left=1, columns=HEADLINE,
              about="The run at the medians by the formulas of this workbook, and by the engine."),
        Sheet(key="by_team", title="Answer by team", rows="teams", columns=BY_TEAM,
              about="The same by team, by the formulas of this workbook, and by the engine."),
    )  # fmt: skip


@cache
def live_assumptions() -> frozenset[str]:
    """Return the id of every assumption that a formula reads."""
    tables = (
        COMPANY, TEAM, (EXITS,), KEEP_BY_TEAM, KEEP_BY_MONTH, PLAN_BY_TEAM, PLAN_BY_MONTH,
        HEADLINE, BY_TEAM,
    )  # fmt: skip
    return frozenset(
        reference.column
        for column in chain(*tables)
        for reference in equation(column.equation or "0").references
        if reference.sheet == "assume"
    )


def _names(columns: Iterable[Column]) -> frozenset[str]:
    return frozenset(column.name for column in columns)


def given_values(e: Evaluation) -> dict[str, Mapping[str, Any]]:
    """Return what no equation works out, by sheet and column."""
    scenario, library, p = e.scenario, e.library, e.parameters
    return {
        "given": team_inputs(scenario, library),
        "cuts": {"posts": p.teams.planned_cuts[:, :, 0].T},
        "input": company_inputs(scenario, library, float(p.compliance.process_effort[-1])),
        "assume": {
            id_: float(belief(entry, scenario.assumptions.get(id_)).ppf(MIDDLE)[0])
            for id_, entry in library.entries.items()
        },
        "per_usd": {
            id_: units_per_usd(entry.currency, scenario, library) if entry.currency else None
            for id_, entry in library.entries.items()
        },
        "law": law_by_month(p.compliance),
    }
