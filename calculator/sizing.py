"""A plan for a company of another size: the same teams in the same proportions, in whole posts."""

import math
from collections.abc import Sequence
from typing import Final

from calculator.questions import with_posts
from calculator.scenario import Scenario, scenario_from

SIZES: Final = (200, 1_000, 5_000, 20_000)  # people; what is offered


def headcount(scenario: Scenario) -> float:
    """Return how many people a plan's company has, all teams together."""
    return math.fsum(team.headcount for team in scenario.teams)


def sized(scenario: Scenario, people: int) -> Scenario:
    """Return a plan for so many people in all, at least one a team.

    Headcount and cuts are shared out in whole posts by largest remainder, so that their sums are
    those of the plan in proportion; a team that keeps a post keeps one at least. Salaries, shares
    and months stay, and so does what is counted for the company as a whole, such as AI systems.
    """
    heads = [team.headcount for team in scenario.teams]
    cuts = [team.planned_cuts for team in scenario.teams]
    posts = shared_out(people, heads, least=1)
    total = round(math.fsum(cuts) / headcount(scenario) * people)
    teams = [
        team.model_dump(mode="python", exclude_unset=True)
        | {"headcount": own}
        | with_posts(team, min(ended, own))
        for team, own, ended in zip(scenario.teams, posts, shared_out(total, cuts), strict=True)
    ]
    given = scenario.model_dump(mode="python", exclude_unset=True)
    return scenario_from(given | {"teams": teams})


def shared_out(total: int, weights: Sequence[float], least: int = 0) -> list[int]:
    """Share out a whole number by largest remainder; who would get less than `least` gets it.

    That is taken from who has most. ValueError where there is not enough, or no weight to go by.
    """
    whole = math.fsum(weights)
    if total < least * len(weights) or (total and not whole):
        raise ValueError(f"{total} cannot be shared out among {len(weights)}")
    exact = [total * weight / whole if total else 0.0 for weight in weights]
    shares = [math.floor(share) for share in exact]
    by_remainder = sorted(range(len(exact)), key=lambda place: shares[place] - exact[place])
    for place in by_remainder[: total - sum(shares)]:
        shares[place] += 1
    for place in range(len(shares)):
        while shares[place] < least:
            shares[shares.index(max(shares))] -= 1
            shares[place] += 1
    return shares
