"""Values that are not the default, taken back one by one."""

from typing import Any

import pytest

from calculator.scenario import scenario_from
from calculator.views import resetting, session
from calculator.views.amending import Part, amend, programme_now
from tests.running import one_team
from tests.screen import field, opened

COMPLIANCE: dict[str, Any] = {
    "jurisdictions": ["EU", "US-CA"],
    "employed_in": "DE",
    "ai_systems": {"total": 12_000, "hr_tools": 3},
    "contested_share": 0.25,
    "notice_worked": False,
    "annual_revenue": 4e8,
}
PROGRAMME: dict[str, Any] = {
    "readiness_level": 3,
    "readiness": {"data": 4},
    "work_items_done": {"evaluation": 0.8},
    "missing_effort_fte_months": 30,
}
BOTH = pytest.mark.parametrize(
    ("part", "data"), [("compliance", COMPLIANCE), ("ai_programme", PROGRAMME)]
)


def state_with(part: Part, data: dict[str, Any]) -> dict[Any, Any]:
    """Open a plan that says all of this."""
    state: dict[Any, Any] = {}
    session.begin(state)
    amend(state, part, data)
    return state


def places(state: dict[Any, Any], part: Part) -> set[str]:
    """Return where values stand that are not the default."""
    return {".".join(one.place) for one in resetting.given(state, part)}


def test_every_value_that_was_set_is_told_in_words() -> None:
    """Its name as on the page, itself, and what the default is."""
    found = {one.label: (one.value, one.default) for one in
             resetting.given(state_with("compliance", COMPLIANCE), "compliance")}  # fmt: skip
    assert found["Place of employment"] == ("Germany", "not given")
    assert found["AI systems in all"] == ("12,000", "0")
    assert found["Share reviewed by a person"] == ("25%", "0%")
    assert found["Notice is worked"] == ("no", "yes")
    assert found["Places whose AI law applies"] == ("European Union, California", "not given")
    assert len(found) == 7


@BOTH
def test_a_plan_that_says_nothing_has_nothing_to_take_back(part: Part, data: Any) -> None:
    """Nor has one after everything was taken back, one by one, in any order."""
    state = state_with(part, data)
    while found := resetting.given(state, part):
        before = places(state, part)
        resetting.reset(state, part, found[-1].place)
        assert before - places(state, part) == {".".join(found[-1].place)}
    nothing = scenario_from(one_team())
    assert getattr(state["opened"].scenario, part) == getattr(nothing, part)


def test_what_else_was_set_stays() -> None:
    """One value goes back; its neighbours, the other parts and the answers stay."""
    state = state_with("ai_programme", PROGRAMME)
    resetting.reset(state, "ai_programme", ("work_items_done", "evaluation"))
    now = programme_now(state)
    assert now.work_items_done.evaluation is None
    assert (now.readiness_level, now.readiness.data, now.missing_effort_fte_months) == (3, 4, 30)


def test_a_value_is_taken_back_on_the_page() -> None:
    """The field shows the default, the figures follow, and undo brings it back."""
    app = opened("pages/decide/compliance.py")
    before = field(app, "text_input", "AI systems in all").value
    assert before != "0"
    app.button(key="reset_compliance_ai_systems.total").click().run()
    assert not app.exception
    assert field(app, "text_input", "AI systems in all").value == "0"
    assert app.session_state["shown"].scenario.compliance.ai_systems.total == 0
    app.button(key="step_undo").click().run()
    assert field(app, "text_input", "AI systems in all").value == before
