"""Library, scenario and seed become what the model sees."""

from calculator.library import Library
from calculator.parameters import Finance, Parameters, Rules, Strain, Thresholds
from calculator.sampling.compliance import compliance, process_of
from calculator.sampling.people import (
    hiring,
    knowledge,
    notice,
    redeployment,
    separation,
    teams,
    unrest,
)
from calculator.sampling.programme import programme
from calculator.sampling.sequence import Sampler
from calculator.sampling.work import response, work
from calculator.scenario import Scenario


def sample(scenario: Scenario, library: Library, draws: int) -> Parameters:
    """Draw the parameters of a complete scenario; `draws` is a power of two."""
    return parameters_of(Sampler(scenario, library, draws))


def parameters_of(s: Sampler) -> Parameters:
    """Lay out the parameters of the scenario of a sampler, along its draws."""
    scenario = s.scenario
    process = process_of(s)
    return Parameters(
        months=scenario.horizon_months,
        teams=teams(s),
        separation=separation(s, process),
        notice=notice(s, process),
        redeployment=redeployment(s),
        hiring=hiring(s),
        unrest=unrest(s),
        knowledge=knowledge(s),
        programme=programme(s),
        compliance=compliance(s),
        work=work(s),
        response=response(s),
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
        strain=Strain(
            incident_elasticity=s("incident_elasticity"),
            founders_per_leaver=s("founders_per_leaver"),
            undo_capacity=s.constant("undo_capacity_share"),
        ),
    )
