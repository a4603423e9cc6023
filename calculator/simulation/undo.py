"""What it takes to come back: every vacancy filled again, from one month on.

Reporting only: nothing of it happens in a run. Nobody else leaves meanwhile, newcomers learn the
work, and what was forgotten is learnt again.
"""

import numpy as np

from calculator.arrays import Company, Stock, over_teams
from calculator.parameters import MONTHS_PER_YEAR, Parameters
from calculator.simulation import hiring, knowledge
from calculator.simulation.state import State

LONGEST = 120  # months; whoever is not back by then is not coming back
WEEKS_PER_YEAR = 52


def cost(state: State, p: Parameters) -> Company:
    """Money to fill every post that is empty in `state`, at month-1 prices.

    vacant = headcount - experienced - newcomers - training - trained
    rush = vacant > uplift_threshold * headcount
    hired = hire_cost * uplift if rush else hire_cost
    teaching = instruction_weeks / 52
    learning = hiring.ramp / 12 * (1 - starting_output) / 2
    salary = annual_salary
    post = hired + salary * ((1 - returning) * (teaching + learning) + pay_premium)
    cost = sum(vacant * post)
    """
    vacant = _vacant(state, p)
    return over_teams(vacant * _price_of_a_post(vacant, p))


def months(state: State, p: Parameters) -> Company:
    """Months until people and what they know give the share of today's output that counts.

    Infinite where they do not within ten years.
    """
    vacant = _vacant(state, p)
    experienced, newcomers, unknown = state.experienced, state.newcomers, state.unknown
    enough = p.strain.undo_capacity * p.teams.headcount.sum()
    taken = np.full(state.turnover_level.shape, np.inf)
    for month in range(LONGEST + 1):
        able = state.retrained + experienced * knowledge.retained_output(unknown, p.knowledge)
        output = able + newcomers - hiring.still_to_learn(newcomers, p.hiring)
        back = over_teams(output) >= enough
        taken = np.where(back & np.isinf(taken), month, taken)
        if np.isfinite(taken).all():
            break
        staffed = experienced / p.teams.headcount
        unknown = knowledge.missing(unknown, np.zeros_like(unknown), staffed, p.knowledge)
        starts = hiring.fills(vacant, p.hiring)
        spared = hiring.spared_ramp(starts, p.hiring)
        graduates = hiring.graduates(newcomers, p.hiring)
        vacant = vacant - starts
        experienced = experienced + graduates + spared
        newcomers = newcomers + starts - graduates - spared
    return taken


def _vacant(state: State, p: Parameters) -> Stock:
    """Posts without anybody; whoever was retrained still has one."""
    return p.teams.headcount - state.people - state.retrained


def _price_of_a_post(vacant: Stock, p: Parameters) -> Stock:
    """Hiring, colleagues' teaching, output missing while learning, and a year of dearer pay."""
    salary, learners = p.teams.annual_salary, 1 - p.hiring.returning
    teaching = p.hiring.instruction_weeks / WEEKS_PER_YEAR
    learning = p.hiring.ramp / MONTHS_PER_YEAR * (1 - p.hiring.starting_output) / 2
    hired = hiring.price(vacant, p.teams.headcount, p.hiring)
    return hired + salary * (learners * (teaching + learning) + p.hiring.pay_premium)
