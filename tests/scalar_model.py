"""The model once more, for one draw, in plain floats and lists: an oracle for the array version.

It is written for reading, straight from the rules of the month, and shares no code with the
calculator. Every team is given as a dictionary of groups of numbers, named as in `Parameters`;
what holds for the whole company is repeated in each team.
"""

import math
from collections.abc import Sequence

Given = dict[str, dict[str, float]]
Schedule = list[list[float]]  # posts that end at the close of the month, by team and month
Asks = list[dict[str, float]]  # what the law asks for, by month
COMPLETE = 1 - 1e-9  # progress
# Share of the company. Once a freeze has met its target, or room is used up, rounding leaves a
# trillionth of a post to end or not: that is nobody, and must not stir up unrest again.
ROUNDING = 1e-12
SETTLED = 1e-9  # FTE-months of compliance work
TEN_YEARS = 120  # months


def simulate(
    givens: list[Given], cuts: Schedule, asks: Asks, policy: str, undo_months: Sequence[int] = ()
) -> dict[str, list[float]]:
    """Run one alternative beside `keep`: sums by month, totals by team, and ways back by month."""
    keep = Company(givens, cuts, asks, "keep")
    company = keep if policy == "keep" else Company(givens, cuts, asks, policy)
    refill_costs, ways_back = [], []
    for month in range(len(cuts[0])):
        live_through(keep, keep, month)
        if company is not keep:
            live_through(company, keep, month)
        moved = company is not keep
        refill_costs.append(refill_cost(company, month) if moved and undo_months else 0.0)
        if month + 1 in undo_months:
            ways_back.append(way_back(company) if moved else 0.0)
    undo = {"refill_cost": refill_costs, "undo_time": ways_back}
    return {**monthly_sums(company), **team_totals(company), **undo}


class Team:
    """The stocks of one team, what it planned, and the flows of each month so far."""

    def __init__(self, given: Given, planned: list[float]) -> None:
        """Start with everyone in place and, where AI is measured, with AI in full use."""
        measured = given["programme"]["initiative"] > 0 and given["programme"]["measured"] > 0
        self.given, self.planned = given, planned
        self.headcount = given["teams"]["headcount"]
        self.experienced = self.output = self.headcount
        self.newcomers = self.backfills = self.reopenings = 0.0
        self.ended = self.reopened = self.refilled = self.hired = self.withdrawn = 0.0
        self.gone = self.unknown = self.gap_ratio = 0.0
        self.training = self.trained = 0.0
        self.ahead = 0.0  # compliance work that a finished initiative waits for
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

    @property
    def remaining(self) -> float:
        """Share of the team's function that still exists."""
        ended = self.ended / self.headcount
        rest = 1 - self.given["teams"]["function_ends"] * ended
        return rest if rest > ROUNDING else 0.0


class Company:
    """The teams of one alternative and what they share."""

    def __init__(self, givens: list[Given], cuts: Schedule, asks: Asks, policy: str) -> None:
        """Start before the first month, without unrest."""
        self.teams = [Team(given, planned) for given, planned in zip(givens, cuts, strict=True)]
        self.policy = policy
        schedules = {"planned": cuts, "redeploy": cuts, "protect": protecting(self.teams)}
        schedule = schedules.get(policy, [[0.0] * len(posts) for posts in cuts])
        self.notice, self.asks = givens[0]["notice"], asks
        self.wait = round(self.notice["months"])
        self.schedule = [put_off(posts, self.wait) for posts in schedule]
        rest = len(cuts[0]) + self.wait
        self.decided = [[0.0] * rest for _ in cuts]  # cuts of `phase`, in the month they come true
        self.backlog = self.gate_backlog = self.compliance_used = self.consultants = 0.0
        self.laid_off_last_month = False
        self.headcount = sum(team.headcount for team in self.teams)
        self.turnover_level = self.output_level = 0.0
        self.cut_shares: list[float] = []
        self.builders = self.used = 0.0  # people on the programme; share of its time in use


def live_through(company: Company, keep: Company, month: int) -> None:
    """Take one alternative through one month; `keep` has been through it already."""
    for team, scheduled, decided in zip(
        company.teams, company.schedule, company.decided, strict=True
    ):
        team.now = {}
        hire(team)
        worked = round(company.notice["worked"])
        leaving = sum(scheduled[month : month + worked]) + sum(decided[month : month + worked])
        leaving *= 1 - share_retrained(team, company)
        produce(team, company.output_level, leaving)
    run_programme(company, keep)
    mind_the_law(company, month)
    for team, kept in zip(company.teams, keep.teams, strict=True):
        if team.given["programme"]["follows_keep"] and team is not kept:
            company.used = keep.used
            team.progress, team.completed = kept.progress, kept.completed
            team.ahead = kept.ahead
        team.now["programme_done"] = done_of(team)
        launch(team)
    for team, kept in zip(company.teams, keep.teams, strict=True):
        work(team, company, keep, month)
        value(team)
        respond(team, kept)
    leave(company, month)
    for team in company.teams:
        forget(team, company)
        account(team, company, month)
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
    spared = refilled * rules["returning"]
    team.experienced += spared
    team.output += spared
    team.newcomers += backfilled + refilled - graduates - spared
    ready = team.training * min(1, 1 / team.given["redeployment"]["ramp"])
    team.training -= ready
    team.trained += ready
    team.refilled += refilled
    team.hired += backfilled + refilled
    team.now["hires"], team.now["refills"] = backfilled + refilled, refilled
    team.now["learners"] = backfilled + refilled - spared
    price = rules["hire_cost"] * (rules["uplift"] if rush else 1)
    team.now["hire_spend"] = team.now["hires"] * price
    team.now["elsewhere"] = team.training + team.trained
    team.now["headcount"] = team.people + team.now["elsewhere"]
    team.now["newcomers"] = team.newcomers
    team.now["in_team"], team.now["experienced"] = team.people, team.experienced
    team.now["ended_before"] = team.ended


def produce(team: Team, output_level: float, leaving: float) -> None:
    """Work out what the people at work put out, and how much of it is programme time."""
    unrest, hiring = team.given["unrest"], team.given["hiring"]
    effort = 1 - unrest["output_loss"] * min(output_level, unrest["output_ceiling"])
    knowledge = 1 - team.given["knowledge"]["output_loss"] * team.unknown * team.remaining
    notice = part(min(leaving, team.experienced), team.experienced)
    team.now["unknown_needed"] = team.unknown * team.remaining
    able = team.output * knowledge * effort * (1 - notice * (1 - team.given["notice"]["output"]))
    novices = team.newcomers * (1 + hiring["starting_output"]) / 2
    teaching = min(able, team.now["learners"] * hiring["instruction_weeks"] * 12 / 52)
    team.now["output"] = able + novices - teaching
    helping, joined = team.trained * effort, team.given["redeployment"]["programme_part"]
    team.now["builds"], team.now["checks"] = helping * joined, helping * (1 - joined)
    team.now["staff"] = team.given["teams"]["programme_share"] * able + team.now["builds"]


def run_programme(company: Company, keep: Company) -> None:
    """Share the programme's people among the initiatives: upkeep first, then what is missing."""
    teams, rules = company.teams, company.teams[0].given["programme"]
    staff = sum(team.now["staff"] for team in teams)
    for team in teams:
        urgency = min(1, rules["firefighting_slope"] * team.gap_ratio)
        team.now["diverted"] = team.now["staff"] * rules["firefighting"] * urgency
    company.builders = people = staff - sum(team.now["diverted"] for team in teams)
    absent = min(1, max(0, 1 - people / keep.builders)) if keep.builders else 0
    delay = 1 + rules["key_people_delay"] * absent
    upkeep, missing = [upkeep_of(team) for team in teams], [missing_of(team) for team in teams]
    free, short = max(0, people - sum(upkeep)), max(0, sum(upkeep) - people)
    spent = min(people, sum(upkeep))
    served, neglect = min(1, part(free, sum(missing))), part(short, sum(upkeep))
    for team in teams:
        spent += advance(team, served, neglect, delay)
    usual = sum(team.now["staff"] for team in keep.teams)
    company.used = min(1, spent / staff) if staff > ROUNDING * usual else 0


def upkeep_of(team: Team) -> float:
    """People it takes to keep what the initiative has."""
    rules = team.given["programme"]
    yearly = rules["initiative"] * rules["usual_effort"] * rules["maintenance"]
    return yearly / 12 * team.progress * team.remaining


def missing_of(team: Team) -> float:
    """FTE-months the initiative still needs."""
    rules = team.given["programme"]
    return rules["initiative"] * rules["effort"] * (1 - team.progress) * team.remaining


def done_of(team: Team) -> float:
    """FTE-months of the initiative that are done; one that is measured misses none."""
    rules = team.given["programme"]
    missing = rules["initiative"] * rules["effort"] * (1 - rules["measured"])
    return missing * team.progress


def advance(team: Team, served: float, neglect: float, delay: float) -> float:
    """Move one initiative on: `served` of what it misses is built, `neglect` of its upkeep lacks.

    Return the FTE-months it used.
    """
    rules = team.given["programme"]
    team.now["was_alive"], team.now["was_complete"] = alive(team), team.completed
    gain = decay = 0.0
    if rules["initiative"]:
        gain = min((1 - team.progress) * served, 1 / (rules["lead_time"] * delay))
        decay = team.progress * neglect * rules["maintenance"] / 12
    team.progress = min(1, max(0, team.progress + gain - decay))
    team.completed = team.completed or team.progress >= COMPLETE
    team.now["gain"], team.now["decay"] = gain, decay
    return gain * rules["effort"] * team.remaining


def alive(team: Team) -> float:
    """Share of an initiative that is in production: reached, finished, and past the gate."""
    rules = team.given["programme"]
    reach = 1 if rules["measured"] else rules["reaches_production"]
    return reach * team.progress if team.completed and team.ahead <= SETTLED else 0.0


def mind_the_law(company: Company, month: int) -> None:
    """Do the compliance work there is; what is left over waits, and holds up new systems."""
    asks, rules = company.asks[month], company.teams[0].given["compliance"]
    need = asks["scheduled"] + rules["process_effort"] * lays_off(company, month)
    behind_gate, capacity = asks["scheduled_gate"], 0.0
    for team in company.teams:
        programme, now = team.given["programme"], team.now
        towards = (now["was_alive"] - team.in_use) * min(1, 1 / programme["roll_out"])
        systems = programme["systems"] * team.remaining
        behind_gate += asks["gate_effort"] * systems * now["gain"]
        need += asks["launch_effort"] * systems * max(0, towards)
        new = systems * (1 - programme["measured"])
        need += asks["system_upkeep"] * new * now["was_alive"]
        capacity += team.given["teams"]["compliance_share"] * now["output"] + now["checks"]
    if not any(any(month.values()) for month in company.asks) and not rules["process_effort"]:
        capacity = 0.0  # the law asks for nothing, in no month
    need += behind_gate
    waiting = company.backlog + need
    own = min(capacity, waiting)
    bought = min(rules["consultant_share"] * max(0, need - capacity), waiting - own)
    company.backlog = waiting - own - bought
    company.compliance_used = part(own, capacity)
    gate_waiting = company.gate_backlog + behind_gate
    gate_done = min(gate_waiting, own + bought)  # first of all
    company.gate_backlog = gate_waiting - gate_done
    for team in company.teams:
        finished_now = team.completed and not team.now["was_complete"]
        team.ahead = company.gate_backlog if finished_now else max(0, team.ahead - gate_done)
    desk = {
        "compliance_need": need,
        "compliance_capacity": capacity,
        "compliance_bought": bought,
        "compliance_finished": own + bought,
        "compliance_backlog": company.backlog,
        "gate_need": behind_gate,
        "gate_finished": gate_done,
    }
    for team in company.teams:  # each team its part, so that teams add up to the company
        team.now.update({name: amount / len(company.teams) for name, amount in desk.items()})
    last = month == len(company.asks) - 1
    company.consultants = (bought + (company.backlog if last else 0)) * rules["consultant_price"]


def share_retrained(team: Team, company: Company) -> float:
    """Share of those whose posts end who are retrained."""
    return team.given["redeployment"]["share"] if company.policy == "redeploy" else 0.0


def lays_off(company: Company, month: int) -> bool:
    """Tell whether people are laid off at the month's end; `phase` may know only a month later."""
    if company.policy == "phase":
        due = sum(decided[month] for decided in company.decided)
        return due > 0 if company.wait else company.laid_off_last_month
    leaving = sum(
        scheduled[month] * (1 - share_retrained(team, company))
        for team, scheduled in zip(company.teams, company.schedule, strict=True)
    )
    return leaving > ROUNDING * company.headcount


def launch(team: Team) -> None:
    """Roll out what is in production; people lose time while they learn to use it."""
    rules, live = team.given["programme"], alive(team)
    team.in_use += (live - team.in_use) * min(1, 1 / rules["roll_out"])
    learning = 0 if rules["measured"] else max(0, live - team.in_use)
    held = team.completed and team.ahead > SETTLED
    team.now["dip"] = rules["dip"] * learning
    team.now["held"] = 1 if held else 0
    team.now["waiting"] = 0 if team.completed and not held else 1


def work(team: Team, company: Company, keep: Company, month: int) -> None:
    """Set the ordinary work of the month against the capacity for it."""
    size, plan, rules = team.headcount, team.given["teams"], team.given["programme"]
    demand, now = team.given["work"], team.now
    ordinary, own = (
        1 - plan["programme_share"] * one.used - plan["compliance_share"] * one.compliance_used
        for one in (keep, company)
    )
    remaining, replaced = team.remaining, rules["replace_share"]
    assisted = rules["cover_share"] * min(team.people / size, remaining)
    covering = replaced * remaining + (1 - replaced) * assisted
    covered = rules["realised_share"] * team.in_use * covering
    claimed = rules["claimed_share"] if rules["claim_month"] <= month + 1 else 0
    growth = (1 + demand["annual_growth"]) ** ((month + 1) / 12)
    now["ordinary"] = ordinary
    now["seats"] = replaced * size * remaining + (1 - replaced) * team.people
    now["ai_claimed"] = remaining * size * ordinary * claimed
    now["ai_coverage"] = now["ai_claimed"] if rules["as_claimed"] else size * ordinary * covered
    now["work"] = size * ordinary * (1 - demand["slack"]) * growth * remaining
    now["capacity"] = now["output"] * (1 - now["dip"]) * own + now["ai_coverage"]
    now["capacity"] += now["builds"] * (1 - company.used)
    now["capacity"] += now["checks"] * (1 - company.compliance_used)
    now["gap"] = max(0, now["work"] - now["capacity"])
    now["ai_posts"] = part(now["ai_coverage"], ordinary)
    spare = demand["slack"] * size + now["ai_posts"] + now["elsewhere"]
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
    team.now["contractors"] = team.now["bought"] = work * max(0, bought_below - served)


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
        vacated = team.ended - team.training - team.trained - team.withdrawn
        wanted = min(rules["reopened_share"] * (lasting + team.refilled), vacated)
        opened = max(0, wanted - (team.reopened - team.withdrawn))
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
        team.now["normal"] = (team.people + team.training + team.trained) * rate
    frozen = frozen_share(company, month)
    for team, scheduled, decided in zip(
        company.teams, company.schedule, company.decided, strict=True
    ):
        if company.policy == "phase":
            decided[month + company.wait] += phased(team, month, sum(decided[month:]))
        depart(team, scheduled[month] + decided[month], frozen, share_retrained(team, company))


def frozen_share(company: Company, month: int) -> float:
    """Share of leavers not replaced, so that `attrition` does not pass its target."""
    planned = [team.planned for team in company.teams]
    if company.policy != "attrition" or not any(any(cuts[: month + 1]) for cuts in planned):
        return 0.0
    missing = sum(map(sum, planned)) - sum(team.ended for team in company.teams)
    leavers = sum(team.now["urge"] + team.now["normal"] for team in company.teams)
    return min(1, part(max(0, missing), leavers))


def put_off(posts: list[float], wait: int) -> list[float]:
    """Hold cuts back until a process begun on the first day has run its course."""
    first = max(0, wait - 1)
    early = sum(posts[: first + 1])
    return [0.0 if at < first else early if at == first else cut for at, cut in enumerate(posts)]


def phased(team: Team, month: int, pending: float) -> float:
    """Return the posts that `phase` ends: no more than AI covers, and not for a trifle."""
    total, rules = sum(team.planned), team.given["rules"]
    first = next((at for at, posts in enumerate(team.planned) if posts), 0)
    if month < first or (month - first) % rules["phase_interval"]:
        return 0.0
    rest = total - team.ended - pending
    step = min(rest, team.now["ai_posts"] - team.ended - pending)
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


def depart(team: Team, cut: float, frozen: float, retrained: float) -> None:
    """Take the month's leavers out of the team, and open requisitions for those missed."""
    now, rules = team.now, team.given["separation"]
    vacated = min(cut, team.backfills)
    withdrawn = min(cut - vacated, team.reopenings)
    cancelled = vacated + withdrawn
    occupied = cut - vacated - withdrawn
    chosen = min(occupied * part(team.experienced, team.people), team.experienced)
    novices = min(occupied - chosen, team.newcomers)
    moved = chosen * retrained
    team.training += moved
    now["retrained"] = team.training + team.trained
    staying = team.experienced - chosen
    quits = min(now["urge"], staying)
    unreplaced = min(now["normal"] * frozen, staying - quits)
    backfills = quits * (1 - frozen)
    lose_output(team, chosen, team.experienced, rules["leaver_output"])
    lose_output(team, quits + unreplaced, staying, rules["quitter_output"])
    team.experienced = staying - quits - unreplaced
    team.newcomers -= novices
    team.backfills += backfills - vacated
    team.reopenings -= withdrawn
    team.withdrawn += withdrawn
    now["noticed"] = chosen - moved + novices + quits * frozen + unreplaced
    now["ended_now"] = now["noticed"] + moved + cancelled
    team.ended += now["ended_now"]
    team.ended_by_month.append(team.ended)
    team.since_cut += 1 if team.ended > 0 else 0
    now["original_leavers"] = chosen - moved + quits
    now["laid_off"], now["cancelled"] = chosen - moved + novices, cancelled
    now["moved"] = moved
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
    orphaned = max(0, systems_without(gone, rules) - systems_without(team.gone, rules))
    kept = 1 - min(1, now["experienced"] / team.headcount / rules["relearn"])
    lost = (1 - rules["documented"]) * rules["tail"] * orphaned
    team.unknown = min(1, team.unknown * kept + lost)
    team.gone = gone
    now["unknown_share"] = team.unknown * team.remaining
    now["unknown"] = now["unknown_share"] * team.headcount / company.headcount


def systems_without(gone: float, rules: dict[str, float]) -> float:
    """Share of systems that nobody knows any more."""
    return gone * math.exp(-(rules["holders"] - 1) * (1 - gone))


def trouble(company: Company) -> None:
    """Let unrest fade; in a month in which posts end, hold it up to what a year of cuts causes."""
    rules = company.teams[0].given["unrest"]
    freeze = rules["freeze"] if company.policy == "attrition" else 1
    fading = math.exp(-1 / rules["months"])
    now = [team.now for team in company.teams]
    ended = sum(flows["noticed"] for flows in now)
    laid_off = sum(flows["laid_off"] for flows in now)
    company.laid_off_last_month = laid_off > ROUNDING * company.headcount
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


def refill_cost(company: Company, month: int) -> float:
    """What it costs to fill every vacancy at a month's end."""
    cost = 0.0
    for team in company.teams:
        finance = team.given["finance"]
        pay = (1 + finance["wage_drift"]) ** (month / 12)
        discount = (1 + finance["discount_rate"]) ** (-(month + 1) / 12)
        cost += vacancies(team) * price_of_a_post(team) * pay * discount
    return cost


def way_back(company: Company) -> float:
    """Months until every vacancy is filled and enough is put out again.

    Nobody leaves meanwhile; newcomers learn, the company relearns. Infinite if not in ten years.
    """
    output, wanted = [0.0] * (TEN_YEARS + 1), 0.0
    for team in company.teams:
        wanted += team.given["strain"]["undo_capacity"] * team.headcount
        for later, put_out in enumerate(recovery(team)):
            output[later] += put_out
    return next(
        (float(later) for later, put_out in enumerate(output) if put_out >= wanted), math.inf
    )


def vacancies(team: Team) -> float:
    """Posts without anybody; whoever was retrained has one."""
    return team.headcount - team.people - team.training - team.trained


def price_of_a_post(team: Team) -> float:
    """Hire one, have colleagues teach, wait for full output, and pay a year's premium."""
    rules, salary = team.given["hiring"], team.given["teams"]["annual_salary"]
    rush = vacancies(team) > rules["uplift_threshold"] * team.headcount
    hired = rules["hire_cost"] * (rules["uplift"] if rush else 1)
    teaching = salary * rules["instruction_weeks"] / 52
    learning = salary * rules["ramp"] / 12 * (1 - rules["starting_output"]) / 2
    return hired + (1 - rules["returning"]) * (teaching + learning) + rules["pay_premium"] * salary


def recovery(team: Team) -> list[float]:
    """Output of a team, month by month, while every vacancy is being filled."""
    rules, lost = team.given["hiring"], team.given["knowledge"]
    people, novices, unknown = team.experienced, team.newcomers, team.unknown
    vacant, elsewhere = vacancies(team), team.training + team.trained
    found = []
    for _ in range(TEN_YEARS + 1):
        able = people * (1 - lost["output_loss"] * unknown)
        found.append(elsewhere + able + novices * (1 + rules["starting_output"]) / 2)
        unknown *= 1 - min(1, people / team.headcount / lost["relearn"])
        started = vacant * (1 - math.exp(-1 / rules["time_to_fill"]))
        ready = novices * min(1, 1 / rules["ramp"]) + started * rules["returning"]
        vacant -= started
        people += ready
        novices += started - ready
    return found


def account(team: Team, company: Company, month: int) -> None:
    """Put the month into money, costs positive."""
    now, hiring, programme = team.now, team.given["hiring"], team.given["programme"]
    finance, knowledge = team.given["finance"], team.given["knowledge"]
    pay = (1 + finance["wage_drift"]) ** (month / 12)
    monthly = team.given["teams"]["annual_salary"] * finance["load_factor"] / 12 * pay
    dearer = min(team.hired, now["in_team"]) * hiring["pay_premium"]
    incidents = (knowledge["incident_multiplier"] - 1) * now["unknown_needed"]
    costs = {
        "payroll": now["headcount"] * monthly,
        "exit_cost": now["laid_off"] * team.given["separation"]["exit_cost"] * pay,
        "replacement_cost": now["replaced"] * hiring["hire_cost"] * pay,
        "hiring_cost": now["hire_spend"] * pay,
        "premium_cost": dearer * monthly,
        "contractor_cost": now["bought"] * team.given["work"]["contractor_price"] * monthly,
        "consultant_cost": company.consultants * pay * team.headcount / company.headcount,
        "retraining_cost": now["moved"] * team.given["redeployment"]["cost"] * pay,
        "running_cost": now["seats"] * team.in_use * programme["seat_cost"] / 12,
        "incident_cost": knowledge["incident_cost"] * incidents * pay,
    }
    discount = (1 + finance["discount_rate"]) ** (-(month + 1) / 12)
    gone = now["ended_before"] - now["elsewhere"]
    now.update(costs, work_value=now["worth"] * monthly, ended_pay=gone * monthly)
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
    held = [sum(now["held"] for now in team.past) for team in company.teams]
    return {**totals, "team_peak_unknown": peaks, "team_live_month": waits, "team_held": held}
