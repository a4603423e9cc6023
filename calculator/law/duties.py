"""The duties that apply to a company, from when, and the work they mean.

Guards against counting twice: what is asked of providers counts systems that are provided, what is
asked of users counts systems that are used; laws that ask for the same work share it, and the first
to apply carries it; a certified management system saves part of the work for the other one;
high-risk systems of today count only as far as they change under the new law.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from typing import TypeAlias

from calculator.compliance import HIGH_RISK_TIERS, Compliance
from calculator.errors import InputError, Problem
from calculator.legal_entries import (
    CONTESTED,
    EVERYWHERE,
    LAYOFF_EVENT,
    ORGANISATION,
    Obligation,
    Range,
)
from calculator.library import Library

AI_ACT, QUALITY_SYSTEM, CERTIFIED = "eu_ai_act", "eu_quality_system", "iso_42001"
PROVIDED, USED = HIGH_RISK_TIERS["provider"], HIGH_RISK_TIERS["deployer"]
OPTION = "option"  # pack of what no law asks for
GATES = ("none", "soft", "hard")
MINUTES_PER_HOUR = 60
NOTHING: Range = (0.0, 0.0, 0.0)

Value: TypeAlias = Callable[[str], float]  # what a constant of the assumptions is taken to be


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """One obligation as it falls on one company.

    `start` is a month of the scenario, from 1: at most 1 where the duty is in force already, and it
    may lie past the horizon. `once` is in FTE-months and `yearly` in FTE for each unit: least,
    usual, most. Every new AI system of the programme adds `new_units`. Both efforts are nothing
    where the duty `counted_with` carries the same work; `gate` is the hardest of all that share it.
    """

    obligation: Obligation
    start: int
    units: float
    new_units: float
    once: Range
    yearly: Range
    gate: str
    counted_with: str | None


def duties(
    compliance: Compliance, start_month: str, library: Library, value: Value | None = None
) -> tuple[Duty, ...]:
    """Return every duty that applies, whatever its date; `start_month` is YYYY-MM.

    `value` gives the scenario's constants, the library's where it is left out. `InputError` names
    every switch of a duty that does not exist.
    """
    problems = list(_unknown_switches(compliance, library))
    if problems:
        raise InputError(problems)
    value = value or library.value
    found = [row for row in library.law.obligations.values() if applies(row, compliance)]
    starts = {row.id: start_of(row, compliance, start_month, value) for row in found}
    carriers = _carriers(found, starts)
    gates = _gates(found)
    relief = 1 - value("qms_overlap") if CERTIFIED in starts else 1.0
    return tuple(
        _duty(
            row,
            starts[row.id],
            carriers[_work_of(row)],
            gates[_work_of(row)],
            relief if row.id == QUALITY_SYSTEM else 1.0,
            compliance,
            value,
        )
        for row in found
    )


def applies(row: Obligation, compliance: Compliance) -> bool:
    """Whether a duty falls on the company: by hand, or by place, sector and role."""
    by_hand = compliance.obligations.get(row.id)
    if by_hand is not None:
        return by_hand
    if row.per == LAYOFF_EVENT:
        return compliance.employed_in is not None
    if not compliance.jurisdictions or not row.default_on:
        return False
    here = {EVERYWHERE, *compliance.jurisdictions, *_countries(compliance)}
    return (
        bool(here.intersection(row.jurisdictions))
        and row.pack in {"core", compliance.sector}
        and (row.role == "both" or compliance.role in {row.role, "both"})
    )


def month_number(day: str, start_month: str) -> int:
    """Month of the scenario, from 1, in which a day lies; 0 and less before it begins."""
    at, first = date.fromisoformat(day), date.fromisoformat(f"{start_month}-01")
    return (at.year - first.year) * 12 + at.month - first.month + 1


def start_of(row: Obligation, compliance: Compliance, start_month: str, value: Value) -> int:
    """Month in which a duty starts to apply; what is still to come can be put off by the user.

    What a company takes on of its own accord starts once there was time to prepare for it.
    """
    if row.pack == OPTION:
        return round(value("obligation_lead_months")) + 1
    month = month_number(row.start, start_month)
    put_off = compliance.eu_postponement_months if row.act == AI_ACT and month > 1 else 0
    return month + put_off


def _work_of(row: Obligation) -> str:
    return row.shared_work or row.id


def _carriers(found: Iterable[Obligation], starts: Mapping[str, int]) -> dict[str, str]:
    """Id of the duty that carries each work: of those that share it, the first to apply."""
    by_start = sorted(found, key=lambda row: starts[row.id])
    return {_work_of(row): row.id for row in reversed(by_start)}


def _gates(found: Iterable[Obligation]) -> dict[str, str]:
    """Gate of each work: of those that share it, the hardest."""
    by_hardness = sorted(found, key=lambda row: GATES.index(row.gate))
    return {_work_of(row): row.gate for row in by_hardness}


def _duty(
    row: Obligation,
    start: int,
    carrier: str,
    gate: str,
    share: float,
    compliance: Compliance,
    value: Value,
) -> Duty:
    carries = carrier == row.id
    units = _units(row, compliance, value)
    if row.per in HIGH_RISK_TIERS.values() and start > 1:
        given = compliance.changed_systems_share
        units *= value("changed_systems_share") if given is None else given
    return Duty(
        obligation=row,
        start=start,
        units=units,
        new_units=_new_units(row, compliance, value),
        once=_scaled(row.once, share) if carries else NOTHING,
        yearly=_scaled(row.yearly, share) if carries else NOTHING,
        gate=gate,
        counted_with=None if carries else carrier,
    )


def _scaled(effort: Range, factor: float) -> Range:
    low, usual, high = effort
    return low * factor, usual * factor, high * factor


def _units(row: Obligation, compliance: Compliance, value: Value) -> float:
    if row.per in {ORGANISATION, LAYOFF_EVENT}:
        return 1.0
    if row.per == CONTESTED:
        hours = compliance.review_minutes / MINUTES_PER_HOUR
        reviews = compliance.decisions_per_year * compliance.contested_share
        return reviews * hours / value("compliance_hours_per_year")
    return float(getattr(compliance.ai_systems, row.per))


def _new_units(row: Obligation, compliance: Compliance, value: Value) -> float:
    """Units that one more AI system adds, on average: as today's systems are.

    Where no systems are given, the usual share is high-risk; it counts as used, and as provided
    only by a company that does nothing else.
    """
    systems = compliance.ai_systems
    if row.per in {ORGANISATION, LAYOFF_EVENT, CONTESTED}:
        return 0.0
    if row.per == "total":
        return 1.0
    if systems.total > 0:
        return min(1.0, float(getattr(systems, row.per)) / systems.total)
    usual = PROVIDED if compliance.role == "provider" else USED
    return value("high_risk_share") if row.per == usual else 0.0


def _countries(compliance: Compliance) -> set[str]:
    """Countries of the states the company is in."""
    return {place.partition("-")[0] for place in compliance.jurisdictions}


def _unknown_switches(compliance: Compliance, library: Library) -> Iterator[Problem]:
    known = library.law.obligations
    for id_ in compliance.obligations:
        if id_ not in known:
            near = get_close_matches(id_, known, 3, 0.4)
            fix = f"Closest: {', '.join(near)}" if near else f"Take one of {', '.join(known)}"
            yield Problem(f"there is no duty '{id_}'", fix, path=f"compliance.obligations.{id_}")
