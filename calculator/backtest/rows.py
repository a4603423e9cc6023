"""The grammar of the backtest: a case as announced, a measure, a later report, a freeze."""

import datetime as dt
from calendar import monthrange
from collections.abc import Iterator, Mapping
from typing import Annotated, Literal, Self, TypeAlias

from pydantic import Field, StringConstraints, model_validator

from calculator.entries import Day, Grade, Number, Row, Source, Text
from calculator.examples import CoveredPlan, Report
from calculator.simulation.policies import POLICIES

Quantity: TypeAlias = Literal["headcount", "reopened", "severance", "ai_work"]

MIDDLE = 15  # day taken for a report that names no more than its month
DAYS_A_MONTH = 365.25 / 12


class Measure(Row):
    """What is read from the model, and when; without `months_on` the whole run counts.

    A report counts if it lies within `within_months` of the day; the nearest one is taken.
    """

    label: Text
    unit: Literal["share of headcount before", "share of posts ended", "USD", "FTE"]
    reads: Quantity
    months_on: Annotated[int, Field(gt=0)] | None = None
    within_months: Annotated[int, Field(gt=0)] | None = None

    @model_validator(mode="after")
    def _has_both_or_neither(self) -> Self:
        if (self.months_on is None) != (self.within_months is None):
            raise ValueError("has only one of months_on and within_months; give both or neither")
        return self


class Case(CoveredPlan):
    """A plan as it was known on the day it was announced; no fact in it is younger."""

    announced: Day
    policy: Text
    measures: Annotated[tuple[Text, ...], Field(min_length=1)]

    @property
    def headcount(self) -> float:
        """People before the first cut."""
        return sum(team.headcount for team in self.plan.teams)

    def due(self, measure: Measure) -> dt.date | None:
        """Day on which a measure is due; None where the whole run counts."""
        if measure.months_on is None:
            return None
        announced = dt.date.fromisoformat(self.announced)
        years, month = divmod(announced.month - 1 + measure.months_on, 12)
        year, month = announced.year + years, month + 1
        return dt.date(year, month, min(announced.day, monthrange(year, month)[1]))

    def month_of(self, day: dt.date) -> int:
        """Month of the run, from 1, in which a day lies."""
        start = dt.date.fromisoformat(f"{self.plan.start_month}-01")
        return 12 * (day.year - start.year) + day.month - start.month + 1

    def problems(self) -> Iterator[str]:
        """Every rule that is broken, with the fix."""
        for fact in self.public:
            if not (len(fact.date) == len(self.announced) and fact.date <= self.announced):
                yield f"a fact of {fact.date} is not known on {self.announced}; take it out"
        if self.policy not in POLICIES or self.policy == "keep":
            yield f"policy {self.policy} is none of {', '.join(POLICIES[1:])}; choose one"
        if self.plan.start_month is None:
            yield "scenario gives no start_month; give the month of the announcement"
        yield from super().problems()


class LaterReport(Report):
    """A figure reported later, of the day or month `date`.

    `besides` is a decision of the company that the plan does not hold; `part` what the figure
    leaves out of what the model is asked for.
    """

    reads: Quantity
    value: Annotated[Number, Field(ge=0)]
    grade: Grade
    date: Annotated[str, StringConstraints(pattern=r"^\d{4}-\d{2}(-\d{2})?$")]
    besides: Text | None = None
    part: Text | None = None

    @property
    def day(self) -> dt.date:
        """Day it speaks of; the middle of its month where no day was given."""
        day = self.date if self.date.count("-") > 1 else f"{self.date}-{MIDDLE}"
        return dt.date.fromisoformat(day)


class Later(Row):
    """What was reported of one case, and why a measure has no report."""

    reports: tuple[LaterReport, ...] = ()
    unreported: Mapping[Text, Text] = Field(default_factory=dict)

    def nearest(self, measure: Measure, due: dt.date | None) -> LaterReport | None:
        """Return the report that a measure is compared with; None where there is none."""
        found = [report for report in self.reports if report.reads == measure.reads]
        if due is None or measure.within_months is None:
            return found[0] if found else None
        away = {abs((report.day - due).days): report for report in reversed(found)}
        days = min(away, default=None)
        if days is None or days > measure.within_months * DAYS_A_MONTH:
            return None
        return away[days]


class Freeze(Row):
    """A commit after which the frozen files did not change; `sha256` by the file's name."""

    commit: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{40}$")]
    date: Day
    reason: Text
    sha256: Mapping[Text, Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]]


class Entered(Row):
    """The file of outcomes: every freeze, the last one in force, and what was reported later."""

    freezes: Annotated[tuple[Freeze, ...], Field(min_length=1)]
    sources: Mapping[str, Source] = Field(default_factory=dict)
    cases: Mapping[str, Later]
