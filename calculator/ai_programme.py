"""What the user tells us about the AI programme: readiness, what is built, and for whom."""

from typing import Annotated, Final

from pydantic import Field

from calculator.fields import MAX_TEAMS, Frozen, Name, Number, Share, number

READINESS_LEVELS: Final = (1, 2, 3, 4)

Score = Annotated[Number, number("level", ge=1, le=5)]


class WorkItemsDone(Frozen):
    """How much of each of the nine work items of an AI initiative exists today."""

    data_pipelines: Share | None = None
    model_adaptation: Share | None = None
    evaluation: Share | None = None
    safety_testing: Share | None = None
    monitoring: Share | None = None
    rollback: Share | None = None
    access_control: Share | None = None
    data_governance: Share | None = None
    integration: Share | None = None


class Readiness(Frozen):
    """Answers of the readiness questionnaire, 1 (not begun) to 5 (leading), by dimension."""

    strategy: Score | None = Field(default=None, description="Strategy, value and sponsorship")
    data: Score | None = Field(default=None, description="Data that AI can use")
    infrastructure: Score | None = Field(
        default=None, description="Platforms to build, release and run models"
    )
    engineering: Score | None = Field(
        default=None, description="Tests, delivery, modularity, legacy systems"
    )
    talent: Score | None = Field(
        default=None, description="People who can build and run it, after the cut"
    )
    governance: Score | None = Field(default=None, description="Governance, security and risk")
    evaluation: Score | None = Field(default=None, description="Evaluation and monitoring")
    adoption: Score | None = Field(
        default=None, description="Adoption, redesign of work, and culture"
    )


class Initiative(Frozen):
    """One AI system of the programme that serves several teams, or is bought rather than built."""

    name: Name
    teams: Annotated[tuple[Name, ...], Field(min_length=1, max_length=MAX_TEAMS)] = Field(
        description="Teams whose claims rest on it"
    )
    bought: bool = Field(
        default=False, description="Bought and configured, without deep integration"
    )
    missing_effort_fte_months: Annotated[Number, number("FTE-months", gt=0, le=1e6)] | None = Field(
        default=None, description="Effort still missing, taken as given"
    )


class AIProgramme(Frozen):
    """The company's AI programme; it runs in every alternative."""

    readiness_level: Annotated[int, number("level", ge=1, le=4)] = Field(
        default=2,
        description="1 experimenting, 2 building pilots, 3 AI in everyday work, 4 AI throughout",
    )
    readiness: Readiness = Field(
        default_factory=Readiness,
        description="Answers by dimension; where there are any, they set the level instead",
    )
    missing_effort_fte_months: Annotated[Number, number("FTE-months", gt=0, le=1e6)] | None = Field(
        default=None, description="Effort still missing per initiative, taken as given"
    )
    work_items_done: WorkItemsDone = Field(default_factory=WorkItemsDone)
    initiatives: Annotated[tuple[Initiative, ...], Field(max_length=MAX_TEAMS)] = Field(
        default=(), description="Initiatives given by hand; any other team with a claim has its own"
    )
