"""The register of evidence: whole, true of the library, and refused where it is not."""

import json
import re
import shutil
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner

from calculator.cli import cli
from calculator.entries import Entry, Evidence
from calculator.errors import LibraryError
from calculator.evidence import (
    EVIDENCE,
    PACKS,
    UNUSED_AT_MOST,
    DoNotUse,
    EvidenceRow,
    Register,
    load_evidence,
)
from calculator.legal_entries import Legal
from calculator.library import ASSUMPTIONS, as_rows, load
from calculator.reviews import ReviewDue, reviews_due_before
from calculator.views.assumptions.records import default_records
from calculator.views.assumptions.told import Told
from calculator.views.library_listing import in_full_text
from calculator.views.library_notes import evidence_note, reviews_note

LIBRARY = load()
REGISTER = load_evidence()
ROWS = list(REGISTER.rows.values())
READ = {"seen", "second-hand"}
ELSEWHERE = {  # publications on matters that no pack of evidence holds
    *("judgement", "bls_tenure_2024", "lichter_2015", "popp_2023"),
    *("ecb_reference_rates", "central_bank_rates"),
}

Mend = Callable[[dict[str, Any]], object]

by_row = pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
by_entry = pytest.mark.parametrize("entry", LIBRARY.entries.values(), ids=lambda entry: entry.id)

DATED: dict[str, Evidence | Legal] = {
    **LIBRARY.entries,
    **{f"role_families.{name}": row for name, row in LIBRARY.family_columns.items()},
    **{f"obligations.{id_}": row for id_, row in LIBRARY.law.obligations.items()},
    **{f"layoff_rules.{id_}": row for id_, row in LIBRARY.law.layoff_rules.items()},
    **{f"severance_minima.{id_}": row for id_, row in LIBRARY.law.severance.items()},
}


# The register


def numbered(series: str, count: int, width: int = 1) -> set[str]:
    """Return the names of a series of rows, from 1 on, padded to a width."""
    return {f"{series}{n:0{width}}" for n in range(1, count + 1)}


def test_the_register_is_whole() -> None:
    """Each series of numbered rows is there to its last, and every topic of the fitted ones."""
    tables = {1: 16, 2: 11, 3: 16, 4: 9, 5: 13, 6: 20, 7: 9, 8: 13, 9: 11, 10: 7}
    topics = {1: 34, 2: 17, 3: 20, 4: 8, 5: 12, 6: 11, 7: 20, 8: 14, 9: 14, 10: 17, 11: 11}
    whole = {
        *(name for n, count in tables.items() for name in numbered(f"people/T{n}-", count, 2)),
        *(name for n, count in topics.items() for name in numbered(f"ai/{n}.", count)),
        *(
            f"people/{name}"
            for name in ("T6-13a", "T6-13b", "T11-01", "T11-03", "T11-04", "T11-07")
        ),
        *(f"people/{name}" for name in ("T3-03a", "T5-01a", "T7-07b", "T7-07c")),
        *numbered("people/CE-", 11),
        *numbered("people/DS-", 5, 2),
        *numbered("ai/D", 8),
        *numbered("compliance/E", 13),
        *numbered("compliance/C", 12),
        *(f"compliance/{name}" for name in ("F1", "F2", "H1", "X1", "X2")),
    }
    whole.remove("people/T6-13")  # stands as two rows, a and b
    assert whole <= set(REGISTER.rows)


def test_at_most_a_third_is_not_used() -> None:
    """Most of what was collected serves something, in every pack more than half."""
    assert len(REGISTER.unused) <= UNUSED_AT_MOST * len(ROWS)
    for pack in PACKS:
        of_pack = [row for row in ROWS if row.pack == pack]
        assert sum(row.not_used is not None for row in of_pack) < len(of_pack) / 2, pack


def test_every_kind_of_reason_is_counted() -> None:
    """Counts by kind add up to the rows not used."""
    assert sum(REGISTER.unused_by_kind.values()) == len(REGISTER.unused)
    assert set(REGISTER.unused_by_kind) == {
        *("duplicate_layer", "superseded"),
        *("too_weak", "out_of_scope"),
    }


def test_reasons_are_their_own() -> None:
    """No reason stands twice, whatever its case."""
    reasons = Counter(unused.reason.casefold() for unused in REGISTER.unused.values())
    assert reasons.most_common(1)[0][1] == 1


@by_row
def test_labels_are_short_and_plain(row: EvidenceRow) -> None:
    """A label is a name of a few words, and no quotation of what was found."""
    assert re.fullmatch(r"[A-Z].{2,70}[^.]", row.label), row.label
    assert '"' not in row.label


@by_entry
def test_the_register_knows_what_an_entry_rests_on(entry: Entry) -> None:
    """Each publication that an entry cites stands on a row that serves the entry."""
    known = {row.source for row in REGISTER.serving(entry.id)}
    assert set(entry.cited) - ELSEWHERE <= known


def test_every_publication_stands_on_a_row() -> None:
    """A source comes from the evidence, but for a few on matters that it does not hold."""
    assert set(LIBRARY.sources) - {row.source for row in ROWS} == ELSEWHERE


# Nothing recalled or judged shows as cited


@pytest.mark.parametrize("name", [name for name, row in DATED.items() if row.status in READ])
def test_what_shows_as_read_was_read(name: str) -> None:
    """A number shown as seen or second-hand has a row behind it whose figure was read so."""
    defaults = [row for row in REGISTER.serving(name) if row.used_by[name] == "default"]
    read = {row.status for row in defaults}
    assert DATED[name].status in read or (DATED[name].status == "second-hand" and "seen" in read)


@pytest.mark.parametrize("name", [name for name, row in DATED.items() if row.status == "recalled"])
def test_what_is_recalled_says_so(name: str) -> None:
    """A number from memory says so in its caveat, and no reader is told that it was read."""
    shown = DATED[name]
    assert "memory" in shown.caveat
    assert shown.grade in {"C", "D", "E"}
    assert any("memory" in LIBRARY.sources[key].note for key in shown.sources)


@by_entry
def test_a_judgement_takes_its_number_from_no_publication(entry: Entry) -> None:
    """What is judged has judgement for its only source, wherever it is shown."""
    defaults = [row for row in REGISTER.serving(entry.id) if row.used_by[entry.id] == "default"]
    shown = next(row for row in as_rows(LIBRARY) if row["id"] == entry.id)
    text = in_full_text(Told(LIBRARY, LIBRARY.as_of), [default_records()[entry.id]])
    line = next(line for line in text.splitlines() if line.startswith("  Grade: "))
    assert shown["status"] == entry.status
    assert line.startswith(f"  Grade: {entry.grade}, ")
    assert re.search(rf"; {entry.status}\b", line)
    if entry.status == "judgement":
        assert {row.status for row in defaults} <= {"judgement"}
        assert shown["source_keys"] == ["judgement"]
    else:
        assert "judgement" not in shown["source_keys"]


# What must not come back


TEXTS = {
    path.relative_to(ASSUMPTIONS).as_posix(): path.read_text(encoding="utf-8")
    for path in ASSUMPTIONS.rglob("*.yaml")
    if EVIDENCE not in path.parents
}
by_claim = pytest.mark.parametrize("id_", REGISTER.do_not_use)


def present(claim: DoNotUse) -> list[str]:
    """Return where a figure stands that must not."""
    if claim.pattern is not None:
        return [
            file for file, text in TEXTS.items() if re.search(claim.pattern, " ".join(text.split()))
        ]
    assert claim.at is not None
    *place, field = claim.at.split(".")
    return [claim.at] if getattr(DATED[".".join(place)], field) == claim.value else []


@by_claim
def test_a_figure_known_to_be_wrong_is_absent(id_: str) -> None:
    """No file of the assumptions holds it, and no row has it for its value."""
    assert present(REGISTER.do_not_use[id_]) == []


def test_what_must_not_come_back_would_be_found() -> None:
    """The search sees a text and a value that do stand there."""
    about = {"claim": "Something", "why": "It stands there."}
    assert present(DoNotUse.model_validate({**about, "pattern": "Trevor and Nyberg"}))
    assert present(DoNotUse.model_validate({**about, "at": "load_factor.value", "value": 1.29}))
    award = {"at": "layoff_rules.uk_s188.sanction_days", "value": 180}
    assert present(DoNotUse.model_validate({**about, **award}))


# A broken register


class Folder:
    """A copy of the register to break."""

    def __init__(self, path: Path) -> None:
        """Copy the real files."""
        self.path = path
        for file in EVIDENCE.glob("*.yaml"):
            shutil.copy(file, path)

    def change(self, file: str, mend: Mend) -> None:
        """Rewrite one file after `mend` has changed its data in place."""
        data = yaml.safe_load((self.path / file).read_text(encoding="utf-8"))
        mend(data)
        (self.path / file).write_text(yaml.safe_dump(data), encoding="utf-8")

    def refusal(self) -> list[str]:
        """Return the lines with which the copy is refused."""
        with pytest.raises(LibraryError) as error:
            load_evidence(self.path)
        return str(error.value).splitlines()


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    """Return a sound copy of the register."""
    return Folder(tmp_path)


def test_a_sound_copy_is_the_same_register(folder: Folder) -> None:
    """A copy that nobody touched loads to the same rows."""
    assert dict(load_evidence(folder.path).rows) == dict(REGISTER.rows)


@pytest.mark.parametrize(
    ("key", "mend", "rule"),
    [
        ("T1-05", lambda row: row["not_used"].pop("reason"), "not_used.reason is missing"),
        ("T1-05", lambda row: row["not_used"].update(reason="Weak."), "at least 20 characters"),
        ("T1-05", lambda row: row["not_used"].update(kind="boring"), "not_used.kind 'boring'"),
        ("T1-05", lambda row: row.pop("not_used"), "either used_by or not_used"),
        (
            "T1-05",
            lambda row: row.update(used_by={"slack": "caveat"}),
            "either used_by or not_used",
        ),
        (
            "T1-03",
            lambda row: row.update(used_by={"slak": "default"}),
            "used_by slak is no assumption",
        ),
        ("T1-03", lambda row: row.update(used_by={"slack": "proof"}), "used_by.slack 'proof'"),
        ("T1-03", lambda row: row.update(used_by={"slack": "range"}), "does not cite blatter_2012"),
        (
            "T1-03",
            lambda row: row.update(source="nobody_1900"),
            "nobody_1900 is not in sources.yaml",
        ),
        ("T1-03", lambda row: row.pop("source"), "as default without its source"),
        ("T1-03", lambda row: row.update(source_key="x"), "source_key is no field of the grammar"),
        (
            "T1-03",
            lambda row: row.update(used_by={"rehire_uplift": "counter_evidence"}),
            "as counter_evidence, which does not cite",
        ),
        (
            "agency_fee",
            lambda row: row["figures"].update(agency_fee=[0.25, 0.15, 0.3]),
            "gives 0.25 for agency_fee, whose value is 0.2",
        ),
        (
            "agency_fee",
            lambda row: row["figures"].update(agency_fee=[0.2, 0.1, 0.3]),
            "gives p5 0.1 for agency_fee, whose p5 is 0.15",
        ),
        (
            "agency_fee",
            lambda row: row.update(differs={"agency_fee": "Rounded."}),
            "differs speaks of agency_fee, which holds its figures",
        ),
        ("T1-03", lambda row: row.update(differs={"slack": "So."}), "differs speaks of figures"),
        (
            "T1-03",
            lambda row: row.update(figures={"slack": [0.1]}),
            "figures of slack need used_by",
        ),
        (
            "ttf_ml",
            lambda row: row.update(figures={"role_families.time_to_fill_days": [80]}),
            "which is no entry; take them out",
        ),
        ("T1-03", lambda row: row.pop("label"), "label is missing; give it"),
    ],
)
def test_a_row_must_keep_the_grammar(folder: Folder, key: str, mend: Mend, rule: str) -> None:
    """What breaks it is refused by file, row and rule."""
    folder.change("people.yaml", lambda data: mend(data[key]))
    lines = folder.refusal()
    assert any(line.startswith(f"people.yaml: {key}: ") and rule in line for line in lines), lines


def test_a_reason_is_not_copied(folder: Folder) -> None:
    """A second row with the words of another is refused, and told whose they are."""
    reason = REGISTER.rows["people/T1-05"].not_used
    assert reason is not None
    folder.change(
        "people.yaml", lambda data: data["T1-06"]["not_used"].update(reason=reason.reason.upper())
    )
    assert folder.refusal() == [
        "people.yaml: T1-06: repeats the reason of people/T1-05; give its own"
    ]


def test_a_row_stands_once(folder: Folder) -> None:
    """A number that stands twice is named."""
    with (folder.path / "people.yaml").open("a", encoding="utf-8") as stream:
        stream.write("T1-01: {label: Again}\n")
    assert any(
        line.startswith("people.yaml: ") and "T1-01 stands more than once" in line
        for line in folder.refusal()
    )


def test_more_than_a_third_unused_is_refused(folder: Folder) -> None:
    """Reasons are no way to set most of the evidence aside."""

    def set_aside(data: dict[str, Any]) -> None:
        for n in range(len(ROWS)):
            reason = f"A figure about something else, number {n}"
            data[f"extra{n}"] = {
                "label": "Extra",
                "status": "seen",
                "not_used": {"kind": "out_of_scope", "reason": reason},
            }

    folder.change("people.yaml", set_aside)
    (line,) = folder.refusal()
    assert line.startswith("the register: not_used: ")
    assert "more than a third" in line


@pytest.mark.parametrize("file", [*(f"{pack}.yaml" for pack in PACKS), "do_not_use.yaml"])
def test_a_missing_file_is_named(folder: Folder, file: str) -> None:
    """Each file of the register is needed."""
    (folder.path / file).unlink()
    assert f"{file}: the file: is not there; put it back" in folder.refusal()


@pytest.mark.parametrize(
    "mend",
    [
        lambda row: row.pop("pattern"),
        lambda row: row.update(at="load_factor.value", value=1.42),
        lambda row: row.update(at="load_factor.value"),
    ],
)
def test_a_figure_not_to_use_can_be_looked_for(folder: Folder, mend: Mend) -> None:
    """It has a pattern, or a value at a place, and not both."""
    folder.change("do_not_use.yaml", lambda data: mend(data["regret"]))
    assert folder.refusal() == [
        "do_not_use.yaml: regret: needs a pattern, or at with its value; give one of the two"
    ]


# Reviews that are due


def test_nothing_is_due_before_it_is_due() -> None:
    """In the month of a review, and before, it is not past due."""
    first = min(row.review_date for row in DATED.values())
    assert reviews_due_before(LIBRARY, first) == []
    assert reviews_note([], first) == f"No review was due before {first}."


def test_what_is_past_due_is_named_by_file_and_key() -> None:
    """Past the last date everything is due, the longest due first, each in its file."""
    due = reviews_due_before(LIBRARY, "9999-12")
    assert len(due) == len(DATED) + 1  # the keywords of job titles have a date too
    assert [row.month for row in due] == sorted(row.month for row in due)
    assert ReviewDue("2027-05", "programme.yaml", "realised_claim") in due
    assert ReviewDue("2027-05", "layoff_rules.yaml", "uk_s188") in due
    for row in due:
        assert f"\n{row.key}:" in (text := TEXTS[row.file]) or f"\n  {row.key}:" in text


def test_what_is_due_in_part_is_only_that_part() -> None:
    """Between two dates only the earlier is due."""
    due = {row.key for row in reviews_due_before(LIBRARY, "2027-06")}
    assert "realised_claim" in due
    assert "load_factor" not in due


def test_notes_say_what_is_due_and_what_is_used() -> None:
    """The notes under the list name each file and key, and the counts of the register."""
    note = reviews_note([ReviewDue("2027-05", "hiring.yaml", "agency_fee")], "2027-06")
    assert "past due in 2027-06: 1" in note
    assert "hiring.yaml: agency_fee: review was due in 2027-05" in note
    used = len(ROWS) - len(REGISTER.unused)
    assert f"{used} of {len(ROWS)} figures" in evidence_note(REGISTER)
    assert f"the other {len(REGISTER.unused)} are" in evidence_note(REGISTER)
    assert "0 of 0 figures" in evidence_note(Register(rows={}, do_not_use={}))


def test_the_command_line_says_both_under_its_list() -> None:
    """`assumptions` ends with the evidence and the reviews due; its JSON is rows alone."""
    text = CliRunner().invoke(cli, ["assumptions"]).output
    evidence, due, _ = text.strip().split("\n\n")[-3:]
    assert evidence == evidence_note(REGISTER)
    assert re.match(
        r"No review was due before \d{4}-\d{2}\.$|Reviews past due in \d{4}-\d{2}: ", due
    )
    rows = json.loads(CliRunner().invoke(cli, ["assumptions", "--json"]).output)
    for row, plain in zip(rows, as_rows(LIBRARY), strict=True):
        assert plain.items() <= row.items()
