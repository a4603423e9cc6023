"""The grammar of law among the assumptions: duties, rules of layoffs, severance that is owed."""

from typing import Annotated, Literal, Self, TypeAlias

from pydantic import AfterValidator, Field, model_validator

from calculator.compliance import EMPLOYMENT_PLACES, JURISDICTIONS, AISystems
from calculator.entries import Currency, Day, Grade, Month, Number, Row, SourceKeys, Status, Text

EVERYWHERE = "all"
ORGANISATION, LAYOFF_EVENT, CONTESTED = "organisation", "layoff_event", "contested_decisions"
DRIVERS = frozenset({ORGANISATION, LAYOFF_EVENT, CONTESTED, *AISystems.model_fields})


def _rising(three: tuple[float, float, float]) -> tuple[float, float, float]:
    if list(three) != sorted(three):
        raise ValueError("must not fall from least to most; put them in order")
    return three


Amount: TypeAlias = Annotated[Number, Field(ge=0)]
# Least, usual, most.
Range: TypeAlias = Annotated[tuple[Amount, Amount, Amount], AfterValidator(_rising)]
Days: TypeAlias = Annotated[int, Field(ge=0, le=1_000)]


class Legal(Row):
    """What stands behind a row of law. Whoever relies on it checks it with counsel first."""

    label: Text
    grade: Grade
    status: Status
    sources: SourceKeys
    caveat: Text
    as_of: Month
    review_date: Month

    @model_validator(mode="after")
    def _is_reviewed_later(self) -> Self:
        if self.review_date <= self.as_of:
            raise ValueError(f"review_date must come after as_of {self.as_of}; set a later month")
        return self


class External(Row):
    """Money paid to others, once or every year, for each unit."""

    amounts: Range
    currency: Currency
    each: Literal["once", "year"]


class Obligation(Legal):
    """One duty: whom it falls on, from when, and the work it means.

    `once` is in FTE-months and `yearly` in FTE, [least, usual, most], for each of `per`. Rows that
    name the same `shared_work` ask for the same effort, which a company makes once.
    """

    id: Text
    description: Text
    jurisdictions: Annotated[tuple[Text, ...], Field(min_length=1)]
    pack: Literal["core", "finance", "health", "option"]
    role: Literal["provider", "deployer", "both"]
    act: Literal["eu_ai_act", "gdpr", "us_state"] | None = None
    start: Day
    per: Text
    once: Range
    yearly: Range
    shared_work: Text | None = None
    external: External | None = None
    gate: Literal["hard", "soft", "none"]
    cap: Text | None = None
    cap_amount: Amount | None = None
    cap_currency: Currency | None = None
    cap_revenue_share: Annotated[Number, Field(gt=0, le=1)] | None = None
    default_on: bool

    @model_validator(mode="after")
    def _is_sound(self) -> Self:
        unknown = set(self.jurisdictions) - {EVERYWHERE, *JURISDICTIONS}
        if unknown or self.per not in DRIVERS:
            names = ", ".join(sorted(unknown)) or self.per
            raise ValueError(f"unknown: {names}; take a jurisdiction, or a driver, of a scenario")
        if (self.cap_amount is None) != (self.cap_currency is None):
            raise ValueError("cap_amount and cap_currency go together; give both or none")
        return self


class LayoffStep(Row):
    """From how many posts, or what share of the staff, a rule asks for what.

    `staff` is the size of employer from which the step replaces those of smaller employers.
    """

    posts: Annotated[int, Field(ge=1)] = 1
    share: Annotated[Number, Field(ge=0, le=1)] = 0.0
    staff: Annotated[int, Field(ge=1)] = 1
    process_days: Days = 0
    notice_days: Days = 0


class Practice(Row):
    """What a process takes as a rule, where that is longer than the law: least, usual, most."""

    process_days: Annotated[tuple[Days, Days, Days], AfterValidator(_rising)]


class LayoffRule(Legal):
    """What one law asks for before people leave."""

    id: Text
    places: Annotated[tuple[Text, ...], Field(min_length=1)]
    employer_from: Annotated[int, Field(ge=1)]
    steps: Annotated[tuple[LayoffStep, ...], Field(min_length=1)]
    practice: Practice | None = None
    sanction: Text
    sanction_days: Days = 0
    disclosure: Text | None = None

    @model_validator(mode="after")
    def _is_sound(self) -> Self:
        _check_places(self.places)
        return self


class SeveranceMinimum(Legal):
    """What is owed, or paid as a rule, in weeks of base pay for each year of service."""

    id: Text
    places: Annotated[tuple[Text, ...], Field(min_length=1)]
    kind: Literal["statutory", "practice"]
    weeks_per_year: Range
    from_years: Amount = 0.0
    cap_weeks: Amount | None = None
    cap_amount: Amount | None = None
    weekly_pay_cap: Amount | None = None
    currency: Currency | None = None

    @model_validator(mode="after")
    def _is_sound(self) -> Self:
        if (self.cap_amount or self.weekly_pay_cap) and not self.currency:
            raise ValueError("a cap in money needs its currency; give it")
        _check_places(self.places)
        return self


def _check_places(places: tuple[str, ...]) -> None:
    unknown = set(places) - set(EMPLOYMENT_PLACES)
    if unknown:
        raise ValueError(f"unknown places: {', '.join(sorted(unknown))}; take those of a scenario")
