"""Which duties fall on a company, from which month, and the work they mean."""

from datetime import date, timedelta
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator.arrays import Floats
from calculator.compliance import JURISDICTIONS, Compliance
from calculator.errors import InputError
from calculator.law.duties import Duty, duties, month_number
from calculator.legal_entries import CONTESTED, LAYOFF_EVENT
from calculator.library import load
from calculator.sampling.sequence import triangular
from tests.running import one_team, run

LIBRARY = load()
START = "2026-11"
HR_PACK = {
    "US-NY": "new_york_city_audit",
    "US-IL": "illinois_employment",
    "US-CA": "california_employment",
    "US-CT": "connecticut_employment",
}


def found(start_month: str = START, **said: Any) -> dict[str, Duty]:
    """Return the duties of a company by id."""
    company = Compliance.model_validate(said)
    return {duty.obligation.id: duty for duty in duties(company, start_month, LIBRARY)}


def work(duty: Duty) -> tuple[float, float]:
    """Return the usual effort of today's units: FTE-months once, FTE a year."""
    return duty.once[1] * duty.units, duty.yearly[1] * duty.units


# Whom a duty falls on


def test_no_jurisdiction_no_duty() -> None:
    """A company that names no place is under no duty of AI law, whatever it says besides."""
    assert found() == {}
    assert found(role="both", sector="finance", ai_systems={"total": 50, "hr_tools": 3}) == {}


def test_place_sector_and_role_decide() -> None:
    """A deployer in the EU has the duties of deployers and of everyone, no others."""
    assert set(found(jurisdictions=("EU",))) == {
        "eu_literacy",
        "eu_inventory_company",
        "eu_inventory_system",
        "eu_transparency",
        "eu_high_risk_deployer",
        "eu_dpia",
        "eu_rights_assessment",
        "human_review",
    }


@pytest.mark.parametrize(
    ("role", "there", "absent"),
    [
        ("deployer", {"eu_high_risk_deployer"}, {"eu_high_risk_provider", "eu_quality_system"}),
        ("provider", {"eu_high_risk_provider", "eu_quality_system"}, {"eu_high_risk_deployer"}),
        (
            "both",
            {"eu_high_risk_deployer", "eu_high_risk_provider", "eu_quality_system"},
            set(),
        ),
    ],
)
def test_a_role_has_its_own_duties(role: str, there: set[str], absent: set[str]) -> None:
    """What providers owe falls on providers, what users owe on users."""
    here = set(found(jurisdictions=("EU",), role=role))
    assert there <= here
    assert not absent & here


@pytest.mark.parametrize(
    ("sector", "place", "ids"),
    [
        ("general", "EU", set()),
        ("public", "EU", set()),
        ("finance", "EU", {"model_validation", "dora"}),
        ("finance", "US-TX", {"model_validation"}),
        ("finance", "UK", {"model_validation"}),
        ("finance", "KR", set()),
        ("health", "US-CA", {"clinical_transparency"}),
        ("health", "EU", {"clinical_devices"}),
    ],
)
def test_a_sector_adds_its_pack_where_it_holds(sector: str, place: str, ids: set[str]) -> None:
    """Finance and health bring duties; those of a country hold in its states."""
    here = found(jurisdictions=(place,), sector=sector)
    assert {id_ for id_, duty in here.items() if duty.obligation.pack != "core"} == ids


@given(st.sets(st.sampled_from(JURISDICTIONS), min_size=1), st.sampled_from(JURISDICTIONS))
def test_another_place_takes_no_duty_away(places: set[str], another: str) -> None:
    """Duties add up over places, and their usual work never shrinks."""
    said: dict[str, Any] = {"ai_systems": {"total": 9, "hr_tools": 3, "automated_decisions": 4}}
    here = found(jurisdictions=tuple(places), **said)
    more = found(jurisdictions=(*places, another), **said)
    assert set(here) <= set(more)
    for kind in (0, 1):
        before, after = (sum(work(duty)[kind] for duty in each.values()) for each in (here, more))
        assert after >= before - 1e-12


def test_a_layoff_needs_a_place_of_employment_only() -> None:
    """The process of a layoff falls on whoever employs, with AI law or without."""
    assert set(found(employed_in="DE")) == {"layoff_process"}
    assert found(employed_in="DE")["layoff_process"].obligation.per == LAYOFF_EVENT


def test_a_switch_by_hand_wins() -> None:
    """A duty can be taken out, and one that does not apply put in."""
    here = found(jurisdictions=("EU",), obligations={"eu_dpia": False, "korea": True})
    assert "eu_dpia" not in here
    assert "korea" in here
    assert "iso_42001" not in here
    assert set(found(obligations={"iso_42001": True})) == {"iso_42001"}


def test_every_unknown_switch_is_named_with_the_closest() -> None:
    """A switch of no duty is an error that names each, and what it may have meant."""
    with pytest.raises(InputError) as caught:
        found(obligations={"eu_literasy": True, "zzz": False, "korea": True})
    lines = [str(problem) for problem in caught.value.problems]
    assert len(lines) == 2
    assert lines[0].startswith("compliance.obligations.eu_literasy: there is no duty 'eu_literasy'")
    assert "Closest: eu_literacy" in lines[0]
    assert "Take one of eu_literacy" in lines[1]


# From when


@pytest.mark.parametrize(
    ("day", "first", "month"),
    [
        ("2027-12-02", "2026-11", 14),
        ("2026-11-01", "2026-11", 1),
        ("2026-11-30", "2026-11", 1),
        ("2026-10-31", "2026-11", 0),
        ("2025-02-02", "2026-11", -20),
        ("2027-01-01", "2026-12", 2),
        ("2028-02-29", "2027-03", 12),
    ],
)
def test_a_day_lies_in_a_month_of_the_scenario(day: str, first: str, month: int) -> None:
    """Months count from 1, the scenario's first."""
    assert month_number(day, first) == month


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)), st.dates(date(2000, 1, 1)))
def test_months_follow_each_other(day: date, first: date) -> None:
    """The day after lies in the same month of the scenario, or on the first of the next one."""
    after = day + timedelta(days=1)
    start = first.strftime("%Y-%m")
    step = month_number(after.isoformat(), start) - month_number(day.isoformat(), start)
    assert step == (after.day == 1)


@pytest.mark.parametrize(
    ("id_", "place", "start"),
    [
        ("eu_literacy", "EU", -20),
        ("eu_transparency", "EU", -2),
        ("eu_high_risk_deployer", "EU", 14),
        ("colorado_decisions", "US-CO", 3),
        ("human_review_colorado", "US-CO", 3),
        ("california_risk", "US-CA", -9),
        ("california_decisions", "US-CA", 3),
        ("connecticut_employment", "US-CT", 12),
        ("korea", "KR", -9),
    ],
)
def test_duties_start_on_their_day(id_: str, place: str, start: int) -> None:
    """Dates of the law become months of a scenario that begins in November 2026."""
    assert found(jurisdictions=(place,))[id_].start == start


def test_only_what_is_to_come_under_the_ai_act_can_be_put_off() -> None:
    """A postponement moves the EU's AI duties of the future and nothing else."""
    places = ("EU", "US-CO")
    usual = found(jurisdictions=places)
    later = found(jurisdictions=places, eu_postponement_months=16)
    moved = {id_: later[id_].start - usual[id_].start for id_ in usual}
    assert {id_ for id_, months in moved.items() if months} == {
        "eu_high_risk_deployer",
        "eu_rights_assessment",
    }
    assert moved["eu_high_risk_deployer"] == 16
    early = found("2026-01", jurisdictions=places, eu_postponement_months=16)
    assert early["eu_transparency"].start == 8 + 16
    assert early["eu_literacy"].start == found("2026-01", jurisdictions=places)["eu_literacy"].start


def test_a_duty_of_the_first_month_is_in_force() -> None:
    """In the month in which a duty starts it can neither be put off nor spare today's systems."""
    said: dict[str, Any] = {"jurisdictions": ("EU",), "ai_systems": {"high_risk_used": 10}}
    first = found("2027-12", **said, eu_postponement_months=16)["eu_high_risk_deployer"]
    assert first.start == 1
    assert first.units == 10
    before = found("2027-11", **said, eu_postponement_months=16)["eu_high_risk_deployer"]
    assert before.start == 2 + 16
    assert before.units == pytest.approx(6)


# The work it means


def test_work_follows_the_systems_of_its_kind() -> None:
    """The effort of 40 systems, 12 of them high-risk and used, is that of the law's own rows."""
    systems = {"total": 40, "high_risk_used": 12, "generative_or_interactive": 10}
    here = found(jurisdictions=("EU",), ai_systems=systems)
    assert work(here["eu_literacy"]) == (1.5, 0.15)
    assert work(here["eu_inventory_system"]) == pytest.approx((40 * 0.07, 40 * 0.003))
    assert work(here["eu_transparency"]) == pytest.approx((1.1, 0.05))
    assert work(here["eu_high_risk_deployer"]) == pytest.approx((12 * 0.6, 12 * 0.6 * 0.13))
    assert work(here["eu_dpia"]) == (0, 0)


def test_no_systems_mean_no_work_by_system() -> None:
    """A company without AI systems has what the organisation owes, and nothing by system."""
    here = found(jurisdictions=("EU",))
    assert {id_ for id_, duty in here.items() if any(work(duty))} == {
        "eu_literacy",
        "eu_inventory_company",
    }


def test_new_systems_are_like_those_of_today() -> None:
    """A new system adds the share of a kind that today's systems have, at most one."""
    systems = {"total": 40, "high_risk_used": 12, "personal_data_high_risk": 60}
    here = found(jurisdictions=("EU",), ai_systems=systems)
    assert here["eu_high_risk_deployer"].new_units == pytest.approx(0.3)
    assert here["eu_dpia"].new_units == 1
    assert here["eu_inventory_system"].new_units == 1
    assert here["eu_literacy"].new_units == 0


@pytest.mark.parametrize(
    ("role", "provided", "used"),
    [("deployer", None, 0.15), ("provider", 0.15, None), ("both", 0.0, 0.15)],
)
def test_a_new_system_is_high_risk_once(
    role: str, provided: float | None, used: float | None
) -> None:
    """Without numbers the usual share of new systems is high-risk, in one role only."""
    here = found(jurisdictions=("EU",), role=role)
    units = [
        here[id_].new_units if id_ in here else None
        for id_ in ("eu_high_risk_provider", "eu_high_risk_deployer")
    ]
    assert units == [provided, used]


def test_unchanged_systems_are_spared() -> None:
    """High-risk systems of today count as far as they change, by the user's share or the usual."""
    systems = {"total": 10, "high_risk_used": 10, "high_risk_provided": 10}
    said: dict[str, Any] = {"jurisdictions": ("EU",), "role": "both", "ai_systems": systems}
    usual, own = found(**said), found(**said, changed_systems_share=0.25)
    in_force = found("2028-01", **said)
    for id_ in ("eu_high_risk_provider", "eu_high_risk_deployer"):
        assert usual[id_].units == pytest.approx(6)
        assert own[id_].units == pytest.approx(2.5)
        assert in_force[id_].units == 10
    assert own["eu_inventory_system"].units == 10


def test_a_certified_system_saves_part_of_the_other() -> None:
    """With ISO/IEC 42001 the EU quality system takes 40% less; nothing else changes."""
    said: dict[str, Any] = {"jurisdictions": ("EU",), "role": "provider"}
    alone = found(**said)
    certified = found(**said, obligations={"iso_42001": True})
    assert alone["eu_quality_system"].once == (1, 12, 30)
    assert certified["eu_quality_system"].once == pytest.approx((0.6, 7.2, 18))
    assert certified["eu_quality_system"].yearly == pytest.approx((0.09, 0.3, 0.6))
    assert certified["iso_42001"].once == (3, 6, 12)
    assert certified["eu_high_risk_provider"].once == alone["eu_high_risk_provider"].once


def test_the_users_constants_are_used() -> None:
    """A scenario's own values replace those of the library."""
    company = Compliance.model_validate(
        {
            "jurisdictions": ("EU",),
            "role": "provider",
            "ai_systems": {"high_risk_provided": 10},
            "obligations": {"iso_42001": True},
        }
    )
    own = {"qms_overlap": 0.0, "changed_systems_share": 1.0, "high_risk_share": 0.5}
    here = {
        duty.obligation.id: duty
        for duty in duties(company, START, LIBRARY, lambda id_: own.get(id_, 1.0))
    }
    assert here["eu_quality_system"].once == (1, 12, 30)
    assert here["eu_high_risk_provider"].units == 10
    assert here["eu_high_risk_provider"].new_units == 0.5


@given(st.sets(st.sampled_from(sorted(HR_PACK)), min_size=1))
def test_several_states_ask_for_the_same_work_on_hiring_tools_once(states: set[str]) -> None:
    """However many states, the effort is that of one; the first to apply carries it."""
    here = found(jurisdictions=tuple(states), ai_systems={"total": 4, "hr_tools": 2})
    pack = {HR_PACK[state]: here[HR_PACK[state]] for state in states}
    assert sum(work(duty)[0] for duty in pack.values()) == pytest.approx(2 * 0.5)
    assert sum(work(duty)[1] for duty in pack.values()) == pytest.approx(2 * 0.06)
    carrier = min(pack.values(), key=lambda duty: duty.start).obligation.id
    assert pack[carrier].counted_with is None
    assert {duty.counted_with for id_, duty in pack.items() if id_ != carrier} <= {carrier}


def test_without_the_carrier_the_next_one_carries() -> None:
    """A duty switched off leaves the shared work to the others."""
    said: dict[str, Any] = {"jurisdictions": ("US-NY", "US-CT"), "ai_systems": {"hr_tools": 2}}
    both = found(**said)
    one = found(**said, obligations={"new_york_city_audit": False})
    assert both["connecticut_employment"].counted_with == "new_york_city_audit"
    assert work(both["connecticut_employment"]) == (0, 0)
    assert work(one["connecticut_employment"]) == pytest.approx((1, 0.12))


def test_employers_of_any_role_answer_for_their_hiring_tools() -> None:
    """Whoever provides AI hires people too."""
    assert "new_york_city_audit" in found(jurisdictions=("US-NY",), role="provider")


@pytest.mark.parametrize(
    ("places", "carrier", "start"),
    [
        (("EU",), "human_review", -101),
        (("US-CO",), "human_review_colorado", 3),
        (("US-CO", "EU"), "human_review", -101),
    ],
)
def test_reviews_by_people_are_counted_once(
    places: tuple[str, ...], carrier: str, start: int
) -> None:
    """10,320 contested decisions of 10 minutes are one person, under one law or two."""
    here = found(
        jurisdictions=places,
        decisions_per_year=206_400,
        contested_share=0.05,
        review_minutes=10,
    )
    reviews = [duty for duty in here.values() if duty.obligation.per == CONTESTED]
    assert sum(work(duty)[1] for duty in reviews) == pytest.approx(1)
    carrying = [duty for duty in reviews if duty.counted_with is None]
    assert [(duty.obligation.id, duty.start) for duty in carrying] == [(carrier, start)]


def test_a_company_is_as_large_as_its_evidence_says() -> None:
    """A provider of 100 systems, 18 high-risk, needs about five people a year, as teams have."""
    here = found(
        "2028-01",
        jurisdictions=("EU",),
        role="provider",
        ai_systems={"total": 100, "high_risk_provided": 18, "generative_or_interactive": 30},
    )
    assert 4 < sum(work(duty)[1] for duty in here.values()) < 6


# Spread over the months


def scheduled(start_month: str, horizon: int = 36, **said: Any) -> Floats:
    """Return the work by month that the quality system of a provider brings, at the centre."""
    law = {"obligations": {"eu_quality_system": True}, **said}
    company = {
        **one_team(),
        "start_month": start_month,
        "horizon_months": horizon,
        "compliance": law,
    }
    law_work = run(company, ("keep",)).parameters.compliance
    by_month: Floats = (law_work.scheduled + law_work.scheduled_gate)[:, -1]
    return by_month


ROW = LIBRARY.law.obligations["eu_quality_system"]
CENTRE = np.array(0.5)
ONCE, YEARLY = (float(triangular(effort, CENTRE)) for effort in (ROW.once, ROW.yearly))


def test_once_off_work_is_done_in_the_year_before() -> None:
    """A duty of month 14 is prepared in months 2 to 13, evenly, and kept up from then on."""
    by_month = scheduled("2026-11")
    np.testing.assert_allclose(by_month[:1], 0)
    np.testing.assert_allclose(by_month[1:13], ONCE / 12)
    np.testing.assert_allclose(by_month[13:], YEARLY)
    assert by_month[:13].sum() == pytest.approx(ONCE)


def test_what_is_left_of_the_preparation_takes_all_of_its_work() -> None:
    """A duty of month 3 is prepared in the two months that are left; one in force is prepared."""
    np.testing.assert_allclose(scheduled("2027-10")[:2], ONCE / 2)
    np.testing.assert_allclose(scheduled("2027-10")[2:], YEARLY)
    np.testing.assert_allclose(scheduled("2028-01"), YEARLY)


def test_a_duty_after_the_horizon_is_prepared_within_it() -> None:
    """In twelve months all but the first prepare for month 14; put off far enough, none does."""
    by_month = scheduled("2026-11", horizon=12)
    np.testing.assert_allclose(by_month, [0, *[ONCE / 12] * 11])
    assert not scheduled("2026-11", horizon=12, eu_postponement_months=12).any()
