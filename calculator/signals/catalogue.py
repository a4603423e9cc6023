"""What can be watched: each signal with its unit and how it is counted.

Months count from 1; quits may also be given for month 0, which is the two years before month 1.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, Literal, TypeAlias

Kind: TypeAlias = Literal["company", "market"]
Unit: TypeAlias = Literal["count", "share", "ratio", "growth", "days", "FTE-months"]

BEFORE: Final = 0  # the month that stands for the years before month 1
PAST_MONTHS: Final = 24
CHECK_MONTHS: Final = (3, 6, 9, 12)


@dataclass(frozen=True, slots=True)
class Signal:
    """One thing to watch; `measured` says how to count it, so that two people count alike."""

    id: str
    label: str
    kind: Kind
    unit: Unit
    measured: str

    @property
    def is_count(self) -> bool:
        """Whether it counts things that add up from month 1."""
        return self.unit == "count"


_SIGNALS = (
    Signal(
        "quits",
        "People who quit",
        "company",
        "count",
        "All who left by their own choice from month 1 to the month's end, replaced or not. "
        "Month 0: all who did in the 24 months before month 1",
    ),
    Signal(
        "reopened",
        "Posts reopened",
        "company",
        "count",
        "All posts that were cut and opened again, from month 1 to the month's end",
    ),
    Signal(
        "milestones",
        "AI milestones reached",
        "company",
        "share",
        "Share of the AI programme's missing work that is done and accepted at the month's end",
    ),
    Signal(
        "release_cadence",
        "Pace of releases",
        "company",
        "ratio",
        "Releases or cases finished in the month, over those of a usual month before month 1",
    ),
    Signal(
        "incidents",
        "Incidents",
        "company",
        "ratio",
        "Incidents in the month, over those of a usual month before month 1",
    ),
    Signal(
        "compliance_backlog",
        "Compliance work waiting",
        "company",
        "FTE-months",
        "Compliance work that has come in and is not done at the month's end, in months of one "
        "person's work",
    ),
    Signal(
        "days_to_fill",
        "Rehiring speed (days to fill)",
        "market",
        "days",
        "Calendar days from opening a post to a start, on average, for the kind of posts cut",
    ),
    Signal(
        "feature_delay",
        "Delay of AI features",
        "market",
        "ratio",
        "Time from announcement to general use of the AI features waited for, over the time "
        "announced",
    ),
    Signal(
        "specialist_pay",
        "MLOps and data pay",
        "market",
        "growth",
        "Rise over a year of pay offered for MLOps, machine-learning and data roles",
    ),
    Signal(
        "compliance_hiring",
        "Compliance hiring",
        "market",
        "growth",
        "Growth over a year of postings for compliance and AI governance",
    ),
    Signal(
        "ai_funding",
        "AI-infrastructure funding",
        "market",
        "growth",
        "Growth over a year of money raised or spent for AI infrastructure",
    ),
)
SIGNALS: Final[Mapping[str, Signal]] = MappingProxyType({s.id: s for s in _SIGNALS})
