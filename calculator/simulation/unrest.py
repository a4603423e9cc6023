"""Layoffs unsettle the people who stay: more of them quit, and they do a little less.

Two levels, each 1 after the reference cut, rise only in months with cuts and otherwise fade.
Sources: turnover after downsizing (Trevor & Nyberg 2008), output of survivors (Heinz et al. 2020).
"""

import numpy as np

from calculator.arrays import Company, Stock
from calculator.parameters import Hiring, Unrest
from calculator.simulation.hiring import normal_leavers

NO_CUT = 1e-12  # share of the company within rounding of nothing


def turnover_level(cut_share: Company, unrest: Unrest) -> Company:
    """Level of unrest that a cut of this share of the company causes: steep first, then flat.

    steep = (max(cut_share, linear_below) / reference_cut) ** exponent
    level = steep * min(cut_share / linear_below, 1)
    """
    above = (np.maximum(cut_share, unrest.linear_below) / unrest.reference_cut) ** unrest.exponent
    return above * np.minimum(cut_share / unrest.linear_below, 1)


def output_level(cut_share: Company, unrest: Unrest) -> Company:
    """Level of lost effort: proportional up to the reference cut, slower above it.

    relative = cut_share / reference_cut
    level = min(relative, relative ** output_exponent)
    """
    relative = cut_share / unrest.reference_cut
    return np.minimum(relative, relative**unrest.output_exponent)


def risen(level: Company, caused: Company, cut: Company, unrest: Unrest) -> Company:
    """Level of next month: the faded one, or what this month's cut causes if that is more.

    faded = level * exp(-1 / months)
    level = max(faded, caused) if cut > NO_CUT else faded
    """
    faded = level * unrest.kept
    return np.where(cut > NO_CUT, np.maximum(faded, caused), faded)


def excess_quits(experienced: Stock, level: Company, hiring: Hiring, unrest: Unrest) -> Stock:
    """People who quit in a month because of unrest.

    kept = exp(-1 / months)
    excess = excess_turnover * 12 * (1 - kept) / (1 - kept ** 12)
    quits = experienced * annual_quit_rate / 12 * excess * level
    """
    return normal_leavers(experienced, hiring) * (unrest.excess * level)


def survivor_output(level: Company, unrest: Unrest) -> Company:
    """Output of those who stay, of their output before.

    effort = 1 - output_loss * min(level, output_ceiling)
    """
    return 1 - unrest.output_loss * np.minimum(level, unrest.output_ceiling)
