"""The grammar of the assumptions: what a number must carry before the model may use it."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cached_property
from typing import Annotated, Final, Literal, Self, TypeAlias

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
    model_validator,
)

from calculator.distributions import SHAPES, Distribution, Fixed, Shape, fitted

UNITS: Final = (
    *("share", "share per year", "x", "exponent", "correlation", "elasticity"),
    *("dispersion", "log", "draws"),
    *("days", "months", "years", "weeks of pay", "weeks of pay per year"),
    *("FTE-months", "hours", "people", "yes or no"),
)
MONEY_UNIT: Final = re.compile(r"([A-Z]{3}) per (person|hire|year|user per year)")


def _unit(given: str) -> str:
    if given not in UNITS and not MONEY_UNIT.fullmatch(given):
        money = "a currency per person, hire, year or user per year"
        raise ValueError(f"{given!r} is no unit; take one of {', '.join(UNITS)}, or {money}")
    return given


def _day(given: str) -> str:
    try:
        date.fromisoformat(given)
    except ValueError:
        raise ValueError(f"{given!r} is no day of the calendar; correct it") from None
    return given


Text: TypeAlias = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
Month: TypeAlias = Annotated[str, StringConstraints(pattern=r"^\d{4}-(0[1-9]|1[0-2])$")]
Day: TypeAlias = Annotated[
    str, StringConstraints(pattern=r"^\d{4}-\d{2}-\d{2}$"), AfterValidator(_day)
]
Unit: TypeAlias = Annotated[str, AfterValidator(_unit)]
Currency: TypeAlias = Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")]
Number: TypeAlias = Annotated[float, Field(strict=True, allow_inf_nan=False)]
Grade: TypeAlias = Literal["A", "B", "C", "D", "E"]
Status: TypeAlias = Literal["seen", "second-hand", "recalled", "judgement"]
SourceKeys: TypeAlias = Annotated[tuple[Text, ...], Field(min_length=1)]


class Row(BaseModel):
    """One frozen mapping of a file; a key it does not know is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Source(Row):
    """One publication, or a judgement of this project.

    `accessed` is empty for what was cited from memory; `note` says where a figure was read when it
    was not read in the publication itself.
    """

    producer: Text
    title: Text
    published: Text
    kind: Text
    url: str = ""
    citation: str = ""
    accessed: Month | Literal[""] = ""
    note: str = ""

    @model_validator(mode="after")
    def _can_be_found(self) -> Self:
        if not (self.url or self.citation):
            raise ValueError("has neither url nor citation; say where it can be found")
        return self

    @property
    def reference(self) -> str:
        """Return the publication on one line, for a table or a list of sources."""
        head = f"{self.producer} ({self.published}), {self.title}"
        return ", ".join(filter(None, (head, self.citation, self.url)))


class CounterEvidence(Row):
    """A published finding that speaks against the default."""

    source: Text
    finding: Text


class Evidence(Row):
    """What stands behind a number, whether an entry or a column of the role families.

    `sources` carry the number itself; `anchors` are publications a judgement leans on.
    """

    label: Text
    unit: Unit
    low: Number
    high: Number
    grade: Grade
    status: Status
    sources: SourceKeys
    anchors: tuple[Text, ...] = ()
    caveat: Text
    review_date: Month
    currency: Currency | None = None
    currency_year: int | None = None

    @property
    def cited(self) -> tuple[str, ...]:
        """Key of every publication it names."""
        return self.sources + self.anchors

    @model_validator(mode="after")
    def _money_is_dated(self) -> Self:
        money = MONEY_UNIT.fullmatch(self.unit)
        if (money and money[1]) != self.currency or bool(money) != bool(self.currency_year):
            raise ValueError(
                f"unit '{self.unit}' with currency {self.currency} of {self.currency_year}; a unit "
                "of money, and no other, carries its currency and currency_year; make them agree"
            )
        return self


class Entry(Evidence):
    """One assumption: a number with its range, its shape and where it comes from.

    `value` is the default shown; a run's centre is the median of `distribution`. An entry of shape
    `fixed` is not sampled: p5 and p95 are then its range for sensitivity.
    """

    id: Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$")]
    topic: Text
    description: Text
    value: Number
    p5: Number
    p95: Number
    shape: Shape
    parameters: Mapping[str, Number] | None = None
    counter_evidence: tuple[CounterEvidence, ...] = ()
    scaled_by_pay: bool = False

    @property
    def cited(self) -> tuple[str, ...]:
        """Key of every publication it names."""
        return self.sources + self.anchors + tuple(item.source for item in self.counter_evidence)

    @property
    def sampled(self) -> bool:
        """Whether the entry is drawn, and so has a column in the register."""
        return self.shape != "fixed"

    @cached_property
    def distribution(self) -> Distribution:
        """The truncated distribution that draws come from; constant for a fixed entry."""
        if self.shape == "fixed":
            return Fixed(self.low, self.high, self.value, **(self.parameters or {}))
        if self.parameters is None:
            return fitted(self.shape, self.value, self.p5, self.p95, self.low, self.high)
        return SHAPES[self.shape](self.low, self.high, **self.parameters)

    @model_validator(mode="after")
    def _is_sound(self) -> Self:
        problems = list(self._misplaced())
        if problems:
            raise ValueError("; ".join(problems))
        try:
            _ = self.distribution
        except TypeError:
            given = ", ".join(self.parameters or ()) or "none"
            rule = f"parameters {given} are not those of shape {self.shape}"
            raise ValueError(f"{rule}; take them out, or give its own") from None
        except ValueError as error:
            raise ValueError(f"{error}; correct the range or the shape") from None
        return self

    def _misplaced(self) -> Iterator[str]:
        if not self.p5 <= self.value <= self.p95:
            given = f"p5 {self.p5:g} <= value {self.value:g} <= p95 {self.p95:g}"
            yield f"{given} must hold; correct what is out of order"
        for name, number in (("value", self.value), ("p5", self.p5), ("p95", self.p95)):
            if not self.low <= number <= self.high:
                span = f"low {self.low:g} and high {self.high:g}"
                yield f"{name} {number:g} must lie between {span}; correct one of them"


class Correlation(Row):
    """Correlation imposed between the normal scores of two entries' draws."""

    between: tuple[Text, Text]
    value: Annotated[Number, Field(gt=-1, lt=1)]
    grade: Grade
    sources: SourceKeys
    caveat: Text


class RoleFamilyRow(Row):
    """Defaults of one kind of work; units, sources and caveats stand in the columns.

    The three `salary_` fields replace the column's evidence for this family's salary.
    """

    label: Text
    us_annual_salary: Number
    programme_share: Number
    compliance_share: Number
    holders_per_system: Number
    documented_share: Number
    annual_quit_rate: Number
    time_to_fill_days: Number
    ramp_months: Number
    demand_elasticity: Number
    backlog: bool
    agency: bool
    sign_on: bool
    salary_status: Status | None = None
    salary_grade: Grade | None = None
    salary_sources: SourceKeys | None = None


class AssumptionSet(Row):
    """The month whose knowledge a set holds."""

    as_of: Month


class ExchangeRates(Row):
    """Units of each currency for one US dollar on one day."""

    as_of: Day
    grade: Grade
    status: Status
    sources: SourceKeys
    caveat: Text
    units_per_usd: dict[Currency, Annotated[Number, Field(gt=0)]]

    @model_validator(mode="after")
    def _dollar_is_one(self) -> Self:
        if self.units_per_usd.get("USD") != 1:
            raise ValueError("units_per_usd must give USD the value 1; write USD: 1")
        return self
