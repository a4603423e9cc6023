"""Work in the model: how much there is, what it is worth, and what is done when it is not done."""

import numpy as np

from calculator.arrays import PerTeamDraw
from calculator.parameters import Response, Work
from calculator.sampling.sequence import Sampler


def work(s: Sampler) -> Work:
    """Draw the work."""
    return Work(
        slack=_slack(s),
        annual_growth=s.scenario.company.annual_work_growth,
        elasticity=s.column("demand_elasticity") * s("elasticity_noise"),
        spare_use=_spare_use(s),
        contractor_price=1 + s("contractor_premium"),
    )


def _slack(s: Sampler) -> PerTeamDraw:
    """Slack of each team: its own, else the company's, else drawn around a company-wide draw."""
    mixed = s.around("slack", 0, s.constant("slack_correlation"))
    given = [s.scenario.company.slack if t.slack is None else t.slack for t in s.scenario.teams]
    return np.stack(
        [
            s.at("slack", scores) if own is None else np.full_like(scores, own)
            for own, scores in zip(given, mixed, strict=True)
        ]
    )


def _spare_use(s: Sampler) -> PerTeamDraw:
    """Worth of spare capacity: the team's own, else drawn where its family has a backlog."""
    use = s.flags("backlog") * s("spare_capacity_use")
    for row, team in enumerate(s.scenario.teams):
        if team.spare_capacity_use is not None:
            use[row] = team.spare_capacity_use
    return use


def response(s: Sampler) -> Response:
    """Draw the response, or take it as given."""
    given = s.scenario.response
    review, share = s("review_months"), s("reopened_share")
    if given.review_months is not None:
        review = np.full_like(review, given.review_months)
    if given.reopened_share is not None:
        share = np.full_like(share, given.reopened_share)
    window = s.constant("reopening_window_months")
    return Response(review_months=review, reopened_share=share, window_months=window)
