"""One engine behind every door: the screen shows what HTTP and the command line answer."""

import json
from io import BytesIO

import pytest
from openpyxl import load_workbook

from calculator.cli import main
from calculator.documents.board.report import board_pdf
from calculator.documents.everything import as_csv
from calculator.documents.exports import exported
from calculator.examples import examples
from calculator.library import load
from calculator.scenario import scenario_from
from calculator.views import session, wording
from calculator.views.tiles import tiles
from tests.answers import FEW
from tests.api_client import client, posted
from tests.documents import found, squeezed, text
from tests.screen import opened
from tests.test_random_actions import one_line


def exported_workbook(name: str) -> bytes:
    """Return the workbook of an example."""
    scenario = scenario_from(examples()[name].scenario)
    return exported(".xlsx", scenario, load(), draws=FEW).content


@pytest.mark.parametrize("name", list(examples()))
def test_every_door_gives_the_same_figures(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """An answer digit by digit, and the words and tiles that screen and document make of it."""
    assert main(("evaluate", f"example:{name}", "--json", "--draws", str(FEW))) == 0
    printed = json.loads(capsys.readouterr().out)
    body = client().get(f"examples/{name}").content
    served = posted(body, path=f"/evaluate?draws={FEW}").json()
    assert served == printed

    told = found(name)
    assert json.loads(json.dumps(told.answer)) == printed
    in_pdf, in_table = text(board_pdf(told)), as_csv(told)
    for tile in tiles(printed):
        for words in (tile.value, tile.range, tile.note):
            assert squeezed(words) in in_pdf
    assert squeezed(wording.verdict(printed)) in in_pdf
    for statistic, value in printed["headline"]["net_value"].items():
        assert f"headline,,,net_value,{statistic},{value}\r\n" in in_table

    sheet = load_workbook(BytesIO(exported_workbook(name)), data_only=True)["Answer"]
    row = next(row for row in sheet.iter_rows(values_only=True) if row[0] == "Net value")
    net = printed["headline"]["net_value"]
    assert row[1] == pytest.approx(net["centre"], rel=1e-9)
    assert row[5:8] == pytest.approx((net["p10"], net["p50"], net["p90"]), rel=1e-12)

    state: session.State = {}
    session.open_example(state, name)
    app = opened("pages/decide/answer.py", state)
    shown = json.loads(json.dumps(app.session_state["shown"].answer))
    assert shown == printed
    assert one_line(app.title[0].value) == one_line(wording.verdict(printed))
    assert [one_line(tile.value) for tile in app.metric] == [
        one_line(tile.value) for tile in tiles(printed)
    ]
