"""Fills in what the user did not say, and checks a scenario against the library.

What stays `None` afterwards has no single default: it is drawn from the library in every draw
(slack, use of spare capacity, missing effort, review month, reopened share).
"""

from collections.abc import Iterator
from difflib import get_close_matches
from typing import Any

from calculator.ai_programme import WorkItemsDone
from calculator.beliefs import belief, constant
from calculator.errors import InputError, Problem
from calculator.law.cautions import cautions
from calculator.library import Library
from calculator.readiness import answered, readiness_level
from calculator.scenario import Range, Scenario, Team

USUAL_SALARY = (5_000, 1_000_000)  # US dollars a year; beyond, a typing error is likelier
USUAL_QUIT_RATE = 0.6  # share a year; above, likewise
NAMED = 3

FROM_FAMILY = (
    "programme_share",
    "compliance_share",
    "holders_per_system",
    "documented_share",
    "annual_quit_rate",
    "time_to_fill_days",
    "ramp_months",
    "demand_elasticity",
)


def complete(scenario: Scenario, library: Library) -> Scenario:
    """Return the scenario with every default filled in; itself a valid scenario.

    InputError where the library cannot serve it: an unknown assumption, a value outside its
    range, a currency without a rate.
    """
    problems = [*assumption_problems(scenario, library), *_rate_problems(scenario, library)]
    if problems:
        raise InputError(problems)
    rate = exchange_rate(scenario, library)
    programme = scenario.ai_programme
    in_place = constant("work_items_in_place", scenario, library)
    done = {
        name: in_place if value is None else value
        for name, value in programme.work_items_done.model_dump().items()
    }
    items = WorkItemsDone.model_validate(done)
    return scenario.model_copy(
        update={
            "start_month": scenario.start_month or library.as_of,
            "teams": tuple(_complete_team(team, scenario, library) for team in scenario.teams),
            "ai_programme": programme.model_copy(
                update={
                    "work_items_done": items,
                    "readiness_level": readiness_level(scenario, library),
                }
            ),
            "discount_rate": _either(
                scenario.discount_rate, constant("discount_rate", scenario, library)
            ),
            "exchange_rates": {**scenario.exchange_rates, scenario.currency: rate},
        }
    )


def warnings(scenario: Scenario, library: Library) -> tuple[Problem, ...]:
    """Return what is allowed in a complete scenario but worth a second look."""
    return tuple(_warnings(scenario, library))


def assumption_problems(scenario: Scenario, library: Library) -> Iterator[Problem]:
    """Yield what is wrong with the user's own assumptions: unknown, out of range, out of shape."""
    unknown = [id_ for id_ in scenario.assumptions if id_ not in library.entries]
    for id_, own in scenario.assumptions.items():
        path = f"assumptions.{id_}"
        entry = library.entries.get(id_)
        if entry is None:
            near = get_close_matches(id_, library.entries, 3, 0.4) if id_ in unknown[:NAMED] else []
            fix = f"Closest: {', '.join(near)}" if near else "Take an id from the assumptions"
            yield Problem(f"there is no assumption '{id_}'", fix, path=path)
            continue
        values = (own.p5, own.p95) if isinstance(own, Range) else (own,)
        outside = [value for value in values if not entry.low <= value <= entry.high]
        if outside:
            rule = f"{outside[0]:g} must lie between {entry.low:g} and {entry.high:g} {entry.unit}"
            yield Problem(rule, "Choose a value in that range", path=path)
        elif isinstance(own, Range):
            if not entry.sampled:
                yield Problem("is a constant and takes no range", "Give one number", path=path)
                continue
            try:
                belief(entry, own)
            except ValueError as error:
                yield Problem(str(error), "Give another range or one number", path=path)


def exchange_rate(scenario: Scenario, library: Library) -> float:
    """Units of the scenario's currency for one US dollar: the user's own rate or the table's."""
    own = scenario.exchange_rates.get(scenario.currency)
    return library.units_per_usd[scenario.currency] if own is None else own


def units_per_usd(currency: str, scenario: Scenario, library: Library) -> float:
    """Units of the currency of an amount for one US dollar: the user's own rate or the table's.

    An amount in US dollars is just that, in whatever unit the scenario counts its own money.
    """
    own = None if currency == "USD" else scenario.exchange_rates.get(currency)
    return library.units_per_usd[currency] if own is None else own


def worth_of(currency: str, scenario: Scenario, library: Library) -> float:
    """Units of the scenario's currency for one unit of another one."""
    return exchange_rate(scenario, library) / units_per_usd(currency, scenario, library)


def nobody_builds(scenario: Scenario) -> bool:
    """Whether AI is claimed although no team gives the programme any time."""
    claimed = any(team.ai_share_claimed for team in scenario.teams)
    return claimed and not any(team.programme_share for team in scenario.teams)


def _complete_team(team: Team, scenario: Scenario, library: Library) -> Team:
    family = library.families[team.role_family]
    filled: dict[str, object] = {
        name: _either(getattr(team, name), getattr(family, name)) for name in FROM_FAMILY
    }
    # A share the user gives must leave room for the default of the other one.
    if team.programme_share is not None and team.compliance_share is None:
        filled["compliance_share"] = min(family.compliance_share, 1 - team.programme_share)
    if team.compliance_share is not None and team.programme_share is None:
        filled["programme_share"] = min(family.programme_share, 1 - team.compliance_share)
    filled["tenure_years"] = _either(team.tenure_years, constant("tenure_years", scenario, library))
    filled["ai_share_claimed"] = _either(team.ai_share_claimed, 0.0)
    filled["claim_evidence"] = team.claim_evidence or "claim"
    due = (
        1
        if team.claim_evidence == "measured"
        else round(constant("claim_month", scenario, library))
    )
    filled["measured_as"] = team.measured_as or "time_saved"
    filled["ai_claim_month"] = team.ai_claim_month or due
    filled["cut_month"] = team.cut_month or 1
    return team.model_copy(update=filled)


def _either(given: Any, default: Any) -> Any:
    return default if given is None else given


def _rate_problems(scenario: Scenario, library: Library) -> Iterator[Problem]:
    if scenario.currency not in {*scenario.exchange_rates, *library.units_per_usd}:
        yield Problem(
            f"there is no exchange rate for {scenario.currency}",
            f"Give one: exchange_rates.{scenario.currency} = units for one US dollar",
            path="currency",
        )


def _set_warnings(library: Library) -> Iterator[Problem]:
    """Warn where an old set does not hold all that the model asks for by now."""
    added = library.added
    if added:
        yield Problem(
            f"assumption set {library.id} lacks {len(added)} of what the model asks for by now "
            f"({', '.join(added[:NAMED])} and others), and today's is used for them",
            f"See which: assumptions --assumption-set {library.id}",
        )


def _rate_warnings(scenario: Scenario, library: Library) -> Iterator[Problem]:
    """Warn where an old rate of the table prices AI that is paid for in dollars."""
    rate = library.units_per_usd.get(scenario.currency)
    of_the_table = scenario.exchange_rates.get(scenario.currency) == rate
    claimed = any(team.ai_share_claimed for team in scenario.teams)
    if scenario.currency != "USD" and of_the_table and claimed:
        yield Problem(
            f"AI running cost is converted at {rate:g} {scenario.currency} for a dollar, "
            f"the rate of {library.rates_as_of}",
            f"Give your own: exchange_rates.{scenario.currency}",
            path="exchange_rates",
        )


def _upkeep_warnings(scenario: Scenario, library: Library) -> Iterator[Problem]:
    """Warn where even today's people are too few to keep up the AI that is measured to work."""
    systems = sum(
        t.claim_evidence == "measured" and bool(t.ai_share_claimed) for t in scenario.teams
    )
    own = scenario.ai_programme.missing_effort_fte_months
    effort = constant("missing_effort", scenario, library) if own is None else own
    needed = systems * effort * constant("maintenance_share", scenario, library) / 12
    given = sum((team.programme_share or 0) * team.headcount for team in scenario.teams)
    if systems and 0 < given < needed:
        yield Problem(
            f"{given:.1f} people keep up AI that takes about {needed:.1f}, so its use shrinks "
            "in every alternative",
            "Give a larger programme_share, or your own missing_effort_fte_months",
            path="ai_programme",
        )


def _readiness_warnings(scenario: Scenario) -> Iterator[Problem]:
    """Warn where the questionnaire was begun and not finished."""
    readiness = scenario.ai_programme.readiness
    given = answered(readiness)
    missing = [name for name in type(readiness).model_fields if name not in given]
    if given and missing:
        yield Problem(
            f"no answer on {', '.join(missing)}, so readiness is that of the other dimensions",
            "Answer them too, or take the answers out and give a readiness_level",
            path="ai_programme.readiness",
        )


def _initiative_warnings(scenario: Scenario) -> Iterator[Problem]:
    """Warn where an initiative is to serve a team that claims nothing of AI."""
    claims = {team.team for team in scenario.teams if team.ai_share_claimed}
    for initiative in scenario.ai_programme.initiatives:
        idle = [name for name in initiative.teams if name not in claims]
        if idle:
            yield Problem(
                f"{', '.join(idle)} has no ai_share_claimed, so the initiative does nothing there",
                "Give ai_share_claimed, or take the team out of the initiative",
                path=f"ai_programme.initiatives[{initiative.name}]",
            )


def _warnings(scenario: Scenario, library: Library) -> Iterator[Problem]:
    if nobody_builds(scenario):
        share = constant("programme_share_fallback", scenario, library)
        yield Problem(
            f"AI is claimed but nobody works on it; {share:.0%} of everyone's time is assumed",
            "Give programme_share for the teams that build it",
        )
    yield from _set_warnings(library)
    yield from _upkeep_warnings(scenario, library)
    yield from _readiness_warnings(scenario)
    yield from _initiative_warnings(scenario)
    yield from _rate_warnings(scenario, library)
    rate = exchange_rate(scenario, library)
    for team in scenario.teams:
        path = f"teams[{team.team}]"
        usd = team.annual_salary / rate
        if not USUAL_SALARY[0] <= usd <= USUAL_SALARY[1]:
            yield Problem(
                f"an annual salary of {team.annual_salary:,.0f} {scenario.currency} is unusual",
                "Check that it is a yearly base salary of one post in this currency",
                path=f"{path}.annual_salary",
            )
        if team.annual_quit_rate is not None and team.annual_quit_rate > USUAL_QUIT_RATE:
            yield Problem(
                f"a quit rate of {team.annual_quit_rate:.0%} a year is unusual",
                "Check that it is a yearly share of headcount",
                path=f"{path}.annual_quit_rate",
            )
        late = (team.ai_claim_month or 0) > scenario.horizon_months
        if team.ai_share_claimed and late and team.claim_evidence != "measured":
            yield Problem(
                f"the claim falls due in month {team.ai_claim_month}, past the horizon",
                "A longer horizon would show it",
                path=f"{path}.ai_claim_month",
            )
    yield from cautions(
        scenario.compliance,
        start_month=str(scenario.start_month),
        horizon_months=scenario.horizon_months,
        headcount=sum(team.headcount for team in scenario.teams),
        posts=sum(team.planned_cuts for team in scenario.teams),
        first_cut=min((cut.month for team in scenario.teams for cut in team.cuts), default=None),
        claims_ai=any(team.ai_share_claimed for team in scenario.teams),
        library=library,
    )
    if not any(team.planned_cuts for team in scenario.teams):
        yield Problem("the plan ends no posts, so every difference is zero", "Give planned_cuts")
