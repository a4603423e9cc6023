"""People in the model: the plan, how they leave, how they are hired, what they know."""

import numpy as np
from scipy.special import ndtr

from calculator.arrays import PerTeam, PerTeamDraw
from calculator.defaults import nobody_builds, worth_of
from calculator.law.layoffs import LayoffProcess
from calculator.law.severance import severance_of, weeks_owed
from calculator.parameters import (
    MONTHS_PER_YEAR,
    Hiring,
    Knowledge,
    Notice,
    Redeployment,
    Separation,
    Teams,
    Unrest,
)
from calculator.sampling.sequence import Sampler, triangular

DAYS_PER_MONTH = 365.25 / 12
WEEKS_PER_YEAR = 52


def teams(s: Sampler) -> Teams:
    """Lay out the plan."""
    rows = s.scenario.teams
    cuts = np.zeros((s.scenario.horizon_months, len(rows), 1))
    for row, team in enumerate(rows):
        for cut in team.cuts:
            cuts[cut.month - 1, row] += cut.posts
    return Teams(
        headcount=s.column("headcount"),
        annual_salary=s.column("annual_salary"),
        planned_cuts=cuts,
        function_ends=s.column("function_ends"),
        programme_share=_programme_share(s),
        compliance_share=s.column("compliance_share"),
        protected=s.column("protected"),
    )


def _programme_share(s: Sampler) -> PerTeam:
    if nobody_builds(s.scenario):
        return np.full((len(s.scenario.teams), 1), s.constant("programme_share_fallback"))
    return s.column("programme_share")


def separation(s: Sampler, process: LayoffProcess) -> Separation:
    """Price an exit: the usual package or what the law asks for, and notice that is not worked."""
    salary = s.column("annual_salary")
    weeks = np.maximum(_package_weeks(s), _lawful_weeks(s))
    in_lieu = 0 if s.scenario.compliance.notice_worked else process.notice_months
    unworked = in_lieu / MONTHS_PER_YEAR * s("load_factor")
    return Separation(
        exit_cost=(weeks / WEEKS_PER_YEAR + unworked) * salary + s.money("outplacement_cost"),
        leaver_output=s("leaver_output"),
        quitter_output=s("quitter_output"),
    )


def _package_weeks(s: Sampler) -> PerTeamDraw:
    """Severance that employers of this kind usually pay, weeks of base pay."""
    tenure = s.column("tenure_years")
    if s.scenario.company.severance_package == "typical":
        weeks = s("severance_base_weeks") + s("severance_weeks_per_year") * tenure
        return np.minimum(weeks, s.constant("severance_cap_weeks"))
    per_year = s("severance_weeks_per_year_technology")
    return s("severance_base_weeks_technology") + per_year * tenure


def _lawful_weeks(s: Sampler) -> PerTeamDraw:
    """Severance of the place, weeks of base pay; generous where the usual package would be so."""
    row = severance_of(s.scenario.compliance, s.library)
    tenure, salary = s.column("tenure_years"), s.column("annual_salary")
    if row is None:
        return np.zeros_like(tenure)
    generous = ndtr(s.score("severance_weeks_per_year"))
    per_year = triangular(row.weeks_per_year, generous)
    rate = worth_of(row.currency or "USD", s.scenario, s.library)
    return weeks_owed(row, per_year, tenure, salary, rate)


def notice(s: Sampler, process: LayoffProcess) -> Notice:
    """Lay out what the law puts between decision and exit."""
    worked = process.notice_months if s.scenario.compliance.notice_worked else 0
    return Notice(
        months=process.process_months + worked,
        worked=worked,
        output=s.constant("notice_output"),
    )


def redeployment(s: Sampler) -> Redeployment:
    """Draw who is retrained, and at what price."""
    return Redeployment(
        share=s("redeploy_share"),
        cost=s.money("redeploy_cost"),
        ramp=s("redeploy_ramp_months"),
        programme_part=s.constant("redeploy_programme_part"),
    )


def hiring(s: Sampler) -> Hiring:
    """Draw how posts are filled, and at what price."""
    salary = s.column("annual_salary")
    agency = s.flags("agency") * s("agency_use") * s("agency_fee")
    sign_on = s.flags("sign_on") * s("sign_on_frequency") * s("sign_on_size")
    days = s.column("time_to_fill_days") * s("time_to_fill_factor")
    return Hiring(
        annual_quit_rate=s.column("annual_quit_rate") * s("quit_rate_factor"),
        time_to_fill=days / DAYS_PER_MONTH,
        ramp=s.column("ramp_months") * s("ramp_factor"),
        starting_output=s("ramp_start"),
        instruction_weeks=s("instruction_weeks"),
        hire_cost=s.money("search_cost") + (agency + sign_on) * salary,
        uplift=s("rehire_uplift"),
        uplift_threshold=s.constant("rehire_uplift_threshold"),
        pay_premium=s("market_pay_premium"),
        returning=s("returner_share") * (1 - s("returner_ramp")),
    )


def unrest(s: Sampler) -> Unrest:
    """Draw how layoffs move the people who stay."""
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


def knowledge(s: Sampler) -> Knowledge:
    """Draw what leaves with people."""
    headcount = s.column("headcount")
    monthly = s.scenario.company.annual_incident_cost / 12
    return Knowledge(
        holders=s.column("holders_per_system"),
        documented=s.column("documented_share"),
        tail=s("knowledge_tail"),
        relearn=s("relearn_months"),
        output_loss=s("knowledge_output_loss"),
        incident_multiplier=s("incident_multiplier"),
        incident_cost=monthly * headcount / headcount.sum(),
    )
