"""Requisitions, newcomers, and what filling a post costs."""

import numpy as np

from calculator.arrays import Stock
from calculator.parameters import Hiring

MONTHS_PER_YEAR = 12
WEEKS_PER_YEAR = 52


def fills(requisitions: Stock, hiring: Hiring) -> Stock:
    """Posts filled in a month out of those open: exponential with mean `time_to_fill`."""
    return requisitions * -np.expm1(-1 / hiring.time_to_fill)


def graduates(newcomers: Stock, hiring: Hiring) -> Stock:
    """Newcomers who reach full output in a month; they take `ramp` months on average."""
    return newcomers * np.minimum(1, 1 / hiring.ramp)


def newcomer_output(newcomers: Stock, hiring: Hiring) -> Stock:
    """Output of newcomers, FTE."""
    return newcomers - still_to_learn(newcomers, hiring)


def instruction(starts: Stock, able: Stock, hiring: Hiring) -> Stock:
    """Time colleagues spend teaching those who start, FTE; nobody teaches where nobody is left."""
    wanted = starts * hiring.instruction_weeks * MONTHS_PER_YEAR / WEEKS_PER_YEAR
    return np.minimum(wanted, able)


def still_to_learn(newcomers: Stock, hiring: Hiring) -> Stock:
    """Output that newcomers do not give yet, FTE: on average half of what they start without."""
    return newcomers * (1 - hiring.starting_output) / 2


def normal_leavers(people: Stock, hiring: Hiring) -> Stock:
    """People who leave in a month for reasons of their own, in every alternative."""
    return people * hiring.annual_quit_rate / MONTHS_PER_YEAR


def hiring_cost(starts: Stock, requisitions: Stock, headcount: Stock, hiring: Hiring) -> Stock:
    """Money for the posts filled, at month-1 prices; dearer while many posts are open at once."""
    rush = requisitions > hiring.uplift_threshold * headcount
    return starts * hiring.hire_cost * np.where(rush, hiring.uplift, 1.0)
