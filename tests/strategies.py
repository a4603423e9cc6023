"""Organisations for Hypothesis, as plain scenario data: plausible ones, and all that is allowed."""

from typing import Any

from hypothesis import strategies as st

from calculator.ai_programme import Readiness, WorkItemsDone
from calculator.compliance import EMPLOYMENT_PLACES, JURISDICTIONS, AISystems
from calculator.entries import Entry
from calculator.library import load
from calculator.scenario import LONGEST, ROLE_FAMILIES, SHORTEST, Scenario

LIBRARY = load()
SHARES = st.integers(0, 100).map(lambda percent: percent / 100)
USUAL_HORIZON = Scenario.model_fields["horizon_months"].default
HORIZONS = st.sampled_from([SHORTEST] * 12 + [13, 18, 18, 24, 24, USUAL_HORIZON, 60, LONGEST])
SEEDS = st.sampled_from([1, 0, 2, 2**63 - 1])  # few, since each has a set of draws to be made
MOST_TEAMS = 15


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
    """Return a plausible scenario of one to four teams."""
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
        "compliance": draw(LAWS),
        "seed": draw(st.integers(0, 5)),
    }


@st.composite
def scenarios(draw: st.DrawFn) -> dict[str, Any]:
    """Return any valid scenario: every field given or left out, from end to end of its range."""
    horizon = draw(HORIZONS)
    count = draw(st.integers(1, 4) | st.integers(1, MOST_TEAMS))
    rows = [draw(rows_of_a_plan(f"Team {number}", horizon)) for number in range(count)]
    given = {} if horizon == USUAL_HORIZON else {"horizon_months": horizon}
    found = {**draw(GENERAL), **draw(CURRENCIES), **given, "teams": rows}
    initiatives = draw(st.just([]) | initiatives_of([row["team"] for row in rows]))
    if initiatives:
        found["ai_programme"] = {**found.get("ai_programme", {}), "initiatives": initiatives}
    return found


@st.composite
def initiatives_of(draw: st.DrawFn, names: list[str]) -> list[dict[str, Any]]:
    """Return initiatives that share some of the teams among them."""
    served = draw(st.lists(st.sampled_from(names), unique=True))
    last = draw(st.integers(0, len(served)))
    groups = [group for group in (served[:last], served[last:]) if group]
    return [
        {"name": f"System {number}", "teams": group, **draw(INITIATIVES)}
        for number, group in enumerate(groups)
    ]


@st.composite
def rows_of_a_plan(draw: st.DrawFn, name: str, horizon: int) -> dict[str, Any]:
    """Return any valid team."""
    headcount = draw(st.sampled_from([0.01, 0.5, 1, 7.3, 500_000, 1_000_000]) | st.integers(1, 400))
    share = draw(st.sampled_from([0.0, 0.0, 1.0, 1e-9]) | SHARES)
    salary = draw(st.sampled_from([0.01, 1, 1e9, 1e12]) | st.integers(20_000, 250_000))
    row: dict[str, Any] = {
        "team": name,
        "headcount": headcount,
        "annual_salary": salary,
        "planned_cuts": headcount * share,
        **draw(TEAM_FIELDS),
        **draw(TIME_SHARES),
    }
    match draw(st.sampled_from(["none", "month", "schedule"])):
        case "month":
            row["cut_month"] = draw(st.integers(1, horizon))
        case "schedule":
            row["cut_month"] = draw(schedules(row["planned_cuts"], horizon))
    return row


@st.composite
def schedules(draw: st.DrawFn, posts: float, horizon: int) -> str:
    """Return posts spread over up to four months, as `3:10;9:15`."""
    months = draw(st.lists(st.integers(1, horizon), min_size=1, max_size=4, unique=True))
    weights = [draw(st.integers(0, 5)) for _ in months[1:]]
    weights.append(1)
    parts = [posts * weight / sum(weights) for weight in weights]
    return ";".join(f"{month}:{part!r}" for month, part in zip(months, parts, strict=True))


@st.composite
def own_assumptions(draw: st.DrawFn) -> dict[str, Any]:
    """Return values and ranges of one's own for a few assumptions."""
    ids = st.sampled_from(sorted(LIBRARY.entries))
    chosen = draw(st.lists(ids, max_size=6, unique=True))
    return {id_: draw(own_values(LIBRARY.entries[id_])) for id_ in chosen}


def own_values(entry: Entry) -> st.SearchStrategy[Any]:
    """Draw a number from end to end of an entry's range, or a range where it is sampled."""
    inside = [entry.p5 + share * (entry.p95 - entry.p5) for share in (0, 0.2, 0.7, 1)]
    numbers = st.sampled_from([entry.low, entry.high, entry.value, *inside])
    if not entry.sampled:
        return numbers
    wide = [{"p5": low, "p95": high} for low in inside[:2] for high in inside[2:]]
    return numbers | st.sampled_from(wide)


def _given(fields: dict[str, st.SearchStrategy[Any]]) -> st.SearchStrategy[dict[str, Any]]:
    """Draw some of the fields; the others are left out."""
    return st.fixed_dictionaries({}, optional=fields)


# `None` says no more than leaving a field out, and is allowed.
TEAM_FIELDS = _given(
    {
        "role_family": st.sampled_from(ROLE_FAMILIES),
        "tenure_years": st.none() | st.integers(0, 60),
        "ai_share_claimed": SHARES,
        "claim_evidence": st.sampled_from(["claim", "pilot", "measured"]),
        "measured_as": st.sampled_from(["time_saved", "work_no_one_touches"]),
        "ai_claim_month": st.integers(1, LONGEST),
        "holders_per_system": st.sampled_from([1, 1.5, 4, 1000]),
        "documented_share": SHARES,
        "annual_quit_rate": SHARES,
        "time_to_fill_days": st.sampled_from([0.01, 20, 90, 1000]),
        "ramp_months": st.sampled_from([0.01, 2, 9.5, 120]),
        "demand_elasticity": st.sampled_from([0.05, 0.3, 0.5, 1, 2, 5]),
        "slack": st.sampled_from([0, 0.999999, 1]) | SHARES,
        "spare_capacity_use": SHARES,
        "function_ends": st.booleans(),
        "protected": st.booleans(),
    }
)
# Together they take up all of the time at most.
TIME_SHARES: st.SearchStrategy[dict[str, Any]] = (
    _given({"programme_share": SHARES})
    | _given({"compliance_share": SHARES})
    | st.tuples(SHARES, SHARES).map(
        lambda pair: {"programme_share": pair[0], "compliance_share": (1 - pair[0]) * pair[1]}
    )
)
COMPANIES = _given(
    {
        "slack": SHARES,
        "annual_work_growth": st.sampled_from([-0.5, -0.05, 0, 0.1, 1]),
        "severance_package": st.sampled_from(["typical", "large_technology"]),
        "annual_incident_cost": st.sampled_from([0, 2_000_000, 1e12]),
    }
)
INITIATIVES = _given(
    {
        "bought": st.booleans(),
        "missing_effort_fte_months": st.none() | st.sampled_from([1e-6, 6, 1e6]),
    }
)
PROGRAMMES = _given(
    {
        "readiness": _given(dict.fromkeys(Readiness.model_fields, st.sampled_from([1, 2.5, 5]))),
        "readiness_level": st.integers(1, 4),
        "missing_effort_fte_months": st.sampled_from([1e-6, 0.5, 40, 1e6]),
        "work_items_done": _given(dict.fromkeys(WorkItemsDone.model_fields, SHARES)),
    }
)
COUNTS = st.sampled_from([0, 0, 1, 12, 100_000])
COMPLIANCE = _given(
    {
        "jurisdictions": st.lists(st.sampled_from(JURISDICTIONS), max_size=4, unique=True),
        "employed_in": st.none() | st.sampled_from(EMPLOYMENT_PLACES),
        "role": st.sampled_from(["deployer", "provider", "both"]),
        "sector": st.sampled_from(["general", "finance", "health", "public"]),
        "ai_systems": _given(dict.fromkeys(AISystems.model_fields, COUNTS)),
        "decisions_per_year": st.sampled_from([0, 50_000, 1e10]),
        "contested_share": SHARES,
        "review_minutes": st.sampled_from([0, 20, 10_000]),
        "changed_systems_share": st.none() | SHARES,
        "eu_postponement_months": st.sampled_from([0, 16, 48]),
        "obligations": st.dictionaries(
            st.sampled_from(sorted(LIBRARY.law.obligations)), st.booleans(), max_size=4
        ),
        "annual_revenue": st.none() | st.sampled_from([0, 50_000_000, 1e12]),
        "small_company": st.booleans(),
        "notice_worked": st.booleans(),
        "process_months": st.none() | st.sampled_from([0, 2, 48]),
        "notice_months": st.none() | st.sampled_from([0, 3, 48]),
    }
)
LAWS = _given(  # of a plausible company
    {
        "jurisdictions": st.lists(st.sampled_from(JURISDICTIONS), max_size=2, unique=True),
        "employed_in": st.sampled_from(EMPLOYMENT_PLACES),
        "ai_systems": st.fixed_dictionaries(
            {
                "total": st.just(20),
                "high_risk_used": st.integers(0, 8),
                "generative_or_interactive": st.integers(0, 8),
            }
        ),
        "notice_worked": st.booleans(),
    }
)
RESPONSES = _given(
    {
        "review_months": st.sampled_from([0, 0.5, 6, 120]),
        "reopened_share": SHARES,
    }
)
CURRENCIES: st.SearchStrategy[dict[str, Any]] = st.sampled_from(
    [
        {},
        {"currency": "USD"},
        {"currency": "EUR"},
        {"currency": "JPY"},
        {"currency": "SEK", "exchange_rates": {"SEK": 9.5, "EUR": 0.9}},
        {"currency": "XTS", "exchange_rates": {"XTS": 1e-6}},
    ]
)
GENERAL = _given(
    {
        "schema_version": st.just(1),
        "name": st.sampled_from(["Plan B", "计划", "N" * 200]),
        "start_month": st.sampled_from(["1999-12", "2026-11"]),
        "saved_on": st.none() | st.dates().map(str),
        "company": COMPANIES,
        "ai_programme": PROGRAMMES,
        "compliance": COMPLIANCE,
        "response": RESPONSES,
        "discount_rate": SHARES,
        "seed": SEEDS,
        "assumptions": own_assumptions(),
    }
)
