"""The AI programme in the model: its initiatives, what they take, and what they are worth."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from calculator.ai_programme import Initiative
from calculator.arrays import PerDraw, PerTeamDraw
from calculator.parameters import Programme
from calculator.sampling.sequence import Sampler
from calculator.scenario import Team

LEAST_EFFORT = 1e-6  # FTE-months; an initiative with nothing missing still divides by its effort


@dataclass(frozen=True, slots=True)
class _Row:
    """The initiative that a row of the plan rests on, and the rows that share it."""

    given: Initiative | None
    rows: Sequence[int]

    @property
    def bought(self) -> bool:
        return self.given is not None and self.given.bought


def programme(s: Sampler) -> Programme:
    """Draw the programme; teams that share an initiative share its effort and its fate."""
    claimed = s.column("ai_share_claimed")
    rows = _rows(s)
    measured = np.array([[float(_is_measured(team))] for team in s.scenario.teams])
    untouched = [[team.measured_as == "work_no_one_touches"] for team in s.scenario.teams]
    no_one_touches = measured * np.array(untouched, dtype=np.float64)
    replace_share = s("replace_share")
    return Programme(
        initiative=(claimed > 0).astype(np.float64),
        systems=np.array([[1 / len(row.rows)] for row in rows]),
        measured=measured,
        claimed_share=claimed,
        claim_month=s.column("ai_claim_month"),
        effort=_effort(s, rows, _built_effort(s)),
        usual_effort=_effort(s, rows, _usual_effort(s)),
        reaches_production=_reaches_production(s, rows),
        realised_share=_realised_share(s),
        replace_share=replace_share + (1 - replace_share) * no_one_touches,
        cover_share=s("cover_share"),
        lead_time=_lead_time(s, rows),
        key_people_delay=s("key_people_delay"),
        firefighting=s("firefighting_share"),
        firefighting_slope=s.constant("firefighting_slope"),
        maintenance=s("maintenance_share"),
        roll_out=s("roll_out_months"),
        dip=s("roll_out_dip"),
        seat_cost=s.money("running_cost_per_seat"),
        as_claimed=False,
        follows_keep=False,
    )


def _rows(s: Sampler) -> list[_Row]:
    """Find the initiative of every row; a team with a claim that is in none has its own."""
    teams = {team.team: row for row, team in enumerate(s.scenario.teams)}
    found = [_Row(None, (row,)) for row in teams.values()]
    for given in s.scenario.ai_programme.initiatives:
        rows = [
            teams[name] for name in given.teams if s.scenario.teams[teams[name]].ai_share_claimed
        ]
        for row in rows:
            found[row] = _Row(given, rows)
    return found


def _is_measured(team: Team) -> bool:
    return team.claim_evidence == "measured" and bool(team.ai_share_claimed)


def _effort(s: Sampler, rows: Sequence[_Row], built: PerDraw) -> PerTeamDraw:
    """FTE-months for the part of an initiative that serves each row, `built` for one built here."""
    return np.stack([_whole_effort(s, row, built) / len(row.rows) for row in rows])


def _whole_effort(s: Sampler, row: _Row, built: PerDraw) -> PerDraw:
    if row.given is not None and row.given.missing_effort_fte_months is not None:
        return np.full_like(built, row.given.missing_effort_fte_months)
    return s("missing_effort_bought") if row.bought else built


def _built_effort(s: Sampler) -> PerDraw:
    """FTE-months missing per initiative: as given, or by what exists of the nine work items."""
    if s.scenario.ai_programme.missing_effort_fte_months is not None:
        return _usual_effort(s)
    done = s.scenario.ai_programme.work_items_done.model_dump()
    missing = sum(s.constant(f"work_item_{name}") * (1 - share) for name, share in done.items())
    usual = 1 - s.constant("work_items_in_place")
    return np.maximum(s("missing_effort") * missing / usual, LEAST_EFFORT)


def _usual_effort(s: Sampler) -> PerDraw:
    """FTE-months that an initiative takes with no more in place than usual, or as given."""
    given = s.scenario.ai_programme.missing_effort_fte_months
    return s("missing_effort") if given is None else np.full(s.draws + 1, given)


def _kind(s: Sampler, row: _Row) -> str:
    """End of the ids that hold for a row: by readiness, or for what is bought."""
    return "bought" if row.bought else f"level_{s.scenario.ai_programme.readiness_level}"


def _lead_time(s: Sampler, rows: Sequence[_Row]) -> PerTeamDraw:
    noise = s("lead_noise")
    return np.stack([s.constant(f"lead_months_{_kind(s, row)}") * noise for row in rows])


def _reaches_production(s: Sampler, rows: Sequence[_Row]) -> PerTeamDraw:
    """1 where an initiative ever reaches production, else 0; at the centre its probability."""
    probability = np.stack([s(f"reach_production_{_kind(s, row)}") for row in rows])
    return s.happens(probability, 1, [row.rows[0] for row in rows])


def _realised_share(s: Sampler) -> PerTeamDraw:
    """Share of the team's work that AI takes over once in full use; never more than all of it."""
    ratios = {kind: s(f"realised_{kind}") for kind in ("claim", "pilot", "measured")}
    rows = [
        float(team.ai_share_claimed or 0) * ratios[team.claim_evidence or "claim"]
        for team in s.scenario.teams
    ]
    return np.minimum(1, np.stack(rows))
