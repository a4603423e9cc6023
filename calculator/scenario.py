"""What the user tells us: one frozen scenario, every rule in words.

Shares are fractions of one, months count from 1 (`start_month` is month 1), money is in the
scenario's currency. `None` means "not said": role families fill the team fields, and what then is
still `None` (slack, use of spare capacity, review month, reopened share) is drawn from the library.
"""

import datetime as dt
import math
from collections import Counter
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from typing import Annotated, Any, Literal, Self, get_args

from pydantic import (
    AfterValidator,
    Discriminator,
    Field,
    StringConstraints,
    Tag,
    ValidationError,
    model_validator,
)

from calculator.ai_programme import AIProgramme
from calculator.compliance import Compliance
from calculator.errors import InputError, Problem
from calculator.fields import (
    LONGEST_NAME,
    MAX_POSTS,
    MAX_TEAMS,
    Frozen,
    Money,
    Month,
    Months,
    Name,
    Number,
    Posts,
    RulesError,
    Share,
    number,
)

SCHEMA_VERSION: Literal[1] = 1
SHORTEST, LONGEST = 12, 120  # horizon, months
WHOLE = 100  # percent
SHOWN = 60  # characters of what was given that an error repeats
SUGGESTED = 3  # unknown names that get the closest one; the search takes long for thousands
_MONTH = r"^\d{4}-(0[1-9]|1[0-2])$"
_DAY = r"^\d{4}-\d{2}-\d{2}$"
_CURRENCY = r"^[A-Z]{3}$"

RoleFamily = Literal[
    "software_engineering",
    "legacy_integration",
    "data_engineering",
    "machine_learning",
    "platform_sre",
    "quality_assurance",
    "product_management",
    "engineering_management",
    "risk_compliance",
    "customer_support",
    "sales_marketing",
    "general_admin",
    "other",
]
ROLE_FAMILIES: tuple[str, ...] = get_args(RoleFamily)

Evidence = Literal["claim", "pilot", "measured"]
MeasuredAs = Literal["time_saved", "work_no_one_touches"]
SeverancePackage = Literal["typical", "large_technology"]


def _month_or_schedule(value: object) -> str:
    return "@schedule" if isinstance(value, str) else "@month"


def _number_or_range(value: object) -> str:
    return "@range" if isinstance(value, dict | Range) else "@number"


def _real_day(text: str) -> str:
    try:
        dt.date.fromisoformat(text)
    except ValueError:
        raise ValueError(
            "there is no such day. Give one of the calendar, as in 2026-11-30"
        ) from None
    return text


Day = Annotated[str, StringConstraints(pattern=_DAY), AfterValidator(_real_day)]

# Tagged, so that an error speaks of the branch the user meant and of no other.
CutMonth = Annotated[
    Annotated[Month, Tag("@month")] | Annotated[str, Tag("@schedule")],
    Discriminator(_month_or_schedule),
]


class Cut(Frozen):
    """Posts of one team that end at the close of one month."""

    month: int
    posts: float


def cut_schedule(text: str) -> tuple[Cut, ...]:
    """Read `3:10;9:15` (month:posts) into cuts; ValueError says what is wrong with it."""
    cuts = []
    for part in filter(None, (piece.strip() for piece in text.split(";"))):
        month, colon, posts = part.partition(":")
        try:
            cut = Cut(month=int(month), posts=float(posts if colon else "nothing"))
        except ValueError:
            raise ValueError(f"'{part}' is not month:posts, as in 3:10;9:15") from None
        if not math.isfinite(cut.posts) or cut.posts < 0 or cut.month < 1:
            raise ValueError(f"'{part}' needs a month from 1 and posts of 0 or more")
        cuts.append(cut)
    if not cuts:
        raise ValueError("the schedule is empty; write month:posts, as in 3:10;9:15")
    twice = [str(month) for month, count in Counter(cut.month for cut in cuts).items() if count > 1]
    if twice:
        raise ValueError(f"month {', '.join(twice)} stands more than once")
    return tuple(cuts)


class Team(Frozen):
    """One row of the headcount plan."""

    team: Name = Field(description="Name of the team, unique in the plan")
    headcount: Annotated[Number, number("posts", gt=0, le=MAX_POSTS)] = Field(
        description="Posts filled today"
    )
    annual_salary: Annotated[Number, number("scenario currency per year", gt=0, le=1e12)] = Field(
        description="Average base salary of one post"
    )
    planned_cuts: Posts = Field(description="Posts the plan ends")
    role_family: RoleFamily = Field(
        default="other", description="Kind of work; sets the defaults below"
    )
    cut_month: CutMonth | None = Field(
        default=None,
        description="Month at whose end the posts end, or a schedule 3:10;9:15 (month:posts)",
    )
    tenure_years: Annotated[Number, number("years", ge=0, le=60)] | None = Field(
        default=None, description="Average years of service, for severance"
    )
    ai_share_claimed: Share | None = Field(
        default=None, description="Share of the team's work AI is said to take over"
    )
    claim_evidence: Evidence | None = Field(default=None, description="How that share was shown")
    measured_as: MeasuredAs | None = Field(
        default=None,
        description="Measured claims: time saved by people, or work that no one touches now",
    )
    ai_claim_month: Month | None = Field(
        default=None, description="Month by which the claim says AI does that work"
    )
    programme_share: Share | None = Field(
        default=None, description="Share of the team's time on the AI programme"
    )
    compliance_share: Share | None = Field(
        default=None, description="Share of the team's time on compliance"
    )
    holders_per_system: Annotated[Number, number("people", ge=1, le=1000)] | None = Field(
        default=None, description="People who know each system well, on average"
    )
    documented_share: Share | None = Field(
        default=None, description="Share of that knowledge that is written down"
    )
    annual_quit_rate: Share | None = Field(
        default=None, description="Voluntary leavers a year, of headcount"
    )
    time_to_fill_days: Annotated[Number, number("days", gt=0, le=1000)] | None = Field(
        default=None, description="Days from opening a post to a start"
    )
    ramp_months: Annotated[Number, number("months", gt=0, le=120)] | None = Field(
        default=None, description="Months until a newcomer gives full output"
    )
    demand_elasticity: Annotated[Number, number("elasticity", ge=0.05, le=5)] | None = Field(
        default=None,
        description="How fast the worth of work falls as more of it is done (higher: slower)",
    )
    slack: Share | None = Field(
        default=None, description="Share of today's work nobody would miss; replaces the company's"
    )
    spare_capacity_use: Share | None = Field(
        default=None, description="Worth of capacity beyond today's work, of its demand curve"
    )
    function_ends: bool = Field(default=False, description="The team's work goes with its posts")
    protected: bool = Field(
        default=False, description="The alternative that protects the builders spares the team"
    )

    @property
    def cuts(self) -> tuple[Cut, ...]:
        """Planned cuts by month; a plan without a month cuts in month 1."""
        if isinstance(self.cut_month, str):
            return cut_schedule(self.cut_month)
        return (
            (Cut(month=self.cut_month or 1, posts=self.planned_cuts),) if self.planned_cuts else ()
        )

    @model_validator(mode="after")
    def _rules(self) -> Self:
        problems = []
        if self.planned_cuts > self.headcount:
            problems.append(
                Problem(
                    f"planned_cuts {self.planned_cuts:g} is above headcount {self.headcount:g}",
                    "Cut at most the posts there are",
                    path="planned_cuts",
                )
            )
        time = (self.programme_share or 0) + (self.compliance_share or 0)
        if time > 1 + 1e-9:
            problems.append(
                Problem(
                    f"programme_share and compliance_share add up to {time:.4g} of the team's time",
                    "Make them add up to 1 (100%) or less",
                    path="programme_share",
                )
            )
        if isinstance(self.cut_month, str):
            try:
                total = math.fsum(cut.posts for cut in cut_schedule(self.cut_month))
            except ValueError as error:
                problems.append(
                    Problem(f"cut_month: {error}", "Give one month or a schedule", path="cut_month")
                )
            else:
                if not math.isclose(total, self.planned_cuts, rel_tol=1e-9, abs_tol=1e-9):
                    problems.append(
                        Problem(
                            f"the schedule {self.cut_month} adds up to {total:g}, "
                            f"planned_cuts is {self.planned_cuts:g}",
                            "Make the schedule add up to planned_cuts",
                            path="cut_month",
                        )
                    )
        if problems:
            raise RulesError(problems)
        return self


class Company(Frozen):
    """What holds for the whole company."""

    slack: Share | None = Field(
        default=None, description="Share of today's work nobody would miss, before any AI gain"
    )
    annual_work_growth: Annotated[Number, number("share per year", ge=-0.5, le=1)] = Field(
        default=0.0, description="Growth of the work to be done, in every alternative"
    )
    severance_package: SeverancePackage = Field(
        default="typical",
        description="Usual US severance, or the larger packages of large technology firms",
    )
    annual_incident_cost: Money = Field(
        default=0.0, description="What incidents cost in a year today; 0 leaves incidents out"
    )


class Response(Frozen):
    """What the company does when work is left undone."""

    review_months: Months | None = Field(
        default=None, description="Months from the first cut until the company reviews the gap"
    )
    reopened_share: Share | None = Field(
        default=None, description="Share of the gap for which posts are then reopened"
    )


class Range(Frozen):
    """The user's own range for an assumption: 5% lie below p5, 5% above p95."""

    p5: Number
    p95: Number

    @model_validator(mode="after")
    def _rules(self) -> Self:
        if self.p5 >= self.p95:
            raise ValueError(f"p5 {self.p5:g} must be below p95 {self.p95:g}")
        return self


NumberOrRange = Annotated[
    Annotated[Number, Tag("@number")] | Annotated[Range, Tag("@range")],
    Discriminator(_number_or_range),
]


class Scenario(Frozen):
    """One company, one plan: everything the model is told."""

    schema_version: Literal[1] = SCHEMA_VERSION
    name: Name = "Headcount plan"
    start_month: Annotated[str, StringConstraints(pattern=_MONTH)] | None = Field(
        default=None,
        description="Calendar month of month 1; the assumption set's own month if not said",
    )
    saved_on: Day | None = Field(
        default=None,
        description="Day on which it was saved: the date on its documents, in no figure",
    )
    company: Company = Field(default_factory=Company)
    teams: Annotated[tuple[Team, ...], Field(min_length=1, max_length=MAX_TEAMS)]
    ai_programme: AIProgramme = Field(default_factory=AIProgramme)
    compliance: Compliance = Field(default_factory=Compliance)
    response: Response = Field(default_factory=Response)
    horizon_months: Annotated[int, number("months", ge=SHORTEST, le=LONGEST)] = 36
    discount_rate: Annotated[Number, number("share per year", ge=0, le=1)] | None = None
    currency: Annotated[str, StringConstraints(pattern=_CURRENCY)] = "USD"
    exchange_rates: dict[str, Annotated[Number, number("units per US dollar", gt=0)]] = Field(
        default_factory=dict,
        description="Units of a currency for one US dollar; replaces the dated table",
    )
    seed: Annotated[int, number("seed", ge=0, lt=2**63)] = 1
    assumptions: dict[str, NumberOrRange] = Field(
        default_factory=dict, description="Your own value or range, by the assumption's id"
    )

    @model_validator(mode="after")
    def _rules(self) -> Self:
        months = ((team.team, _last_month(team.cuts)) for team in self.teams)
        problems = [
            *plan_problems(months, self.horizon_months),
            *_initiative_problems(self.ai_programme, {team.team for team in self.teams}),
        ]
        if problems:
            raise RulesError(problems)
        return self


def plan_problems(last_months: Iterable[tuple[str, int]], horizon_months: int) -> list[Problem]:
    """Return what is wrong between teams, or between a team and the horizon.

    `last_months` are the name and the last cut month of every team.
    """
    last_months = tuple(last_months)
    counts = Counter(name for name, _ in last_months)
    problems = [
        Problem(
            f"the team name stands {count} times",
            "Give every team its own name",
            path=f"teams[{name}]",
        )
        for name, count in counts.items()
        if count > 1
    ]
    for name, last in last_months:
        if last > horizon_months:
            problems.append(
                Problem(
                    f"cut_month {last} lies past the horizon of {horizon_months} months",
                    "Choose an earlier month or a longer horizon_months",
                    path=f"teams[{name}].cut_month",
                )
            )
    return problems


def _initiative_problems(programme: AIProgramme, teams: set[str]) -> Iterable[Problem]:
    """Yield what is wrong between initiatives, or between one and the teams of the plan."""
    names = Counter(initiative.name for initiative in programme.initiatives)
    served = Counter(team for initiative in programme.initiatives for team in initiative.teams)
    suggested = [team for team in served if team not in teams][:SUGGESTED]
    short = [team for team in teams if len(team) <= SHOWN]
    for initiative in programme.initiatives:
        path = f"ai_programme.initiatives[{initiative.name}]"
        if names[initiative.name] > 1:
            rule = f"the initiative's name stands {names[initiative.name]} times"
            yield Problem(rule, "Give every initiative its own name", path=path)
        for team in dict.fromkeys(initiative.teams):
            if team not in teams:
                near = get_close_matches(team, short, 1, 0.4) if team in suggested else []
                fix = f"Closest: {near[0]}" if near else "Take the name of a team of the plan"
                yield Problem(f"there is no team '{_clipped(team)}'", fix, path=path)
            elif served[team] > 1:
                rule = f"the team {_clipped(team)} stands in initiatives {served[team]} times"
                yield Problem(rule, "A team's claim rests on one initiative: leave one", path=path)


def scenario_from(data: Mapping[str, Any]) -> Scenario:
    """Build a scenario from plain data; InputError carries every problem at once.

    Rules between teams are checked even when a row is unsound in itself, so that one round of
    mending is enough.
    """
    try:
        return Scenario.model_validate(data)
    except ValidationError as error:
        problems = list(_problems(error, data))
    if not any("teams[" in problem.path and "stands" in problem.rule for problem in problems):
        problems += unsound_plan_problems(data)
    raise InputError(dict.fromkeys(problems))


def unsound_plan_problems(data: Mapping[str, Any]) -> list[Problem]:
    """Return what is wrong between the teams of plain data, whatever else is wrong with it."""
    return plan_problems(_named_rows(data), _horizon(data))


def _last_month(cuts: Iterable[Cut]) -> int:
    return max((cut.month for cut in cuts), default=1)


def _named_rows(data: Mapping[str, Any]) -> Iterable[tuple[str, int]]:
    """Name and last cut month of every row that has a name, whatever else is wrong with it."""
    rows = data.get("teams")
    for row in rows if isinstance(rows, list | tuple) else ():
        name = row.get("team") if isinstance(row, Mapping) else None
        if isinstance(name, str) and name.strip():
            yield name.strip(), _month_of(row.get("cut_month")) if row.get("planned_cuts") else 1


def _month_of(cut_month: object) -> int:
    if isinstance(cut_month, str):
        try:
            return _last_month(cut_schedule(cut_month))
        except ValueError:
            return 1
    return cut_month if isinstance(cut_month, int) and cut_month <= LONGEST else 1


def _horizon(data: Mapping[str, Any]) -> int:
    horizon = data.get("horizon_months", Scenario.model_fields["horizon_months"].default)
    sound = isinstance(horizon, int) and SHORTEST <= horizon <= LONGEST
    return horizon if sound else LONGEST


def _problems(error: ValidationError, data: Mapping[str, Any]) -> Iterable[Problem]:
    for item in error.errors(include_url=False):
        if item["type"] == "too_short" and item["input"]:
            continue  # its entries are there, and have problems of their own
        path = _path(item["loc"], data)
        broken = item.get("ctx", {}).get("error")
        if isinstance(broken, RulesError):
            for problem in broken.problems:
                inner = ".".join(filter(None, (path, problem.path)))
                yield Problem(problem.rule, problem.fix, path=inner)
        else:
            yield _in_words(item, path)


def _path(loc: tuple[int | str, ...], data: Mapping[str, Any]) -> str:
    """Name a place as `--set` does: `teams[Support].headcount`, not `teams.3.headcount`."""
    words: list[str] = []
    here: Any = data
    for part in loc:
        if isinstance(part, int):
            here = here[part] if isinstance(here, list | tuple) and part < len(here) else None
            name = here.get("team", here.get("name")) if isinstance(here, Mapping) else None
            is_named = isinstance(name, str) and name.strip() and len(name) <= LONGEST_NAME
            words[-1] += f"[{name if is_named else part + 1}]"
            continue
        if part.startswith("@"):
            continue  # the branch of a union
        here = here.get(part) if isinstance(here, Mapping) else None
        words.append(str(part))
    return ".".join(words)


_WORDS = {
    "missing": ("is missing", "Give it a value"),
    "extra_forbidden": ("is not a name this scenario knows", "Check the spelling, or take it out"),
    "finite_number": ("{given} is not a finite number", "Give a plain number"),
    "literal_error": ("{given} is not one of {expected}", "Choose one of them"),
    "too_short": ("is empty", "Give one entry at least"),
    "too_long": ("has {actual_length} entries, more than {max_length}", "Leave some out"),
    "string_type": ("{given} is not text", "Put it in quotes"),
    "string_too_long": ("{given} has more than {max_length} characters", "Shorten it"),
    "bool_parsing": ("{given} is not true or false", "Give true or false"),
    "bool_type": ("{given} is not true or false", "Give true or false"),
    "dict_type": ("{given} is not a set of names with values", "Give it names with values"),
    "model_type": ("{given} is not a set of names with values", "Give it names with values"),
    "tuple_type": ("{given} is not a list", "Put it in a list, as in [...]"),
}
_FORMS = {
    _CURRENCY: ("is not a currency code", "Give three capital letters, as in USD"),
    _MONTH: ("is not a calendar month", "Write year and month, as in 2026-11"),
    _DAY: ("is not a day", "Write year, month and day, as in 2026-11-30"),
}


def _in_words(item: Any, path: str) -> Problem:
    given = _short(item.get("input"))
    kind, context = item["type"], item.get("ctx", {})
    if kind in _WORDS:
        rule, fix = _WORDS[kind]
        return Problem(rule.format(given=given, **context), fix, path=path)
    if kind == "string_pattern_mismatch":
        rule, fix = _FORMS[context["pattern"]]
        return Problem(f"{given} {rule}", fix, path=path)
    bounds = {
        "greater_than": ("above", "gt"),
        "greater_than_equal": ("at least", "ge"),
        "less_than": ("below", "lt"),
        "less_than_equal": ("at most", "le"),
    }
    if kind in bounds:
        words, key = bounds[kind]
        bound = context[key]
        value = item.get("input")
        fix = ""
        if key == "le" and bound == 1 and isinstance(value, int | float) and 1 < value <= WHOLE:
            fix = f"Shares are fractions: write {value / WHOLE:g} for {value:g}%"
        return Problem(f"{given} must be {words} {bound:g}", fix, path=path)
    if kind in {"int_parsing", "int_type", "int_from_float", "float_parsing", "float_type"}:
        whole = "a whole number" if kind.startswith("int") else "a number"
        return Problem(f"{given} is not {whole}", f"Give {whole}", path=path)
    message = str(item["msg"]).removeprefix("Value error, ")
    return Problem(f"{given}: {message}", path=path)


def _short(value: Any) -> str:
    return _clipped(repr(value))


def _clipped(text: str) -> str:
    return text if len(text) <= SHOWN else f"{text[: SHOWN - 1]}…"
