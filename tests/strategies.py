"""Plausible organisations for Hypothesis, as plain scenario data."""

from typing import Any

from hypothesis import strategies as st

from calculator.scenario import ROLE_FAMILIES

SHARES = st.integers(0, 100).map(lambda percent: percent / 100)


@st.composite
def teams(draw: st.DrawFn, name: str, horizon: int) -> dict[str, Any]:
    """Return one row of a plan; cuts of nothing and of the whole team included."""
    headcount = draw(st.integers(1, 400))
    cut = draw(st.sampled_from([0.0, 0.05, 0.1, 0.25, 0.6, 1.0]))
    row: dict[str, Any] = {
        "team": name,
        "headcount": headcount,
        "annual_salary": draw(st.integers(20_000, 250_000)),
        "planned_cuts": headcount * cut,
        "role_family": draw(st.sampled_from(ROLE_FAMILIES)),
        "cut_month": draw(st.integers(1, horizon)),
        "ai_share_claimed": draw(st.sampled_from([0.0, 0.1, 0.3, 0.8])),
        "claim_evidence": draw(st.sampled_from(["claim", "pilot", "measured"])),
        "measured_as": draw(st.sampled_from(["time_saved", "work_no_one_touches"])),
        "function_ends": draw(st.booleans()),
    }
    if draw(st.booleans()):
        row["slack"] = draw(SHARES) / 2
    return row


@st.composite
def organisations(draw: st.DrawFn) -> dict[str, Any]:
    """Return a scenario of one to four teams."""
    horizon = draw(st.integers(12, 48))
    count = draw(st.integers(1, 4))
    return {
        "teams": [draw(teams(f"Team {number}", horizon)) for number in range(count)],
        "horizon_months": horizon,
        "company": {
            "annual_work_growth": draw(st.sampled_from([-0.05, 0.0, 0.1])),
            "severance_package": draw(st.sampled_from(["typical", "large_technology"])),
            "annual_incident_cost": draw(st.sampled_from([0, 2_000_000])),
        },
        "ai_programme": {"readiness_level": draw(st.integers(1, 4))},
        "seed": draw(st.integers(0, 5)),
    }
