"""What is worth a second look in what a company says about law, in words."""

from collections.abc import Iterator, Sequence

from calculator.compliance import HIGH_RISK_TIERS, Compliance
from calculator.errors import Problem
from calculator.law.duties import Duty, duties
from calculator.law.layoffs import LayoffProcess, layoff_process
from calculator.legal_entries import CONTESTED
from calculator.library import Library

PATH = "compliance"
EU_STATES = ("DE", "ES", "FR", "IT", "NL")
REVIEW = ("decisions_per_year", "contested_share", "review_minutes")


def cautions(
    compliance: Compliance,
    *,
    start_month: str,
    horizon_months: int,
    headcount: float,
    posts: float,
    first_cut: int | None,
    claims_ai: bool,
    library: Library,
) -> Iterator[Problem]:
    """Yield what is missing, contradictory, or lies outside what is counted.

    `first_cut` is the first month, from 1, at whose end the plan ends posts, if it is known.
    """
    yield from _places(compliance)
    process = layoff_process(compliance, posts, headcount, library)
    if posts:
        yield from _thresholds(process, posts, headcount)
        yield from _delay(process, compliance, first_cut, horizon_months)
    found = duties(compliance, start_month, library)
    yield from _systems(compliance, claims_ai=claims_ai)
    yield from _roles(compliance)
    yield from _uncounted(compliance, found)
    yield from _late(found, horizon_months)


def earliest_exit(process_months: int, notice_months: int, *, worked: bool) -> int:
    """Month, from 1, at whose end posts can end at the earliest if the process begins today."""
    return max(1, process_months + (notice_months if worked else 0))


def _places(compliance: Compliance) -> Iterator[Problem]:
    if not compliance.jurisdictions:
        yield Problem(
            "no jurisdiction is given, so no duties of AI law are counted",
            "Give compliance.jurisdictions, and check with counsel",
            path=f"{PATH}.jurisdictions",
        )
    elif compliance.employed_in in EU_STATES and "EU" not in compliance.jurisdictions:
        yield Problem(
            f"people work in {compliance.employed_in}, but the EU is no jurisdiction of the "
            "company, so duties of EU law are not counted",
            "Add EU to compliance.jurisdictions",
            path=f"{PATH}.jurisdictions",
        )
    if compliance.employed_in is None:
        yield Problem(
            "no place of employment is given, so no notice and no severance by law are counted",
            "Give compliance.employed_in, and check with counsel",
            path=f"{PATH}.employed_in",
        )


def _thresholds(process: LayoffProcess, posts: float, headcount: float) -> Iterator[Problem]:
    if process.below and not process.rules:
        named = ", ".join(rule.label for rule in process.below)
        yield Problem(
            f"{posts:g} of {headcount:g} posts are below the threshold of {named}",
            "Check with counsel: some count by site, over time, or whether a whole site closes",
            path=f"{PATH}.employed_in",
        )


def _delay(
    process: LayoffProcess, compliance: Compliance, first_cut: int | None, horizon_months: int
) -> Iterator[Problem]:
    earliest = earliest_exit(
        process.process_months, process.notice_months, worked=compliance.notice_worked
    )
    if earliest > horizon_months:
        yield Problem(
            f"process and notice take {earliest} months and the horizon has {horizon_months}, so "
            "no post ends",
            "Give a longer horizon_months",
            path=PATH,
        )
    elif first_cut is not None and first_cut < earliest:
        yield Problem(
            f"cuts planned from month {first_cut} on cannot take effect before month {earliest}, "
            "after process and notice, and are put off to it",
            "Plan them later, or give compliance.process_months and notice_months",
            path=PATH,
        )


def _systems(compliance: Compliance, *, claims_ai: bool) -> Iterator[Problem]:
    systems = compliance.ai_systems
    over = [name for name, count in _tiers(compliance).items() if count > systems.total]
    if over and systems.total:
        yield Problem(
            f"{', '.join(over)} above the {systems.total:g} AI systems there are in all",
            "Give a larger total, or fewer of a kind",
            path=f"{PATH}.ai_systems",
        )
    elif over or (compliance.jurisdictions and claims_ai and not systems.total):
        yield Problem(
            "there are no AI systems today in total, though duties count them",
            "Give compliance.ai_systems.total; the usual share of high-risk ones is assumed",
            path=f"{PATH}.ai_systems.total",
        )


def _roles(compliance: Compliance) -> Iterator[Problem]:
    for tier in _of_another_role(compliance):
        yield Problem(
            f"{tier} is given, but the role is {compliance.role}, so they are not counted",
            "Give role: both",
            path=f"{PATH}.role",
        )
    if compliance.eu_postponement_months and "EU" not in compliance.jurisdictions:
        yield Problem(
            "a postponement of EU duties is given, but the EU is no jurisdiction of the company",
            "Add EU to compliance.jurisdictions, or take the postponement out",
            path=f"{PATH}.eu_postponement_months",
        )


def _uncounted(compliance: Compliance, found: Sequence[Duty]) -> Iterator[Problem]:
    """Warn of numbers that no duty of the company uses."""
    if not compliance.jurisdictions:
        return
    used = {duty.obligation.per for duty in found}
    apart = {*used, *_of_another_role(compliance)}
    idle = [name for name, count in _tiers(compliance).items() if count and name not in apart]
    if idle:
        yield Problem(
            f"no duty of these places and of sector {compliance.sector} counts {', '.join(idle)}",
            "Check jurisdictions, sector and duties switched off",
            path=f"{PATH}.ai_systems",
        )
    given = [name for name in REVIEW if getattr(compliance, name)]
    missing = [name for name in REVIEW if name not in given]
    if given and (missing or CONTESTED not in used):
        reason = f"{', '.join(missing)} is 0" if missing else "no duty of these places asks for it"
        yield Problem(
            f"{', '.join(given)} is given, but {reason}, so no human review is counted",
            f"Give all of {', '.join(REVIEW)}, in a place that asks for review, or none",
            path=PATH,
        )


def _late(found: Sequence[Duty], horizon_months: int) -> Iterator[Problem]:
    late = [duty.obligation for duty in found if duty.start > horizon_months]
    if late:
        named = "; ".join(f"{row.label}, {row.start}" for row in late)
        yield Problem(
            "duties that start after the horizon are not counted, beyond what preparing for them "
            f"takes before its end: {named}",
            "A longer horizon_months would show them",
            path=PATH,
        )


def _tiers(compliance: Compliance) -> dict[str, float]:
    """AI systems of each kind; a system may count in several."""
    return compliance.ai_systems.model_dump(exclude={"total"})


def _of_another_role(compliance: Compliance) -> list[str]:
    """High-risk systems that are given for a role the company does not have."""
    return [
        tier
        for role, tier in HIGH_RISK_TIERS.items()
        if getattr(compliance.ai_systems, tier) and compliance.role not in {role, "both"}
    ]
