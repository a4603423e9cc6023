"""A change that moves nothing is told, and why."""

import re
from typing import Any

import pytest

from calculator.scenario import scenario_from
from calculator.views.unmoved import REASONS, USUAL, unmoved
from tests.running import one_team
from tests.screen import field, opened

SAME = {"headline": {"net_value": 1.0}}


def with_changes(base: dict[str, Any], changes: dict[str, Any]) -> dict[str, Any]:
    """Lay changes over a scenario, parts inside parts."""
    return {
        **base,
        **{
            name: with_changes(base.get(name, {}), value) if isinstance(value, dict) else value
            for name, value in changes.items()
        },
    }


@pytest.mark.parametrize(
    ("base", "changes", "reason"),
    [
        ({}, {"compliance": {"annual_revenue": 5e8}}, "are no part of net value"),
        ({}, {"compliance": {"role": "provider"}}, "no place is given"),
        (
            {"compliance": {"jurisdictions": ["EU"]}},
            {"compliance": {"sector": "health"}},
            "no duty that applies",
        ),
        (one_team(slack=0.1), {"company": {"slack": 0.2}}, "a slack of its own"),
        ({"company": {"slack": 0.1}}, {"assumptions": {"slack": 0.2}}, "company's slack is given"),
        (
            {"ai_programme": {"readiness": {"data": 3}}},
            {"ai_programme": {"readiness_level": 4}},
            "the questionnaire is answered",
        ),
        (
            {"ai_programme": {"missing_effort_fte_months": 9}},
            {"ai_programme": {"work_items_done": {"evaluation": 1}}},
            "the effort still missing is given",
        ),
        ({}, one_team(ai_claim_month=6), "the team has no claim"),
        (one_team(ai_share_claimed=0.2), one_team(ai_share_claimed=0.2, protected=True), "spares"),
        ({}, one_team(measured_as="time_saved"), "claims that were measured"),
        ({}, {"assumptions": {"load_factor": 1.5}}, "no part of this plan uses it"),
        ({}, {"horizon_months": 48}, USUAL),
    ],
)
def test_the_reason_speaks_of_what_was_changed(
    base: dict[str, Any], changes: dict[str, Any], reason: str
) -> None:
    """Each kind of input has its own reason; what has none is told plainly."""
    before = scenario_from({**one_team(), **base})
    after = scenario_from({**one_team(), **with_changes(base, changes)})
    told = unmoved(before, SAME, after, SAME)
    assert told
    assert told.startswith("That changed nothing in the headline: ")
    assert reason in told


def test_what_moved_needs_no_reason() -> None:
    """Nor does a plan that is the same, or only has another name."""
    plan, other = scenario_from(one_team()), scenario_from(one_team(planned_cuts=11))
    assert unmoved(plan, SAME, other, {"headline": {"net_value": 2.0}}) is None
    assert unmoved(plan, SAME, plan, SAME) is None
    renamed = plan.model_copy(update={"name": "Other"})
    assert unmoved(plan, SAME, renamed, SAME) is None


def test_every_reason_is_for_a_place_there_is() -> None:
    """No rule waits for a field that does not exist."""
    full = scenario_from(one_team()).model_dump(mode="json")
    places = [f"{part}.{name}" for part in ("compliance", "company", "ai_programme", "response")
              for name in full[part]]  # fmt: skip
    places += [f"teams[x].{name}" for name in full["teams"][0]]
    items = full["ai_programme"]["work_items_done"]
    places += [f"ai_programme.work_items_done.{name}" for name in items]
    places += ["assumptions.slack", "assumptions.other", "exchange_rates.EUR"]
    for rule in REASONS:
        assert any(re.fullmatch(rule, place) for place in places), rule


def test_the_page_says_so_once() -> None:
    """Revenue moves no headline figure: the page says why, and not again on the next run."""
    app = opened("pages/decide/compliance.py")
    field(app, "text_input", "Worldwide revenue of a year (USD)").set_value("5,000,000").run()
    assert not app.exception
    (toast,) = app.toast
    assert "no part of net value" in toast.value
    assert not app.run().toast
    field(app, "multiselect", "Places whose AI law applies").set_value([]).run()
    assert not app.toast
