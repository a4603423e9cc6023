"""Library, scenario and seed become what the model sees.

One scrambled Sobol set of a fixed number of columns serves every scenario: each assumption has its
column by the append-only register, each row of the plan has two. So the same seed gives the same
draws to every alternative and to every scenario, and a new assumption moves none of the others.
"""

from functools import lru_cache
from threading import Lock

import numpy as np
from cachetools import LRUCache, cached
from scipy.special import ndtr, ndtri
from scipy.stats import qmc

from calculator.arrays import Floats, PerDraw, PerTeam, PerTeamDraw
from calculator.beliefs import belief, constant
from calculator.defaults import exchange_rate, nobody_builds
from calculator.distributions import Distribution
from calculator.library import SEQUENCE_COLUMNS, Library
from calculator.parameters import (
    Finance,
    Hiring,
    Knowledge,
    Parameters,
    Programme,
    Response,
    Rules,
    Separation,
    Teams,
    Thresholds,
    Unrest,
    Work,
)
from calculator.scenario import Scenario, Team

COLUMNS = 1024  # of one Sobol set; fixed, since the scramble depends on it
PER_TEAM = 2  # columns of a row of the plan: slack, and whether its initiative reaches production
BITS = 30
USUAL_BYTES = 32_000_000  # of values kept, and as much again of the scores they belong to
DAYS_PER_MONTH = 365.25 / 12
WEEKS_PER_YEAR = 52


@lru_cache(maxsize=16)
def standard_normals(seed: int, draws: int, block: int) -> Floats:
    """Standard normal scores of one Sobol set, shape (columns, draws), read-only.

    Blocks after the first serve plans with very many rows; their draws are shuffled, because two
    scrambles of one set would move together.
    """
    generator = np.random.default_rng([seed, block])
    sobol = qmc.Sobol(COLUMNS, scramble=True, bits=BITS, rng=generator)
    points = sobol.random(draws).T + 0.5 ** (BITS + 1)  # middle of a cell: never 0, never 1
    if block:
        points = points[:, generator.permutation(draws)]
    scores = ndtri(points)
    scores.flags.writeable = False
    return scores


class Sampler:
    """Draws of one scenario; every array's last draw is the centre."""

    def __init__(self, scenario: Scenario, library: Library, draws: int) -> None:
        """Prepare `draws` draws (a power of two) of a complete scenario."""
        self.scenario = scenario
        self.library = library
        self.draws = draws
        self._scores = correlated(standard_normals(scenario.seed, draws, 0), library)

    def score(self, id_: str) -> Floats:
        """Standard normal scores of an assumption, shape (draws,); the centre is 0."""
        column = self.library.register.index(id_)
        return np.append(self._scores[column], 0.0)

    def team_scores(self, column: int) -> Floats:
        """Scores of one of the columns of every row of the plan, shape (teams, draws)."""
        return np.stack([self._team_score(row, column) for row in range(len(self.scenario.teams))])

    def __call__(self, id_: str) -> PerDraw:
        """Draws of an assumption, in its unit."""
        return self.at(id_, self.score(id_))

    def at(self, id_: str, scores: Floats) -> Floats:
        """Values of an assumption at these standard normal scores, shape (draws,)."""
        entry, own = self.library.entries[id_], self.scenario.assumptions.get(id_)
        if own is None:
            return usual_values(entry.distribution, scores)
        return belief(entry, own).ppf(ndtr(scores))

    def money(self, id_: str) -> PerDraw:
        """Draws of an assumption in money, in the scenario's currency.

        Other people's work costs what the company's pay is over pay in the assumption's currency;
        all else is converted at the exchange rate.
        """
        entry = self.library.entries[id_]
        in_dollars = self(id_) / self.library.units_per_usd[entry.currency or "USD"]
        scaled = entry.scaled_by_pay
        rate = _pay_level(self) if scaled else exchange_rate(self.scenario, self.library)
        return in_dollars * rate

    def constant(self, id_: str) -> float:
        """Value of an assumption that is not drawn."""
        return constant(id_, self.scenario, self.library)

    def _team_score(self, row: int, column: int) -> Floats:
        place = row * PER_TEAM + column + SEQUENCE_COLUMNS
        block = 0
        if place >= COLUMNS:
            block, place = divmod(place - COLUMNS, COLUMNS)
            block += 1
        scores = standard_normals(self.scenario.seed, self.draws, block)[place]
        return np.append(scores, 0.0)


def _score_key(distribution: Distribution, scores: Floats) -> tuple[Distribution, bytes]:
    return distribution, scores.tobytes()


@cached(LRUCache(USUAL_BYTES, getsizeof=lambda values: values.nbytes), _score_key, Lock())
def usual_values(distribution: Distribution, scores: Floats) -> Floats:
    """Values of an assumption that nobody has changed, read-only.

    From one edit to the next nearly all stay as they are, and inverting a beta takes long. Nothing
    of a user's is kept: an assumption of their own does not come here.
    """
    values = distribution.ppf(ndtr(scores))
    values.flags.writeable = False
    return values


def correlated(scores: Floats, library: Library) -> Floats:
    """Impose the library's correlations on independent scores; other columns stay as they are."""
    ids = sorted({id_ for pair in library.correlations for id_ in pair.between})
    rows = sorted(library.register.index(id_) for id_ in ids)
    matrix = np.eye(len(rows))
    for pair in library.correlations:
        i, j = (rows.index(library.register.index(id_)) for id_ in pair.between)
        matrix[i, j] = matrix[j, i] = pair.value
    mixed = scores[:SEQUENCE_COLUMNS].copy()
    mixed[rows] = np.linalg.cholesky(matrix) @ scores[rows]
    return mixed


def sample(scenario: Scenario, library: Library, draws: int) -> Parameters:
    """Draw the parameters of a complete scenario; `draws` is a power of two."""
    s = Sampler(scenario, library, draws)
    return Parameters(
        months=scenario.horizon_months,
        teams=_teams(s),
        separation=_separation(s),
        hiring=_hiring(s),
        unrest=_unrest(s),
        knowledge=_knowledge(s),
        programme=_programme(s),
        work=_work(s),
        response=_response(s),
        finance=Finance(
            load_factor=s("load_factor"),
            wage_drift=s("wage_drift"),
            discount_rate=float(scenario.discount_rate or 0),
        ),
        rules=Rules(
            phase_interval=max(1, round(s.constant("phase_interval_months"))),
            phase_minimum=s.constant("phase_minimum_share"),
            protect_threshold=s.constant("protect_threshold"),
        ),
        thresholds=Thresholds(
            loss=s.constant("loss_threshold"),
            large_loss=s.constant("large_loss_threshold"),
            gap=s.constant("gap_threshold"),
        ),
    )


def _column(s: Sampler, name: str) -> PerTeam:
    """One number of every row of the plan, shape (teams, 1)."""
    return np.array([[float(getattr(team, name))] for team in s.scenario.teams])


def _flags(s: Sampler, name: str) -> PerTeam:
    """1 where the team's role family says yes, shape (teams, 1)."""
    families = s.library.families
    return np.array([[float(getattr(families[t.role_family], name))] for t in s.scenario.teams])


def _teams(s: Sampler) -> Teams:
    teams = s.scenario.teams
    cuts = np.zeros((s.scenario.horizon_months, len(teams), 1))
    for row, team in enumerate(teams):
        for cut in team.cuts:
            cuts[cut.month - 1, row] += cut.posts
    return Teams(
        headcount=_column(s, "headcount"),
        annual_salary=_column(s, "annual_salary"),
        planned_cuts=cuts,
        function_ends=_column(s, "function_ends"),
        programme_share=_programme_share(s),
        compliance_share=_column(s, "compliance_share"),
        protected=_column(s, "protected"),
    )


def _programme_share(s: Sampler) -> PerTeam:
    if nobody_builds(s.scenario):
        return np.full((len(s.scenario.teams), 1), s.constant("programme_share_fallback"))
    return _column(s, "programme_share")


def _pay_level(s: Sampler) -> float:
    """The company's pay in its own currency over US dollar pay for the same mix of roles."""
    headcount = _column(s, "headcount")
    own = (headcount * _column(s, "annual_salary")).sum()
    return float(own / (headcount * _flags(s, "us_annual_salary")).sum())


def _separation(s: Sampler) -> Separation:
    tenure, salary = _column(s, "tenure_years"), _column(s, "annual_salary")
    if s.scenario.company.severance_package == "typical":
        weeks = s("severance_base_weeks") + s("severance_weeks_per_year") * tenure
        weeks = np.minimum(weeks, s.constant("severance_cap_weeks"))
    else:
        per_year = s("severance_weeks_per_year_technology")
        weeks = s("severance_base_weeks_technology") + per_year * tenure
    return Separation(
        exit_cost=weeks / WEEKS_PER_YEAR * salary + s.money("outplacement_cost"),
        leaver_output=s("leaver_output"),
        quitter_output=s("quitter_output"),
    )


def _hiring(s: Sampler) -> Hiring:
    salary = _column(s, "annual_salary")
    agency = _flags(s, "agency") * s("agency_use") * s("agency_fee")
    sign_on = _flags(s, "sign_on") * s("sign_on_frequency") * s("sign_on_size")
    days = _column(s, "time_to_fill_days") * s("time_to_fill_factor")
    return Hiring(
        annual_quit_rate=_column(s, "annual_quit_rate") * s("quit_rate_factor"),
        time_to_fill=days / DAYS_PER_MONTH,
        ramp=_column(s, "ramp_months") * s("ramp_factor"),
        starting_output=s("ramp_start"),
        instruction_weeks=s("instruction_weeks"),
        hire_cost=s.money("search_cost") + (agency + sign_on) * salary,
        uplift=s("rehire_uplift"),
        uplift_threshold=s.constant("rehire_uplift_threshold"),
        pay_premium=s("market_pay_premium"),
    )


def _unrest(s: Sampler) -> Unrest:
    return Unrest(
        excess_turnover=s("unrest_turnover_multiplier") - 1,
        months=s("unrest_months"),
        output_loss=s("survivor_output_loss"),
        freeze=s("freeze_unrest"),
        reference_cut=s.constant("unrest_reference_cut"),
        exponent=s.constant("unrest_exponent"),
        linear_below=s.constant("unrest_linear_below"),
        output_exponent=s.constant("survivor_exponent"),
        output_ceiling=s.constant("survivor_ceiling"),
    )


def _knowledge(s: Sampler) -> Knowledge:
    headcount = _column(s, "headcount")
    monthly = s.scenario.company.annual_incident_cost / 12
    return Knowledge(
        holders=_column(s, "holders_per_system"),
        documented=_column(s, "documented_share"),
        tail=s("knowledge_tail"),
        relearn=s("relearn_months"),
        output_loss=s("knowledge_output_loss"),
        incident_multiplier=s("incident_multiplier"),
        incident_cost=monthly * headcount / headcount.sum(),
    )


def _programme(s: Sampler) -> Programme:
    claimed = _column(s, "ai_share_claimed")
    level = s.scenario.ai_programme.readiness_level
    measured = np.array([[float(_is_measured(team))] for team in s.scenario.teams])
    untouched = [[team.measured_as == "work_no_one_touches"] for team in s.scenario.teams]
    no_one_touches = measured * np.array(untouched, dtype=np.float64)
    replace_share = s("replace_share")
    return Programme(
        initiative=(claimed > 0).astype(np.float64),
        measured=measured,
        claimed_share=claimed,
        claim_month=_column(s, "ai_claim_month"),
        effort=_effort(s),
        reaches_production=_reaches_production(s, f"reach_production_level_{level}"),
        realised_share=_realised_share(s),
        replace_share=replace_share + (1 - replace_share) * no_one_touches,
        cover_share=s("cover_share"),
        lead_time=s.constant(f"lead_months_level_{level}") * s("lead_noise"),
        key_people_delay=s("key_people_delay"),
        firefighting=s("firefighting_share"),
        firefighting_slope=s.constant("firefighting_slope"),
        maintenance=s("maintenance_share"),
        roll_out=s("roll_out_months"),
        dip=s("roll_out_dip"),
        seat_cost=s.money("running_cost_per_seat"),
    )


def _is_measured(team: Team) -> bool:
    return team.claim_evidence == "measured" and bool(team.ai_share_claimed)


def _effort(s: Sampler) -> PerTeamDraw:
    """FTE-months missing per initiative: as given, or by what exists of the nine work items."""
    given = s.scenario.ai_programme.missing_effort_fte_months
    rows = (len(s.scenario.teams), 1)
    if given is not None:
        return np.full((rows[0], s.draws + 1), given)
    done = s.scenario.ai_programme.work_items_done.model_dump()
    missing = sum(s.constant(f"work_item_{name}") * (1 - share) for name, share in done.items())
    usual = 1 - s.constant("work_items_in_place")
    least = 1e-6  # an initiative with nothing missing still divides by its effort
    effort = np.maximum(s("missing_effort") * missing / usual, least)
    return np.tile(effort, rows)


def _reaches_production(s: Sampler, id_: str) -> PerTeamDraw:
    """1 where an initiative ever reaches production, else 0; at the centre its probability."""
    probability = s(id_)
    reaches = (ndtr(s.team_scores(1)) < probability).astype(np.float64)
    reaches[:, -1] = probability[-1]
    return reaches


def _realised_share(s: Sampler) -> PerTeamDraw:
    """Share of the team's work that AI takes over once in full use; never more than all of it."""
    ratios = {kind: s(f"realised_{kind}") for kind in ("claim", "pilot", "measured")}
    rows = [
        float(team.ai_share_claimed or 0) * ratios[team.claim_evidence or "claim"]
        for team in s.scenario.teams
    ]
    return np.minimum(1, np.stack(rows))


def _work(s: Sampler) -> Work:
    return Work(
        slack=_slack(s),
        annual_growth=s.scenario.company.annual_work_growth,
        elasticity=_column(s, "demand_elasticity") * s("elasticity_noise"),
        spare_use=_spare_use(s),
        contractor_price=1 + s("contractor_premium"),
    )


def _slack(s: Sampler) -> PerTeamDraw:
    """Slack of each team: its own, else the company's, else drawn around a company-wide draw."""
    common = s.constant("slack_correlation")
    mixed = np.sqrt(common) * s.score("slack") + np.sqrt(1 - common) * s.team_scores(0)
    given = [s.scenario.company.slack if t.slack is None else t.slack for t in s.scenario.teams]
    return np.stack(
        [
            s.at("slack", scores) if own is None else np.full_like(scores, own)
            for own, scores in zip(given, mixed, strict=True)
        ]
    )


def _spare_use(s: Sampler) -> PerTeamDraw:
    """Worth of spare capacity: the team's own, else drawn where its family has a backlog."""
    use = _flags(s, "backlog") * s("spare_capacity_use")
    for row, team in enumerate(s.scenario.teams):
        if team.spare_capacity_use is not None:
            use[row] = team.spare_capacity_use
    return use


def _response(s: Sampler) -> Response:
    given = s.scenario.response
    review, share = s("review_months"), s("reopened_share")
    if given.review_months is not None:
        review = np.full_like(review, given.review_months)
    if given.reopened_share is not None:
        share = np.full_like(share, given.reopened_share)
    window = s.constant("reopening_window_months")
    return Response(review_months=review, reopened_share=share, window_months=window)
