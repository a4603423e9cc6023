"""What the best plan found does differently from the user's, team by team, in words."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from calculator.views.money import DASH, NONE, posts
from calculator.views.wording import Answer

NAMED: Final = 6  # teams that a sentence names
SAME: Final = 1e-9  # of a post


def changed(data: Answer) -> list[Mapping[str, Any]]:
    """Return the teams in which posts or months differ, the most posts first."""
    rows = [row for row in data["changes"] if _differs(row)]
    return sorted(rows, key=lambda row: -abs(_fewer(row)))


def sentence(data: Answer) -> str:
    """Say what to do differently: how many posts to keep or to cut by team, and when."""
    rows = changed(data)
    months = _months(data, "found")
    usual = str(next(iter(months))) if len(months) == 1 else ""
    month = common_month(data)
    said = [_team(row, usual) for row in rows[:NAMED]]
    if len(rows) > NAMED:
        rest = rows[NAMED:]
        kept, cut = sum(max(0, _fewer(r)) for r in rest), sum(max(0, -_fewer(r)) for r in rest)
        amounts = [f"{word} {posts(n)} more" for word, n in (("keep", kept), ("cut", cut)) if n]
        said.append(
            f"{' and '.join(amounts) or 'other months'} in {len(rest)} "
            f"other team{'s' if len(rest) > 1 else ''}"
        )
    if month is not None:
        said.append(f"start in month {month}")
    return ", ".join(said)


def common_month(data: Answer) -> int | None:
    """Return the one month in which all of the found plan's posts end, if it is a new one."""
    found, planned = _months(data, "found"), _months(data, "planned")
    return found.pop() if len(found) == 1 and found != planned else None


def months_text(cut: Mapping[str, Any]) -> str:
    """Return the months in which a team's posts end."""
    first, last = cut["first_month"], cut["last_month"]
    if first is None:
        return NONE
    return str(first) if first == last else f"{first}{DASH}{last}"


def late(data: Answer, months: int) -> list[str]:
    """Return the teams whose posts end in the last months of the horizon under the found plan."""
    horizon = data["scenario"]["horizon_months"]
    return [
        row["team"]
        for row in data["changes"]
        if (row["found"]["last_month"] or 0) > horizon - months
    ]


def _team(row: Mapping[str, Any], usual: str) -> str:
    """Say what changes in a team; its month, unless that is the one month of all."""
    fewer, name = _fewer(row), row["team"]
    if abs(fewer) <= SAME:
        when = months_text(row["found"])
        return f"{name} in month {when} instead of {months_text(row['planned'])}"
    if fewer > 0:
        everyone = not row["found"]["posts"]
        text = f"keep {'all ' if everyone else ''}{posts(fewer)}{'' if everyone else ' more'}"
    else:
        text = f"cut {posts(-fewer)}{' more' if row['planned']['posts'] else ''}"
    when = months_text(row["found"])
    is_new = row["found"]["posts"] and when not in {months_text(row["planned"]), usual}
    return f"{text} in {name} (month {when})" if is_new else f"{text} in {name}"


def _differs(row: Mapping[str, Any]) -> bool:
    if row["found"] is None:
        return False
    moved = bool(row["found"]["posts"]) and row["found"]["cut_month"] != row["planned"]["cut_month"]
    return abs(_fewer(row)) > SAME or moved


def _fewer(row: Mapping[str, Any]) -> float:
    """Posts kept beyond the plan; negative where more end."""
    fewer: float = row["planned"]["posts"] - row["found"]["posts"]
    return fewer


def _months(data: Answer, plan: str) -> set[int]:
    cuts: Sequence[Mapping[str, Any]] = [row[plan] for row in data["changes"]]
    return {cut[end] for cut in cuts for end in ("first_month", "last_month") if cut[end]}
