"""Coming back: until when it costs less than going on."""

import json

import numpy as np
import pytest

from calculator.arrays import Floats
from calculator.cli import main
from calculator.coming_back import pays_until, undoing
from calculator.evaluate import UNDO_MONTHS, evaluate_return
from calculator.examples import example
from calculator.library import load
from calculator.results import Money
from calculator.scenario import scenario_from
from calculator.views.coming_back.words import NOTHING
from calculator.worth import worth
from tests.running import FEW, one_team, run

PLAN = one_team(ai_share_claimed=0.3)
TOTALS = ("p10", "p50", "p90", "mean", "centre")


def told(work_value: Floats, refill_cost: Floats) -> float:
    """Return the month until which coming back pays, given what each month comes to, discounted."""
    p = run(PLAN, ("keep", "planned")).parameters
    money = Money.blank(("keep", "planned"), months=p.months, teams=1, draws=p.draws)
    factors = (1 + p.finance.discount_rate) ** (np.arange(1, p.months + 1) / 12)
    money.work_value[1] = (work_value * factors)[:, None]
    money.refill_cost[1] = refill_cost[:, None]
    return float(pays_until(p, money, "planned")[0])


@pytest.mark.parametrize(
    ("lost_each_month", "cost", "month"),
    [
        (1.0, 10.5, 25),  # after month m, 36 - m is still lost
        (1.0, 0.5, 35),
        (1.0, 35.5, 0),
        (0.0, 1.0, 0),
        (-1.0, 1.0, 0),  # going on gains
    ],
)
def test_it_pays_while_what_is_still_lost_exceeds_the_cost(
    lost_each_month: float, cost: float, month: int
) -> None:
    """Worked out by hand, for a loss that is the same in each of 36 months."""
    assert told(np.full(36, -lost_each_month), np.full(36, cost)) == month


def test_a_free_way_back_is_taken_until_nothing_more_is_lost() -> None:
    """Where coming back costs nothing it pays up to the month before the last loss."""
    assert told(np.where(np.arange(36) < 20, -1.0, 0.0), np.zeros(36)) == 19


def test_every_draw_is_told_by_its_own_figures() -> None:
    """Draw by draw: the last month whose later net value is lower than minus the cost."""
    begun = evaluate_return(scenario_from(PLAN), load(), draws=FEW)
    assert begun.undone is not None
    p, cost = begun.parameters, begun.undone.refill_cost[1]
    found = worth(p, begun.undone, "planned")
    net = found.cash + found.work
    until = pays_until(p, begun.undone, "planned")
    for draw in range(p.draws):
        months = [
            month
            for month in range(1, p.months + 1)
            if -cost[month - 1, draw] > net[month:, draw].sum()
        ]
        assert until[draw] == max(months, default=0)
    assert 0 < np.count_nonzero(until) < p.draws


def test_without_a_cut_there_is_nothing_to_come_back_from(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """No vacancy, no cost, no month; and the command says so in words."""
    begun = evaluate_return(scenario_from(one_team(planned_cuts=0)), load(), draws=FEW)
    assert begun.undone is not None
    assert not begun.undone.refill_cost.any()
    never = {"pays_until_month": dict.fromkeys(TOTALS), "probability_never_pays": 1.0}
    assert undoing(begun) == never
    teams = [team["team"] for team in example("midmarket").scenario["teams"]]
    unchanged = [part for name in teams for part in ("--set", f"teams[{name}].planned_cuts=0")]
    assert main(["undo", "example:midmarket", *unchanged]) == 0
    assert capsys.readouterr().out.strip() == NOTHING


def test_the_command_says_what_the_page_says(capsys: pytest.CaptureFixture[str]) -> None:
    """As JSON and as text: every month decided, its cost and time, and until when it pays."""
    assert main(["undo", "example:klarna", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert [row["month"] for row in found["reversibility"]] == list(UNDO_MONTHS)
    assert 0 < found["undoing"]["probability_never_pays"] < 1
    assert main(["undo", "example:klarna"]) == 0
    text = capsys.readouterr().out
    assert "coming back costs less than what going on still loses" in " ".join(text.split())
    assert all(f"month {month}" in text for month in UNDO_MONTHS)
