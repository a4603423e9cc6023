"""The strain on those who stay."""

from calculator.views.strain import chart, tables, words
from calculator.views.theme import LIGHT
from tests.answers import real


def test_every_month_has_both_series() -> None:
    """Releases and incidents stand in the table month by month, with their ranges."""
    answer = real()
    frame = tables.by_month(answer)
    assert len(frame) == 2 * len(answer["monthly"])
    assert set(frame.series) == {tables.RELEASES, tables.INCIDENTS}
    assert (frame.low <= frame.middle).all()
    assert (frame.middle <= frame.high).all()
    assert len(tables.to_read(answer)) == len(answer["monthly"])


def test_the_sentence_names_the_worst_months() -> None:
    """Releases at their slowest, incidents at their most, each with its range."""
    answer = real()
    row = answer["monthly"][6]
    row["release_cadence"] = {"p10": 0.3, "p50": 0.4, "p90": 0.5}
    row["incident_load"] = {"p10": 2.0, "p50": 2.5, "p90": 3.0}
    text = words.sentence(answer)
    assert "Releases are slowest in month 7, at 40% of today's (30% to 50%)." in text
    assert "Incidents are most in month 7, at 250% of today's (200% to 300%)." in text
    assert words.BASIS in text


def test_without_strain_it_says_so() -> None:
    """Where nothing slows and nothing rises, no month is singled out."""
    answer = real()
    for row in answer["monthly"]:
        row["release_cadence"] = row["incident_load"] = {"p10": 1.0, "p50": 1.0, "p90": 1.0}
    text = words.sentence(answer)
    assert "keep today's pace" in text
    assert "do not rise above today's" in text


def test_the_series_differ_by_dash() -> None:
    """Colour is not the only thing that tells them apart."""
    answer = real()
    layers = chart.against_today(tables.by_month(answer), tables.text(answer), LIGHT).to_dict()[
        "layer"
    ]
    dashes = next(
        layer["encoding"]["strokeDash"]["scale"]["range"]
        for layer in layers
        if "strokeDash" in layer["encoding"]
    )
    assert len({tuple(dash) for dash in dashes}) == 2
