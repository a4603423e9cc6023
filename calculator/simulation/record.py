"""Keeps of every month what reports need, so that no month has to be held."""

from collections import defaultdict, deque
from typing import TypeAlias

import numpy as np

from calculator.arrays import Company, PerDraw, PerTeam, PerTeamDraw, Stock
from calculator.parameters import Parameters
from calculator.results import Results
from calculator.simulation.accounts import Accounts, Paths
from calculator.simulation.compliance import Desk
from calculator.simulation.hiring import normal_leavers
from calculator.simulation.keep import Kept
from calculator.simulation.month import Month
from calculator.simulation.state import State

Totals: TypeAlias = defaultdict[str, Stock]


class Record(Accounts):
    """Company totals by month and team totals over months, filled in as months go by."""

    def __init__(
        self, results: Results, draws: slice, parameters: Parameters, *, first: int = 1
    ) -> None:
        """Prepare to fill in `draws` of `results`, as `Accounts` does."""
        super().__init__(results, draws, parameters, first=first)
        nothing, kept_nothing = (
            np.zeros(paths["team_cash"].shape) for paths in (self._others, self._kept)
        )
        self._headcount = parameters.teams.headcount
        self._weight = parameters.teams.headcount / parameters.teams.headcount.sum()
        self._missing = parameters.programme.need * (1 - parameters.programme.measured)
        self._leavers = normal_leavers(parameters.teams.headcount[None], parameters.hiring)
        # Gathered apart from the results, where the draws of a chunk lie too far from each other.
        self._kept_totals: Totals = defaultdict(kept_nothing.copy)
        self._totals: Totals = defaultdict(nothing.copy)
        self._kept_totals["team_live_month"] += 1  # the first month, plus those without it
        self._totals["team_live_month"] += 1
        self._peak_unknown = nothing.copy()
        # Posts ended by each month of the window, and by the month before it.
        self._ended: deque[Stock] = deque(maxlen=round(parameters.response.window_months) + 2)

    def keep(self, number: int, kept: Kept) -> None:
        """Take down a month of `keep` (from 0); what does not happen there stays nothing."""
        super().keep(number, kept)
        stocks = _kept_stocks(kept, self._headcount, self._missing)
        self._put(number, self._kept, {**stocks, "replaced": self._leavers})
        self._desk(number, self._kept, kept.desk)
        for name, amount in _kept_flows(kept, *self._worth(number)).items():
            self._kept_totals[name] += amount

    def add(self, month: Month) -> None:
        """Take down a month."""
        super().add(month)
        self._put(month.number, self._others, _stocks(month, self._weight, self._missing))
        self._desk(month.number, self._others, month.desk)
        flows = _flows(month, *self._worth(month.number))
        flows["team_reopened_in_window"] = self._reopened_in_window(month)
        for name, amount in flows.items():
            self._totals[name] += amount
        np.maximum(self._peak_unknown, month.unknown, out=self._peak_unknown)

    def close(self, last: State) -> None:
        """Fill in the totals over months; `last` is where the last month leads to."""
        super().close(last)
        for name, total in self._kept_totals.items():
            self._kept[name][...] = total
        totals = {
            **self._totals,
            "team_peak_unknown": self._peak_unknown,
            "team_ended": last.ended,
            "team_reopened": last.reopened,
            "team_hires": last.hired,
        }
        for name, total in totals.items():
            self._others[name][...] = total

    def _worth(self, number: int) -> tuple[float, PerDraw]:
        """Discount factor of a month (from 0), and the level of pay in it."""
        return float(self._discount[number]), self._pay[number]

    def _desk(self, number: int, paths: Paths, desk: Desk) -> None:
        """Take down a month of compliance work; a company of which none is asked has none."""
        if self._parameters.compliance.asked:
            self._put(number, paths, _desk_work(desk))

    def _reopened_in_window(self, month: Month) -> Stock:
        """Posts reopened no later than the window after their cut; those cut first come first."""
        self._ended.append(month.after.ended)
        outside = month.after.reopened - month.reopened
        if len(self._ended) == self._ended.maxlen:
            outside = np.maximum(outside, self._ended[0])
        return np.maximum(0, month.after.reopened - outside)


def _kept_stocks(kept: Kept, headcount: PerTeam, missing: PerTeamDraw) -> dict[str, Stock]:
    return {
        "headcount": np.broadcast_to(headcount, kept.gap.shape),
        "contractors": kept.bought,
        "work": kept.demanded,
        "capacity": kept.capacity,
        "gap": kept.gap,
        "ai_coverage": kept.covered,
        "ai_claimed": kept.claimed,
        "programme_done": kept.built.share * missing,
    }


def _kept_flows(kept: Kept, factor: float, pay: PerDraw) -> dict[str, Stock]:
    going = kept.built.completed * kept.cleared
    return {
        "team_cash": -(factor * pay) * kept.spent - factor * kept.running,
        "team_work_value": (factor * pay) * kept.work_value,
        "team_live_month": 1 - going,
        "team_held": kept.built.completed - going,
    }


def _stocks(month: Month, weight: PerTeam, missing: PerTeamDraw) -> dict[str, Stock]:
    """What a company adds up over its teams: as people worked, cumulative amounts at the close."""
    after = month.after
    return {
        "headcount": month.worked.people + month.worked.retrained,
        "newcomers": month.worked.newcomers,
        "contractors": month.bought,
        "work": month.demanded,
        "capacity": month.capacity,
        "gap": month.gap,
        "excess_gap": month.excess_gap,
        "ai_coverage": month.covered,
        "ai_claimed": month.claimed,
        "programme_done": month.worked.progress * missing,
        "uncovered_posts": month.uncovered,
        "unknown": month.unknown * weight,
        "retrained": after.retrained,
        "ended_posts": after.ended,
        "reopened_posts": after.reopened,
        "requisitions": month.reopened + month.exits.backfills,
        "cancelled": month.exits.cancelled,
        "hires": month.starts,
        "laid_off": month.exits.laid_off,
        "left": month.exits.left,
        "replaced": month.exits.replaced,
        "excess_quits": month.exits.quits,
    }


def _desk_work(desk: Desk) -> dict[str, Company]:
    return {
        "compliance_need": desk.need,
        "compliance_capacity": desk.capacity,
        "compliance_bought": desk.bought,
        "compliance_finished": desk.finished,
        "compliance_backlog": desk.backlog,
        "gate_need": desk.gate_need,
        "gate_finished": desk.gate_finished,
    }


def _flows(month: Month, factor: float, pay: PerDraw) -> dict[str, Stock]:
    """Amounts of a month that add up over the horizon; `factor` discounts its money."""
    money, worth = month.ledger, factor * pay
    going = month.worked.completed * month.cleared
    return {
        "team_cash": -worth * money.spent - factor * money.running,
        "team_work_value": worth * money.work_value,
        "team_rehire_cost": worth * money.coming_back,
        "team_gap": month.excess_gap,
        "team_hire_spend": month.hire_spend,
        "team_live_month": 1 - going,
        "team_held": month.worked.completed - going,
    }
