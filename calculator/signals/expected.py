"""What each draw expects of every signal, by month.

The company's follow from its run, the market's from what the draw assumes of pay, of scarce people
and of delays. A market's signal moves the same draws: it says which of them are likelier, and
nothing else.
"""

from collections.abc import Callable, Mapping
from typing import TypeAlias

import numpy as np

from calculator.arrays import Floats, PerDraw
from calculator.outcomes import load
from calculator.parameters import MONTHS_PER_YEAR, Parameters
from calculator.results import Results
from calculator.signals.catalogue import PAST_MONTHS
from calculator.signals.noise import Counted, Measured, Noise

Constant: TypeAlias = Callable[[str], float]  # an assumption that is not drawn, by its id

DAYS_PER_MONTH = 365.25 / 12


def noises(p: Parameters, r: Results, policy: str, constant: Constant) -> Mapping[str, Noise]:
    """Return the signals that a plan can have, each with what may be seen of it."""
    if not r.ended_posts[r.of(policy)].any():
        return {}
    found: dict[str, Noise] = {**_company(p, r, r.of(policy), constant), **_market(p, constant)}
    if not _missing(p).any():
        del found["milestones"], found["feature_delay"]
    if not p.compliance.asked:
        del found["compliance_backlog"], found["compliance_hiring"]
    return found


def _company(p: Parameters, r: Results, i: int, constant: Constant) -> dict[str, Noise]:
    stays, stray = constant("signal_persistence"), constant("signal_stray_share")
    months = np.arange(1, p.months + 1)[:, None]
    a_month = stray / MONTHS_PER_YEAR
    headcount = float(p.teams.headcount.sum())
    leavers = np.cumsum(r.replaced[i] + r.left[i], axis=0)
    years_before = PAST_MONTHS * ((p.teams.headcount * p.hiring.leaving).sum(axis=0))
    floor = constant("signal_backlog_floor")
    ratio = np.minimum(1, 1 / load(r, i))
    heavier = load(r, i) / load(r, 0)[0]
    missing = _missing(p)
    return {
        "quits": Counted(
            leavers + a_month * headcount * months,
            constant("signal_quits_dispersion"),
            years_before + a_month * headcount * PAST_MONTHS,
        ),
        "reopened": Counted(
            r.reopened_posts[i] + a_month * np.cumsum(r.ended_posts[i], axis=0),
            constant("signal_reopened_dispersion"),
        ),
        "milestones": Measured(
            np.divide(
                r.programme_done[i],
                missing,
                out=np.zeros_like(r.programme_done[i]),
                where=missing > 0,
            ),
            constant("signal_milestones_noise"),
            stays,
            least=0.0,
            most=1.0,
        ),
        "release_cadence": Measured(
            np.log(ratio), constant("signal_releases_noise"), stays, logarithm=True
        ),
        "incidents": Measured(
            p.strain.incident_elasticity * np.log(heavier),
            constant("signal_incidents_noise"),
            stays,
            logarithm=True,
        ),
        "compliance_backlog": Measured(
            np.log(r.compliance_backlog[i] + floor),
            constant("signal_backlog_noise"),
            stays,
            logarithm=True,
            offset=floor,
            least=0.0,
        ),
    }


def _market(p: Parameters, constant: Constant) -> dict[str, Noise]:
    stays = constant("signal_persistence")
    cuts = p.teams.planned_cuts.sum(axis=0)
    weight = cuts / cuts.sum() if cuts.any() else p.teams.headcount / p.teams.headcount.sum()
    days = DAYS_PER_MONTH * (weight * p.hiring.time_to_fill).sum(axis=0)
    scarce = np.log(days / days[-1])
    late = np.log(p.programme.lead_time[0] / p.programme.lead_time[0, -1])
    price = p.compliance.consultant_price / p.finance.load_factor
    dear = np.log(price / price[-1])

    def steady(expected: PerDraw, name: str, *, grows: bool = False) -> Measured:
        """Expect the same in every month; growth by the logarithm of its factor."""
        path = np.broadcast_to(expected, (p.months, p.draws))
        error = constant(f"signal_{name}_noise")
        return Measured(path, error, stays, logarithm=grows, offset=1.0 if grows else 0.0)

    def ratio(expected: PerDraw, name: str) -> Measured:
        path = np.broadcast_to(expected, (p.months, p.draws))
        return Measured(path, constant(f"signal_{name}_noise"), stays, logarithm=True)

    return {
        "days_to_fill": ratio(np.log(days), "days"),
        "feature_delay": ratio(late, "features"),
        "specialist_pay": steady(p.finance.wage_drift + p.hiring.pay_premium, "specialist_pay"),
        "compliance_hiring": steady(
            constant("signal_compliance_hiring_slope") * dear, "compliance_hiring", grows=True
        ),
        "ai_funding": steady(
            constant("signal_ai_funding_slope") * scarce, "ai_funding", grows=True
        ),
    }


def _missing(p: Parameters) -> Floats:
    """FTE-months that the programme misses today, (draws,)."""
    return np.asarray((p.programme.need * (1 - p.programme.measured)).sum(axis=0))
