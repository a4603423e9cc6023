"""The steps of the bridge and the parts of its residual, by their plain names."""

from typing import Final

CLAIMED: Final = "claimed_saving"
NET: Final = "net"
RESIDUAL: Final = "residual"
STEPS: Final = {
    CLAIMED: "Claimed saving",
    "severance_and_process": "Severance and process",
    "work_uncovered": "Work left undone",
    "ai_arrival": "AI against the claim",
    "programme_slowed": "AI programme slowed",
    "compliance": "Compliance",
    "knowledge": "Knowledge lost",
    "survivors": "Those who stay",
    "rehiring": "Coming back and help",
    RESIDUAL: "Running cost and the rest",
    NET: "Net value",
}
PARTS: Final = {
    "running_cost_incidents_and_retraining": "AI running cost, incidents and retraining",
    "claim_not_carried_out": "Part of the claim not carried out",
}
