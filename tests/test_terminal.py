"""The answer as text for a terminal."""

import pytest

from calculator.answer import answer
from calculator.evaluate import evaluate
from calculator.library import load
from calculator.scenario import scenario_from
from calculator.views.bridge.names import PARTS, STEPS
from calculator.views.bridge.tables import short
from calculator.views.terminal import WIDTH, answer_text
from calculator.views.wording import POLICIES
from tests.answers import FEW, real
from tests.running import one_team


def test_the_bridge_is_written_down_step_by_step() -> None:
    """Every step has its line with mean, two orders and centre; parts stand under the residual."""
    shown = real()
    lines = answer_text(shown).splitlines()
    for row in shown["bridge"]:
        figures = [short(row["value"][name], "USD") for name in ("mean", "low", "high", "centre")]
        written = [line.removeprefix(STEPS[row["step"]]).split() for line in lines]
        assert figures in written, row["step"]
    for label in PARTS.values():
        assert any(line.startswith(f"  of which: {label}") for line in lines)


def test_what_an_alternative_forgoes_is_named() -> None:
    """Under another policy the residual's part is not nothing, and stands under its own name."""
    found = answer(evaluate(scenario_from(one_team(planned_cuts=15)), load(), "attrition", FEW))
    lines = answer_text(found).splitlines()
    label = PARTS["claim_not_carried_out"]
    forgone = next(line for line in lines if line.startswith(f"  of which: {label}"))
    assert "\N{MINUS SIGN}$" in forgone


def test_every_alternative_has_its_plain_name() -> None:
    """The name that `--policy` takes stands beside what it means."""
    text = answer_text(real())
    for policy, name in POLICIES.items():
        assert any(line.split()[:1] == [policy] and name in line for line in text.splitlines())


def test_compliance_is_told_or_said_to_be_left_out() -> None:
    """Shortfall and consultants have lines; without a jurisdiction no duty is counted."""
    text = answer_text(real("klarna"))
    assert "Compliance shortfall (FTE-months)" in text
    assert "Consultants for compliance" in text
    assert "No duties counted" in text


@pytest.mark.parametrize("policy", ["planned", "attrition", "keep"])
def test_it_fits_the_terminal(policy: str) -> None:
    """No line is wider than the width it is written for."""
    plan = scenario_from(one_team(planned_cuts=15, ai_share_claimed=0.3))
    found = answer(evaluate(plan, load(), policy, FEW))
    assert max(map(len, answer_text(found).splitlines())) <= WIDTH
