"""The model once more, for one draw, in plain floats and lists: an oracle for the array version.

It is written for reading, straight from the rules of the month, and shares no code with the
calculator. Every team is given as a dictionary of groups of numbers, named as in `Parameters`;
what holds for the whole company is repeated in each team.
"""

import math

Given = dict[str, dict[str, float]]
Schedule = list[list[float]]  # posts that end at the close of the month, by team and month
COMPLETE = 1 - 1e-9  # progress
# Share of the company. Once a freeze has met its target, or room is used up, rounding leaves a
# trillionth of a post to end or not: that is nobody, and must not stir up unrest again.
ROUNDING = 1e-12


def simulate(
    givens: list[Given], cuts: Schedule, policy: str
) -> tuple[dict[str, list[float]], dict[str, list[float]]]:
    """Run one alternative beside `keep`: company sums by month, and totals by team."""
    keep = Company(givens, cuts, "keep")
    company = keep if policy == "keep" else Company(givens, cuts, policy)
    for month in range(len(cuts[0])):
        live_through(keep, keep, month)
        if company is not keep:
            live_through(company, keep, month)
    return monthly_sums(company), team_totals(company)


class Team:
    """The stocks of one team, what it planned, and the flows of each month so far."""

    def __init__(self, given: Given, planned: list[float]) -> None:
        """Start with everyone in place and, where AI is measured, with AI in full use."""
        measured = given["programme"]["initiative"] > 0 and given["programme"]["measured"] > 0
        self.given, self.planned = given, planned
        self.headcount = given["teams"]["headcount"]
        self.experienced = self.output = self.headcount
        self.newcomers = self.backfills = self.reopenings = 0.0
        self.ended = self.reopened = self.refilled = self.hired = 0.0
        self.gone = self.unknown = self.gap_ratio = 0.0
        self.since_cut = 0
        self.ended_by_month: list[float] = []
        self.completed = measured
        self.progress = self.in_use = 1.0 if measured else 0.0
        self.now: dict[str, float] = {}
        self.past: list[dict[str, float]] = []

    @property
    def people(self) -> float:
        """Everyone at work."""
        return self.experienced + self.newcomers


class Company:
    """The teams of one alternative and what they share."""

    def __init__(self, givens: list[Given], cuts: Schedule, policy: str) -> None:
        """Start before the first month, without unrest."""
        self.teams = [Team(given, planned) for given, planned in zip(givens, cuts, strict=True)]
        self.policy = policy
        self.schedule = protecting(self.teams) if policy == "protect" else cuts
        self.headcount = sum(team.headcount for team in self.teams)
        self.turnover_level = self.output_level = 0.0
        self.cut_shares: list[float] = []
        self.builders = self.used = 0.0  # people on the programme; share of its time in use


def live_through(company: Company, keep: Company, month: int) -> None:
    """Take one alternative through one month; `keep` has been through it already."""
    for team in company.teams:
        team.now = {}
        hire(team)
        produce(team, company.output_level)
    run_programme(company, keep)
    for team, kept in zip(company.teams, keep.teams, strict=True):
        work(team, company, keep, month)
        value(team)
        respond(team, kept)
    leave(company, month)
    for team in company.teams:
        forget(team, company)
        account(team, month)
    trouble(company)


def part(amount: float, whole: float) -> float:
    """Return a share, 0 of nothing."""
    return amount / whole if whole else 0.0


def hire(team: Team) -> None:
    """Let newcomers finish their ramp, and fill both queues of requisitions."""
    rules = team.given["hiring"]
    filled_share = 1 - math.exp(-1 / rules["time_to_fill"])
    rush = team.backfills + team.reopenings > rules["uplift_threshold"] * team.headcount
    backfilled, refilled = team.backfills * filled_share, team.reopenings * filled_share
    graduates = team.newcomers * min(1, 1 / rules["ramp"])
    team.backfills -= backfilled
    team.reopenings -= refilled
    team.experienced += graduates
    team.output += graduates
    team.newcomers += backfilled + refilled - graduates
    team.refilled += refilled
    team.hired += backfilled + refilled
    team.now["hires"], team.now["refills"] = backfilled + refilled, refilled
    price = rules["hire_cost"] * (rules["uplift"] if rush else 1)
    team.now["hire_spend"] = team.now["hires"] * price
    team.now["headcount"], team.now["experienced"] = team.people, team.experienced
    team.now["ended_before"] = team.ended


def produce(team: Team, output_level: float) -> None:
    """Work out what the people at work put out, and how much of it is programme time."""
    unrest, hiring = team.given["unrest"], team.given["hiring"]
    effort = 1 - unrest["output_loss"] * min(output_level, unrest["output_ceiling"])
    knowledge = 1 - team.given["knowledge"]["output_loss"] * team.unknown
    able = team.output * knowledge * effort
    novices = team.newcomers * (1 + hiring["starting_output"]) / 2
    teaching = min(able, team.now["hires"] * hiring["instruction_weeks"] * 12 / 52)
    team.now["output"] = able + novices - teaching
    team.now["staff"] = team.given["teams"]["programme_share"] * able


def run_programme(company: Company, keep: Company) -> None:
    """Share the programme's people among the initiatives: upkeep first, then what is missing."""
    teams, rules = company.teams, company.teams[0].given["programme"]
    staff = sum(team.now["staff"] for team in teams)
    for team in teams:
        urgency = min(1, rules["firefighting_slope"] * team.gap_ratio)
        team.now["diverted"] = team.now["staff"] * rules["firefighting"] * urgency
    company.builders = people = staff - sum(team.now["diverted"] for team in teams)
    absent = min(1, max(0, 1 - people / keep.builders)) if keep.builders else 0
    pace = 1 / (rules["lead_time"] * (1 + rules["key_people_delay"] * absent))
    upkeep, missing = [upkeep_of(team) for team in teams], [missing_of(team) for team in teams]
    free, short = max(0, people - sum(upkeep)), max(0, sum(upkeep) - people)
    spent = min(people, sum(upkeep))
    for team, keeps, misses in zip(teams, upkeep, missing, strict=True):
        build = free * part(misses, sum(missing))
        spent += advance(team, build, short * part(keeps, sum(upkeep)), pace)
    usual = sum(team.now["staff"] for team in keep.teams)
    company.used = min(1, spent / staff) if staff > ROUNDING * usual else 0


def upkeep_of(team: Team) -> float:
    """People it takes to keep what the initiative has."""
    rules = team.given["programme"]
    return rules["initiative"] * rules["effort"] * team.progress * rules["maintenance"] / 12


def missing_of(team: Team) -> float:
    """FTE-months the initiative still needs."""
    rules = team.given["programme"]
    return rules["initiative"] * rules["effort"] * (1 - team.progress)


def advance(team: Team, build: float, short: float, pace: float) -> float:
    """Move one initiative on, roll it out, and return the FTE-months it used."""
    rules = team.given["programme"]
    gain = decay = 0.0
    if rules["initiative"]:
        gain = min(build / rules["effort"], pace, 1 - team.progress)
        decay = short / rules["effort"]
    team.progress = min(1, max(0, team.progress + gain - decay))
    team.completed = team.completed or team.progress >= COMPLETE
    reach = 1 if rules["measured"] else rules["reaches_production"]
    live = reach * team.progress if team.completed else 0.0
    team.in_use += (live - team.in_use) * min(1, 1 / rules["roll_out"])
    learning = 0 if rules["measured"] else max(0, live - team.in_use)
    team.now["dip"] = rules["dip"] * learning
    team.now["decay"] = decay
    team.now["waiting"] = 0 if team.completed else 1
    return gain * rules["effort"]


def work(team: Team, company: Company, keep: Company, month: int) -> None:
    """Set the ordinary work of the month against the capacity for it."""
    size, plan, rules = team.headcount, team.given["teams"], team.given["programme"]
    demand, now = team.given["work"], team.now
    ordinary = 1 - plan["programme_share"] * keep.used
    own = 1 - plan["programme_share"] * company.used
    remaining = max(0, 1 - plan["function_ends"] * team.ended / size)
    assisted = rules["cover_share"] * team.people / size
    replaced = rules["replace_share"]
    covered = rules["realised_share"] * team.in_use * (replaced + (1 - replaced) * assisted)
    claimed = rules["claimed_share"] if rules["claim_month"] <= month + 1 else 0
    growth = (1 + demand["annual_growth"]) ** ((month + 1) / 12)
    now["ordinary"], now["lasting"] = ordinary, remaining
    now["ai_coverage"] = remaining * size * ordinary * covered
    now["ai_claimed"] = remaining * size * ordinary * claimed
    now["work"] = size * ordinary * (1 - demand["slack"]) * growth * remaining
    now["capacity"] = now["output"] * (1 - now["dip"]) * own + now["ai_coverage"]
    now["gap"] = max(0, now["work"] - now["capacity"])
    now["ai_posts"] = part(now["ai_coverage"], ordinary)
    spare = demand["slack"] * size + now["ai_posts"]
    now["uncovered_posts"] = (1 - plan["function_ends"]) * max(0, team.ended - spare)
    team.gap_ratio = part(now["gap"], now["work"])


def value(team: Team) -> None:
    """Value work left undone or spare capacity in FTE, and buy the dearest of it outside."""
    demand, work = team.given["work"], team.now["work"]
    elasticity, price = demand["elasticity"], demand["contractor_price"]
    served = team.now["capacity"] / work if work else 1.0
    bought_below = price**-elasticity
    undone = worth(min(1, max(bought_below, served)), elasticity)
    spare = demand["spare_use"] * worth(max(served, 1), elasticity)
    team.now["worth"] = work * (undone + spare)
    team.now["bought"] = work * max(0, bought_below - served)


def worth(served: float, elasticity: float) -> float:
    """Integrate the price of work along its demand curve, from today's 1 to `served`."""
    power = 1 - 1 / elasticity
    return math.expm1(power * math.log(served)) / power if power else math.log(served)


def respond(team: Team, kept: Team) -> None:
    """Reopen posts for a share of the gap that the cut has caused, once it is reviewed."""
    rules, now = team.given["response"], team.now
    now["excess_gap"] = max(0, now["gap"] - kept.now["gap"])
    opened = 0.0
    if team.since_cut > 0 and team.since_cut >= rules["review_months"]:
        ramping = (1 - team.given["hiring"]["starting_output"]) / 2
        coming = team.backfills + team.newcomers * ramping
        lasting = max(0, part(now["excess_gap"], now["ordinary"]) - coming)
        wanted = min(rules["reopened_share"] * (lasting + team.refilled), team.ended)
        opened = max(0, wanted - team.reopened)
    team.reopenings += opened
    team.reopened += opened
    now["newly_reopened"], now["reopened_posts"] = opened, team.reopened
    too_old = len(team.ended_by_month) - round(rules["window_months"]) - 1
    expired = team.ended_by_month[too_old] if too_old >= 0 else 0.0
    now["in_window"] = max(0, team.reopened - max(team.reopened - opened, expired))


def leave(company: Company, month: int) -> None:
    """Let people go at the month's end: laid off, quitting out of unrest, or as ever."""
    for team in company.teams:
        rate, unrest = team.given["hiring"]["annual_quit_rate"] / 12, team.given["unrest"]
        fading = math.exp(-1 / unrest["months"])
        first_year = 12 * (1 - fading) / (1 - fading**12)
        excess = unrest["excess_turnover"] * company.turnover_level * first_year
        team.now["urge"] = team.experienced * rate * excess
        team.now["normal"] = team.people * rate
    frozen = frozen_share(company, month)
    for team, scheduled in zip(company.teams, company.schedule, strict=True):
        depart(team, posts_to_end(team, company, scheduled, month), frozen)


def frozen_share(company: Company, month: int) -> float:
    """Share of leavers not replaced, so that `attrition` does not pass its target."""
    planned = [team.planned for team in company.teams]
    if company.policy != "attrition" or not any(any(cuts[: month + 1]) for cuts in planned):
        return 0.0
    missing = sum(map(sum, planned)) - sum(team.ended for team in company.teams)
    leavers = sum(team.now["urge"] + team.now["normal"] for team in company.teams)
    return min(1, part(max(0, missing), leavers))


def posts_to_end(team: Team, company: Company, scheduled: list[float], month: int) -> float:
    """Return the posts that the policy ends by layoff this month."""
    if company.policy in {"planned", "protect"}:
        return scheduled[month]
    return phased(team, month) if company.policy == "phase" else 0.0


def phased(team: Team, month: int) -> float:
    """Return the posts that `phase` ends: no more than AI covers, and not for a trifle."""
    total, rules = sum(team.planned), team.given["rules"]
    first = next((at for at, posts in enumerate(team.planned) if posts), 0)
    if month < first or (month - first) % rules["phase_interval"]:
        return 0.0
    rest = total - team.ended
    step = min(rest, team.now["ai_posts"] - team.ended)
    return max(0, step) if step >= min(rules["phase_minimum"] * total, rest) else 0.0


def protecting(teams: list[Team]) -> Schedule:
    """Move the cuts of protected teams to the others; what these have no room for is not made."""
    safe = [team for team in teams if is_protected(team.given)]
    room = [0 if team in safe else team.headcount - sum(team.planned) for team in teams]
    fits = min(1, part(sum(room), sum(sum(team.planned) for team in safe)))
    moved = [fits * sum(posts) for posts in zip(*(team.planned for team in safe), strict=True)]
    return [
        [
            (0 if team in safe else team.planned[month])
            + (moved[month] * part(own, sum(room)) if safe else 0)
            for month in range(len(team.planned))
        ]
        for team, own in zip(teams, room, strict=True)
    ]


def is_protected(given: Given) -> bool:
    """Tell whether a team builds the programme, keeps the law, or is marked in the plan."""
    share = max(given["teams"]["programme_share"], given["teams"]["compliance_share"])
    return share >= given["rules"]["protect_threshold"] or given["teams"]["protected"] > 0


def depart(team: Team, cut: float, frozen: float) -> None:
    """Take the month's leavers out of the team, and open requisitions for those missed."""
    now, rules = team.now, team.given["separation"]
    cancelled = min(cut, team.backfills)
    chosen = min(cut - cancelled, team.experienced)
    novices = min(cut - chosen - cancelled, team.newcomers)
    staying = team.experienced - chosen
    quits = min(now["urge"], staying)
    unreplaced = min(now["normal"] * frozen, staying - quits)
    backfills = quits * (1 - frozen)
    lose_output(team, chosen, team.experienced, rules["leaver_output"])
    lose_output(team, quits + unreplaced, staying, rules["quitter_output"])
    team.experienced = staying - quits - unreplaced
    team.newcomers -= novices
    team.backfills += backfills - cancelled
    now["ended_now"] = chosen + novices + cancelled + quits * frozen + unreplaced
    team.ended += now["ended_now"]
    team.ended_by_month.append(team.ended)
    team.since_cut += 1 if team.ended > 0 else 0
    now["original_leavers"] = chosen + quits
    now["laid_off"], now["cancelled"] = chosen + novices, cancelled
    now["excess_quits"], now["left"] = quits, quits + unreplaced
    now["replaced"] = now["normal"] - unreplaced
    now["requisitions"] = now["newly_reopened"] + backfills
    now["ended_posts"] = team.ended


def lose_output(team: Team, leavers: float, people: float, relative: float) -> None:
    """Take leavers' output out of the team's; when all leave, all output goes."""
    share = part(leavers, people)
    team.output *= 1 - share * (relative + (1 - relative) * share)


def forget(team: Team, company: Company) -> None:
    """Lose what only the leavers knew, and relearn some of what was lost."""
    rules, now = team.given["knowledge"], team.now
    originals = (1 - team.gone) * team.headcount
    share = min(1, originals / now["experienced"]) if now["experienced"] else 1
    gone = min(1, team.gone + now["original_leavers"] * share / team.headcount)
    if company.policy == "attrition":
        gone = 0.0
    orphaned = max(0, systems_without(gone, rules) - systems_without(team.gone, rules))
    kept = 1 - min(1, now["experienced"] / team.headcount / rules["relearn"])
    now["unknown_before"] = team.unknown
    lost = (1 - rules["documented"]) * rules["tail"] * orphaned
    team.unknown = min(1, team.unknown * kept + lost)
    team.gone = gone
    ended = min(1, team.ended / team.headcount)
    now["unknown_share"] = team.unknown * (1 - team.given["teams"]["function_ends"] * ended)
    now["unknown"] = now["unknown_share"] * team.headcount / company.headcount


def systems_without(gone: float, rules: dict[str, float]) -> float:
    """Share of systems that nobody knows any more."""
    return gone * math.exp(-(rules["holders"] - 1) * (1 - gone))


def trouble(company: Company) -> None:
    """Let unrest fade; in a month in which posts end, hold it up to what a year of cuts causes."""
    rules = company.teams[0].given["unrest"]
    freeze = rules["freeze"] if company.policy == "attrition" else 1
    fading = math.exp(-1 / rules["months"])
    ended = sum(team.now["ended_now"] - team.now["cancelled"] for team in company.teams)
    company.cut_shares = [*company.cut_shares, ended / company.headcount][-12:]
    year = min(1, sum(company.cut_shares))
    company.turnover_level *= fading
    company.output_level *= fading
    if ended > ROUNDING * company.headcount:
        caused = turnover_caused(year, rules) * freeze
        company.turnover_level = max(company.turnover_level, caused)
        company.output_level = max(company.output_level, output_caused(year, rules) * freeze)


def turnover_caused(year: float, rules: dict[str, float]) -> float:
    """Level of excess turnover after a cut, 1 at the reference cut."""
    curve = max(year, rules["linear_below"]) / rules["reference_cut"]
    return float(curve ** rules["exponent"]) * min(year / rules["linear_below"], 1)


def output_caused(year: float, rules: dict[str, float]) -> float:
    """Level of survivors' output loss after a cut, 1 at the reference cut."""
    relative = year / rules["reference_cut"]
    return min(relative, float(relative ** rules["output_exponent"]))


def account(team: Team, month: int) -> None:
    """Put the month into money, costs positive."""
    now, hiring, programme = team.now, team.given["hiring"], team.given["programme"]
    finance, knowledge = team.given["finance"], team.given["knowledge"]
    pay = (1 + finance["wage_drift"]) ** (month / 12)
    monthly = team.given["teams"]["annual_salary"] * finance["load_factor"] / 12 * pay
    dearer = min(team.hired, now["headcount"]) * hiring["pay_premium"]
    incidents = (knowledge["incident_multiplier"] - 1) * now["unknown_before"]
    costs = {
        "payroll": now["headcount"] * monthly,
        "exit_cost": now["laid_off"] * team.given["separation"]["exit_cost"] * pay,
        "replacement_cost": now["replaced"] * hiring["hire_cost"] * pay,
        "hiring_cost": now["hire_spend"] * pay,
        "premium_cost": dearer * monthly,
        "contractor_cost": now["bought"] * team.given["work"]["contractor_price"] * monthly,
        "running_cost": now["lasting"] * team.headcount * team.in_use * programme["seat_cost"] / 12,
        "incident_cost": knowledge["incident_cost"] * incidents * pay,
    }
    discount = (1 + finance["discount_rate"]) ** (-(month + 1) / 12)
    now.update(costs, work_value=now["worth"] * monthly, ended_pay=now["ended_before"] * monthly)
    now["discounted_cash"] = -sum(costs.values()) * discount
    now["discounted_work_value"] = now["work_value"] * discount
    rehiring = costs["hiring_cost"] * part(now["refills"], now["hires"])
    rehiring += costs["premium_cost"] * part(team.refilled, team.hired)
    now["discounted_rehire_cost"] = rehiring * discount
    team.past.append(now)


def monthly_sums(company: Company) -> dict[str, list[float]]:
    """Add the teams up, month by month; flows that are no result come along by their names."""
    months = list(zip(*(team.past for team in company.teams), strict=True))
    return {name: [sum(now[name] for now in month) for month in months] for name in months[0][0]}


def team_totals(company: Company) -> dict[str, list[float]]:
    """Sum each team over the horizon."""
    flows = {
        "team_cash": "discounted_cash",
        "team_work_value": "discounted_work_value",
        "team_rehire_cost": "discounted_rehire_cost",
        "team_gap": "excess_gap",
        "team_ended": "ended_now",
        "team_reopened": "newly_reopened",
        "team_reopened_in_window": "in_window",
        "team_hires": "hires",
        "team_hire_spend": "hire_spend",
    }
    totals = {
        total: [sum(now[flow] for now in team.past) for team in company.teams]
        for total, flow in flows.items()
    }
    peaks = [max(now["unknown_share"] for now in team.past) for team in company.teams]
    waits = [1 + sum(now["waiting"] for now in team.past) for team in company.teams]
    return {**totals, "team_peak_unknown": peaks, "team_live_month": waits}
