"""Signals of a plan as plain data: when each tells, and what was observed says.

Money is in the scenario's currency, discounted, never rounded; estimates are those of the answer.
Without observations every figure after is the figure before, to the last bit.
"""

from collections.abc import Callable, Sequence
from typing import Any, Final, TypeAlias

import numpy as np

from calculator import __version__
from calculator.answer import headline
from calculator.arrays import Floats, PerDraw
from calculator.estimates import Json, estimate
from calculator.evaluate import DEFAULT_DRAWS, DRAWS, Notice, evaluate_plan
from calculator.library import Library
from calculator.outcomes import Outcomes
from calculator.scenario import Scenario
from calculator.signals.catalogue import CHECK_MONTHS, SIGNALS, Signal
from calculator.signals.noise import Seen, simulated
from calculator.signals.observed import Observation, by_signal
from calculator.signals.outside import Placed, alone, beside_the_rest
from calculator.signals.sighting import Sighting, sighting
from calculator.signals.telling import Interval, Rules, Telling, telling
from calculator.signals.weighing import from_then, given

Report: TypeAlias = dict[str, Any]

MOST_DRAWS: Final = 8192
QUANTILES: Final = (0.1, 0.5, 0.9)
IN_THE_HEADLINE: Final = (
    "net_value",
    "cash_value",
    "work_value",
    "probability_of_loss",
    "probability_of_loss_over_5_percent",
    "timing_gap_months",
    "work_covered_month",
    "ai_catches_up_month",
    "programme_delay_months",
    "knowledge_lost_share",
    "excess_quits",
    "roles_reopened_share",
    "rehire_cost",
    "compliance_shortfall_fte_months",
)


def signals(
    scenario: Scenario,
    library: Library,
    observations: Sequence[Observation] = (),
    *,
    policy: str = "planned",
    draws: int = DEFAULT_DRAWS,
    notice: Callable[[int], Notice | None] = lambda _: None,
) -> Report:
    """Report on a scenario; `InputError` as in `evaluate_plan` and in `sighting`.

    Where too few draws count in effect, more are run before anything is tempered; `notice` is told
    their number and returns what is to be told of the run, which may end it.
    """
    while True:
        evaluation = evaluate_plan(scenario, library, policy, draws, notice(draws))
        found = sighting(evaluation, observations)
        more = _draws_wanted(found)
        if more == draws:
            return report(found)
        draws = more


def report(found: Sighting) -> Report:
    """Summarise what a plan's signals tell and what those observed say."""
    e = found.evaluation
    return {
        "model_version": __version__,
        "assumptions_version": e.library.id,
        "name": e.scenario.name,
        "start_month": str(e.scenario.start_month),
        "horizon_months": e.parameters.months,
        "seed": e.scenario.seed,
        "draws": e.draws,
        "currency": e.scenario.currency,
        "policy": e.policy,
        "now_month": found.now,
        "warnings": [str(problem) for problem in e.warnings],
        "rules": {
            "least_side": found.constant("signal_least_side"),
            "least_area": found.constant("signal_least_area"),
            "confidence": found.constant("signal_confidence"),
            "effective_sample": found.constant("signal_effective_sample"),
        },
        "signals": [
            _signal_rows(found, SIGNALS[id_], place)
            for place, id_ in enumerate(SIGNALS)
            if id_ in found.noises
        ],
        "observed": _observed_rows(found),
        "given": _given(found),
    }


def _draws_wanted(found: Sighting) -> int:
    """How many draws would leave enough of them in effect, of those that may be run."""
    least, now = found.constant("signal_effective_sample"), found.evaluation.draws
    share = found.weighing.untempered / now
    if found.weighing.untempered >= least or now >= MOST_DRAWS:
        return now
    larger = [draws for draws in DRAWS if now < draws <= MOST_DRAWS]
    return next((draws for draws in larger if draws * share >= least), larger[-1])


def _signal_rows(found: Sighting, signal: Signal, place: int) -> Json:
    months = [month for month in CHECK_MONTHS if month < found.evaluation.parameters.months]
    return {
        "id": signal.id,
        "label": signal.label,
        "kind": signal.kind,
        "unit": signal.unit,
        "measured": signal.measured,
        "months": [_month_row(found, signal, place, month) for month in months],
    }


def _month_row(found: Sighting, signal: Signal, place: int, month: int) -> Json:
    """Say what a month's figure tells of the value after it, given what was seen before it.

    A month that is past shows what was to be watched before anything was seen.
    """
    is_past = month <= found.now
    seen = {} if is_past else by_signal(found.observations).get(signal.id, {})
    draws = found.evaluation.draws
    weights = np.full(draws, 1 / draws) if is_past else found.weighing.weights
    figures = _figures(found, signal.id, month, seen, place)
    loses = _from_now(found.outcomes, month)[:-1] < -_loss(found)
    rules = Rules(
        least_side=found.constant("signal_least_side"),
        least_area=found.constant("signal_least_area"),
        confidence=found.constant("signal_confidence"),
    )
    tells = telling(figures, loses, weights, rules)
    return {
        "month": month,
        "is_past": is_past,
        "expected": _quantiles(figures, weights),
        "probability_of_loss": tells.loses,
        "tells": tells.threshold is not None,
        **_in_words(tells),
    }


def _in_words(tells: Telling) -> Json:
    return {
        "why_not": tells.why_not,
        "area": _interval(tells.area),
        "threshold": tells.threshold,
        "losing_side": tells.losing_side,
        "losing_side_share": tells.reaches,
        "probability_of_loss_beyond": _interval(tells.beyond),
        "probability_of_loss_within": _interval(tells.within),
    }


def _interval(found: Interval | None) -> Json | None:
    return None if found is None else {"value": found.value, "low": found.low, "high": found.high}


def _observed_rows(found: Sighting) -> list[Json]:
    """Say of each figure what was expected of it, and whether it lies outside everything simulated.

    What lies outside alone is not held against the rest, nor the rest against it.
    """
    share, draws = found.constant("signal_outside"), found.evaluation.draws
    placed = {
        (one.signal, one.month): alone(found.noises[one.signal], one.month, one.value, draws)
        for one in found.observations
    }
    possible = [
        one for one in found.observations if not placed[one.signal, one.month].is_beyond(share)
    ]
    least = found.constant("signal_effective_sample")
    beside = beside_the_rest(found.noises, by_signal(possible), least)
    return [
        {
            "signal": one.signal,
            "month": one.month,
            "value": one.value,
            **_placed(found, one, placed[one.signal, one.month], share),
            "beside_the_rest": _placed(found, one, beside[one.signal, one.month], share)
            if (one.signal, one.month) in beside
            else None,
        }
        for one in found.observations
    ]


def _placed(found: Sighting, one: Observation, place: Placed, share: float) -> Json:
    number = list(SIGNALS).index(one.signal)
    figures = _figures(found, one.signal, one.month, place.seen, number)
    return {
        "expected": _quantiles(figures, place.weights),
        "probability_as_low": place.low,
        "probability_as_high": place.high,
        "is_outside": place.is_beyond(share),
    }


def _given(found: Sighting) -> Json:
    """Put the figures given what was seen beside those before."""
    e, weighed = found.evaluation, found.weighing
    after = given(e, weighed.weights)
    before_then = headline(e)["headline"], headline(after)["headline"]
    later, later_seen = (
        _from_now(outcomes, found.now) for outcomes in (found.outcomes, after.outcomes(e.policy))
    )
    return {
        "effective_sample": weighed.effective,
        "untempered_sample": weighed.untempered,
        "tempering_exponent": weighed.exponent,
        "is_tempered": weighed.exponent < 1,
        "value_from_now": _pair(estimate(later), _seen(estimate(later_seen), found)),
        "probability_of_loss_from_now": _pair(
            *(float(np.mean(value[:-1] < -_loss(found))) for value in (later, later_seen))
        ),
        **{
            name: _pair(before_then[0][name], _seen(before_then[1][name], found))
            for name in IN_THE_HEADLINE
        },
    }


def _pair(before: Any, after: Any) -> Json:
    return {"before": before, "after": after}


def _seen(summary: Any, found: Sighting) -> Any:
    """Leave the centre out once something was seen: the run at the medians has seen nothing."""
    if found.observations and isinstance(summary, dict):
        return {**summary, "centre": None}
    return summary


def _figures(found: Sighting, id_: str, month: int, seen: Seen, place: int) -> PerDraw:
    """One figure of a signal for every draw, the centre left out; the same for the same seed."""
    generator = np.random.default_rng([found.evaluation.scenario.seed, place, month])
    return simulated(found.noises[id_], month, seen, generator)[:-1]


def _quantiles(figures: Floats, weights: PerDraw) -> Json:
    order = np.argsort(figures, kind="stable")
    ends = np.cumsum(weights[order])
    places = np.minimum(np.searchsorted(ends / ends[-1], QUANTILES), len(figures) - 1)
    values = figures[order][places].tolist()
    return dict(zip(("p10", "p50", "p90"), values, strict=True))


def _from_now(outcomes: Outcomes, month: int) -> PerDraw:
    cash, work = outcomes.monthly_cash, outcomes.monthly_work_value
    return from_then(cash, month) + from_then(work, month)


def _loss(found: Sighting) -> float:
    """What counts as a loss, money."""
    return found.outcomes.loss_threshold * found.outcomes.annual_payroll
