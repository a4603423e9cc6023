"""Requisitions, newcomers, and what filling a post costs."""

import numpy as np

from calculator.arrays import PerTeam, Stock
from calculator.parameters import MONTHS_PER_YEAR, Hiring

WEEKS_PER_YEAR = 52


def fills(requisitions: Stock, hiring: Hiring) -> Stock:
    """Posts filled in a month out of those open.

    filled = requisitions * (1 - exp(-1 / time_to_fill))
    """
    return requisitions * hiring.filled


def graduates(newcomers: Stock, hiring: Hiring) -> Stock:
    """Newcomers who reach full output in a month.

    graduates = newcomers * min(1, 1 / ramp)
    """
    return newcomers * hiring.graduating


def spared_ramp(refills: Stock, hiring: Hiring) -> Stock:
    """Of posts refilled, those that need no ramp: returners are spared part of theirs.

    spared = refills * returning
    """
    return refills * hiring.returning


def instruction(starts: Stock, able: Stock, hiring: Hiring) -> Stock:
    """Time colleagues spend teaching those who start, FTE; nobody teaches where nobody is left.

    months = instruction_weeks * 12 / 52
    teaching = min(starts * months, able)
    """
    months = hiring.instruction_weeks * (MONTHS_PER_YEAR / WEEKS_PER_YEAR)
    return np.minimum(starts * months, able)


def still_to_learn(newcomers: Stock, hiring: Hiring) -> Stock:
    """Output that newcomers do not give yet, FTE: on average half of what they start without.

    learning = newcomers * (1 - starting_output) / 2
    """
    return newcomers * ((1 - hiring.starting_output) / 2)


def normal_leavers(people: Stock, hiring: Hiring) -> Stock:
    """People who leave in a month for reasons of their own, in every alternative.

    leavers = people * annual_quit_rate / 12
    """
    return people * hiring.leaving


def price(requisitions: Stock, headcount: PerTeam, hiring: Hiring) -> Stock:
    """Money for each post filled, at month-1 prices; dearer while many posts are open at once.

    rush = requisitions > uplift_threshold * headcount
    price = hire_cost * uplift if rush else hire_cost
    """
    rush = requisitions > hiring.uplift_threshold * headcount
    return np.where(rush, hiring.rushed, hiring.hire_cost)
