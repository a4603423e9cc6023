"""The nine work items of an AI initiative, by their names on the page."""

from collections.abc import Mapping
from typing import Final

WORK_ITEMS: Final[Mapping[str, str]] = {
    "data_pipelines": "Data pipelines",
    "model_adaptation": "Model adaptation: retrieval, fine-tuning",
    "evaluation": "Evaluation",
    "safety_testing": "Safety testing",
    "monitoring": "Monitoring",
    "rollback": "Rollback and fallback",
    "access_control": "Access control and security",
    "data_governance": "Data governance and confidentiality",
    "integration": "Integration with existing systems",
}
