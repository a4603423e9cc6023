"""What the user tells us about law: where the company is, what its AI does, and how people leave.

Everything has a default that counts nothing: a scenario that says nothing of law is priced without
it, and says so in a warning.
"""

from typing import Annotated, Literal, get_args

from pydantic import Field

from calculator.fields import Frozen, Money, Number, Share, number

Jurisdiction = Literal["EU", "UK", "US", "US-CA", "US-CO", "US-CT", "US-IL", "US-NY", "US-TX", "KR"]
JURISDICTIONS: tuple[str, ...] = get_args(Jurisdiction)
EmploymentPlace = Literal[
    "US",
    "US-CA",
    "US-CT",
    "US-NJ",
    "US-NY",
    "US-TX",
    "UK",
    "EU",
    "DE",
    "ES",
    "FR",
    "IT",
    "NL",
]
EMPLOYMENT_PLACES: tuple[str, ...] = get_args(EmploymentPlace)
Role = Literal["deployer", "provider", "both"]
Sector = Literal["general", "finance", "health", "public"]

Count = Annotated[Number, number("AI systems", ge=0, le=100_000)]
WholeMonths = Annotated[int, number("months", ge=0, le=48)]


class AISystems(Frozen):
    """AI systems in use today, by what the law asks about them; one system may count in several."""

    total: Count = Field(default=0.0, description="AI systems of any kind")
    high_risk_provided: Count = Field(
        default=0.0, description="High-risk systems built, or sold under the company's own name"
    )
    high_risk_used: Count = Field(
        default=0.0, description="High-risk systems of others that the company uses"
    )
    generative_or_interactive: Count = Field(
        default=0.0, description="Systems that talk with people or make text, images or sound"
    )
    personal_data_high_risk: Count = Field(
        default=0.0, description="Systems whose use of personal data is a high risk to people"
    )
    rights_assessed: Count = Field(
        default=0.0, description="Systems whose effect on fundamental rights must be assessed"
    )
    automated_decisions: Count = Field(
        default=0.0,
        description="Systems that decide, or weigh heavily, on what matters to people",
    )
    hr_tools: Count = Field(default=0.0, description="Systems that hire, rate or dismiss people")
    material_models: Count = Field(
        default=0.0, description="Models of a financial firm that must be validated"
    )
    clinical_tools: Count = Field(default=0.0, description="Systems that support care decisions")


class Compliance(Frozen):
    """Which law the company is under, and how it ends posts."""

    jurisdictions: tuple[Jurisdiction, ...] = Field(
        default=(), description="Places whose AI law applies to the company"
    )
    employed_in: EmploymentPlace | None = Field(
        default=None, description="Place whose law of dismissals applies to the posts cut"
    )
    role: Role = Field(default="deployer", description="Uses AI of others, provides its own, both")
    sector: Sector = Field(default="general", description="Adds the duties of that sector")
    ai_systems: AISystems = Field(default_factory=AISystems)
    decisions_per_year: Annotated[Number, number("decisions per year", ge=0, le=1e10)] = Field(
        default=0.0, description="Decisions about people that AI makes or prepares"
    )
    contested_share: Share = Field(
        default=0.0, description="Share of those decisions that a person has to review on demand"
    )
    review_minutes: Annotated[Number, number("minutes", ge=0, le=10_000)] = Field(
        default=0.0, description="Minutes of work for one such review"
    )
    changed_systems_share: Share | None = Field(
        default=None,
        description="Share of today's high-risk systems that change after the law starts to apply",
    )
    eu_postponement_months: WholeMonths = Field(
        default=0, description="What if duties of the EU AI Act still to come were put off so long"
    )
    obligations: dict[str, bool] = Field(
        default_factory=dict, description="Duties switched on or off by hand, by their id"
    )
    annual_revenue: Money | None = Field(
        default=None, description="Worldwide revenue of a year, for expected penalties and caps"
    )
    small_company: bool = Field(
        default=False, description="Counts as small or medium under the EU AI Act"
    )
    notice_worked: bool = Field(
        default=True,
        description="People work their notice at half output; else they are paid for it and leave",
    )
    process_months: WholeMonths | None = Field(
        default=None,
        description="Months of process before notice; those of the law if not said",
    )
    notice_months: WholeMonths | None = Field(
        default=None, description="Months of notice; the law's own if not said"
    )


HIGH_RISK_TIERS = {"provider": "high_risk_provided", "deployer": "high_risk_used"}
