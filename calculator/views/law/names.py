"""Law by the names of its page: places, roles, kinds of AI system, gates, acts."""

from collections.abc import Mapping
from typing import Final

from calculator.legal_entries import CONTESTED, LAYOFF_EVENT, ORGANISATION

JURISDICTIONS: Final[Mapping[str, str]] = {
    "EU": "European Union",
    "UK": "United Kingdom",
    "US": "United States, federal",
    "US-CA": "California",
    "US-CO": "Colorado",
    "US-CT": "Connecticut",
    "US-IL": "Illinois",
    "US-NY": "New York",
    "US-TX": "Texas",
    "KR": "South Korea",
}
EMPLOYMENT_PLACES: Final[Mapping[str, str]] = {
    "US": "United States, any other state",
    "US-CA": "California",
    "US-CT": "Connecticut",
    "US-NJ": "New Jersey",
    "US-NY": "New York",
    "US-TX": "Texas",
    "UK": "United Kingdom",
    "EU": "European Union, any other country",
    "DE": "Germany",
    "ES": "Spain",
    "FR": "France",
    "IT": "Italy",
    "NL": "Netherlands",
}
ROLES: Final[Mapping[str, str]] = {
    "deployer": "Uses AI that others provide",
    "provider": "Provides AI under its own name",
    "both": "Both",
}
SECTORS: Final[Mapping[str, str]] = {
    "general": "No special sector",
    "finance": "Finance",
    "health": "Health",
    "public": "Public",
}
AI_SYSTEMS: Final[Mapping[str, str]] = {
    "total": "AI systems in all",
    "high_risk_used": "High-risk systems of others in use",
    "high_risk_provided": "High-risk systems of its own",
    "generative_or_interactive": "Generative, or talking with people",
    "personal_data_high_risk": "Personal data at high risk",
    "rights_assessed": "Effect on fundamental rights to assess",
    "automated_decisions": "Deciding on what matters to people",
    "hr_tools": "Hiring, rating or dismissing people",
    "material_models": "Models a financial firm must validate",
    "clinical_tools": "Supporting care decisions",
}
COUNTED: Final[Mapping[str, str]] = {
    ORGANISATION: "The company",
    LAYOFF_EVENT: "Each month with layoffs",
    CONTESTED: "Reviews by a person, FTE",
}
INPUTS: Final[Mapping[str, str]] = {
    "jurisdictions": "Places whose AI law applies",
    "employed_in": "Place of employment",
    "role": "Role",
    "sector": "Sector",
    "ai_systems": "AI systems",
    "decisions_per_year": "Decisions about people, a year",
    "contested_share": "Share reviewed by a person",
    "review_minutes": "Minutes for one review",
    "changed_systems_share": "High-risk systems that change",
    "eu_postponement_months": "EU duties put off, months",
    "annual_revenue": "Worldwide revenue of a year",
    "small_company": "Small or medium under the EU AI Act",
    "notice_worked": "Notice is worked",
    "process_months": "Process before notice, months",
    "notice_months": "Notice, months",
}
GATES: Final[Mapping[str, str]] = {"hard": "Hard gate", "soft": "Soft gate", "none": "No gate"}
ACTS: Final[Mapping[str, str]] = {
    "gdpr": "GDPR",
    "eu_ai_act": "EU AI Act",
    "us_state": "US state law",
}
COUNSEL: Final = "Check with counsel"
