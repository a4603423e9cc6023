"""Which records stand behind the defaults that a page shows outside the Assumptions page."""

from collections.abc import Mapping
from typing import Final

from calculator.ai_programme import Readiness
from calculator.defaults import FROM_FAMILY
from calculator.drivers.team_wide import ALWAYS, BUILDERS
from calculator.library import load
from calculator.views.assumptions.records import FAMILIES, RATES

VISIBLE: Final[Mapping[str, tuple[str, ...]]] = {
    "answer": (
        "slack",
        "claim_month",
        "discount_rate",
        "loss_threshold",
        "programme_share_fallback",
        "missing_effort",
        "maintenance_share",
        RATES,
    ),
    "plan": (
        *(f"{FAMILIES}.{name}" for name in FROM_FAMILY),
        "tenure_years",
        "claim_month",
        "slack",
        "spare_capacity_use",
        "protect_threshold",
    ),
    "programme": (
        "work_items_in_place",
        "missing_effort",
        *(f"readiness_weight_{name}" for name in Readiness.model_fields),
    ),
    "compliance": ("changed_systems_share",),
    "best_plan": ("loss_threshold",),
    "compare": ("loss_threshold",),
    "knowledge": ("relearn_months",),
    "coming_back": ("founders_per_leaver", "undo_capacity_share"),
    "signals": (
        "signal_quits_dispersion",
        "signal_reopened_dispersion",
        "signal_milestones_noise",
        "signal_releases_noise",
        "signal_incidents_noise",
        "signal_persistence",
        "signal_least_side",
        "signal_least_area",
        "signal_effective_sample",
    ),
    "what_matters": (
        *(id_ for id_, entry in load().entries.items() if entry.sampled),
        "discount_rate",
        *(f"{FAMILIES}.{field.name}" for field in (*ALWAYS, BUILDERS) if field.name in FROM_FAMILY),
    ),
}
