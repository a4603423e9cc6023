"""Scenarios for Hypothesis with names of any script, as plain data."""

from typing import Any

from hypothesis import strategies as st

from tests.strategies import scenarios

AWKWARD = [
    "Plan → €", "计划", "\N{RIGHT-TO-LEFT OVERRIDE}abc", "é", "e\N{COMBINING ACUTE ACCENT}", "😀",
    '"', "\\", "\0", "a\nb", "'", "</script>", "N" * 200, "\N{ZERO WIDTH JOINER}", "null", "1",
]  # fmt: skip
NAMES = st.sampled_from(AWKWARD) | st.text(
    st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40
).map(str.strip).filter(bool)


@st.composite
def any_scenarios(draw: st.DrawFn) -> dict[str, Any]:
    """Return any valid scenario, its teams and initiatives named in any script."""
    data = draw(scenarios())
    old = [team["team"] for team in data["teams"]]
    new = draw(st.lists(NAMES, min_size=len(old), max_size=len(old), unique=True))
    renamed = dict(zip(old, new, strict=True))
    for team in data["teams"]:
        team["team"] = renamed[team["team"]]
    initiatives = data.get("ai_programme", {}).get("initiatives", [])
    titles = draw(
        st.lists(NAMES, min_size=len(initiatives), max_size=len(initiatives), unique=True)
    )
    for initiative, title in zip(initiatives, titles, strict=True):
        initiative["name"] = title
        initiative["teams"] = [renamed[team] for team in initiative["teams"]]
    if draw(st.booleans()):
        data["name"] = draw(NAMES)
    return data
