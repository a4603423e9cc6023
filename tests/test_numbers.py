"""Numbers as people write them, and the decimal mark of a file."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator.errors import Problem
from calculator.reading.decimal_mark import Placed, decimal_mark
from calculator.reading.numbers import DecimalMark, Figure, figure
from tests.strategies_text import Style, styles


def read(text: str) -> Figure:
    """Return the figure of a text that is a number."""
    found = figure(text)
    assert isinstance(found, Figure), found
    return found


def refused(text: str) -> Problem:
    """Return the problem of a text that is no number."""
    found = figure(text)
    assert isinstance(found, Problem), found
    return found


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1200", 1200),
        ("007", 7),
        ("+5", 5),
        ("1 234 567", 1_234_567),
        ("1\u00a0234", 1234),
        ("1\u202f234", 1234),
        ("1'234", 1234),
        ("1\u2019234", 1234),
        ("1e5", 100_000),
        ("-5", -5),
        ("\u22125", -5),
        ("5-", -5),
        ("(12)", -12),
        ("-0", 0),
        ("CHF 1'000.\u2013", 1000),
        ("\u200b12", 12),
    ],
)
def test_a_number_without_a_telling_mark_reads_the_same_both_ways(text: str, number: float) -> None:
    """Spaces, apostrophes, signs and powers say nothing about the decimal mark."""
    assert read(text).readings == {".": number, ",": number}


@pytest.mark.parametrize(
    ("text", "mark", "number"),
    [
        ("1.5", ".", 1.5),
        ("1,5", ",", 1.5),
        ("1,234.5", ".", 1234.5),
        ("1.234,5", ",", 1234.5),
        ("1,234,567", ".", 1_234_567),
        ("1.234.567", ",", 1_234_567),
        ("12,34,567", ".", 1_234_567),
        ("0.125", ".", 0.125),
        ("0,125", ",", 0.125),
        (".5", ".", 0.5),
        ("5.", ".", 5),
        ("1 234,50", ",", 1234.5),
        ("1.5E+05", ".", 150_000),
        ("1.234e3", ".", 1234),
    ],
)
def test_some_numbers_decide_the_decimal_mark(text: str, mark: DecimalMark, number: float) -> None:
    """A number that only one decimal mark fits has one reading."""
    assert read(text).readings == {mark: number}
    assert read(text).decides == mark


def test_a_single_group_of_three_is_ambiguous() -> None:
    """`1,234` is 1234 or 1.234, and only the file can tell."""
    assert read("1,234").readings == {".": 1234, ",": 1.234}
    assert read("1,234").is_ambiguous
    assert read("1,234").value(None) is None
    assert read("1,234").value(",") == 1.234


@pytest.mark.parametrize(
    ("text", "number"), [("12%", 0.12), ("12 %", 0.12), ("12.3%", 0.123), ("(5%)", -0.05)]
)
def test_percent_signs_are_applied(text: str, number: float) -> None:
    """Twelve percent is 0.12, to the last bit."""
    assert read(text).value(".") == number
    assert read(text).percent


@pytest.mark.parametrize(
    ("text", "currency"),
    [
        ("$1,000.50", "USD"),
        ("-$5", "USD"),
        ("$-5", "USD"),
        ("$(5)", "USD"),
        ("US$ 5", "USD"),
        ("$5 USD", "USD"),
        ("C$5", "CAD"),
        ("5 €", "EUR"),
        ("eur 5", "EUR"),
        ("5EUR", "EUR"),
        ("£5", "GBP"),
        ("₹5,00,000", "INR"),
        ("₩5", "KRW"),
        ("5 kr.", "SEK"),
        ("5 zł", "PLN"),
        ("Fr. 5", "CHF"),
        ("CHF 5", "CHF"),
    ],
)
def test_a_currency_sign_names_its_currencies(text: str, currency: str) -> None:
    """Signs and codes stand before or after; the likeliest currency comes first."""
    assert read(text).currencies[0] == currency


def test_a_sign_may_stand_for_several_currencies() -> None:
    """A yen sign is a yuan sign too, and a krone has four countries."""
    assert set(read("¥5").currencies) == {"JPY", "CNY"}
    assert set(read("kr 5").currencies) == {"SEK", "NOK", "DKK", "ISK"}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "is not a number"),
        ("ten", "'ten' is not a number"),
        ("-", "'-' is not a number"),
        ("n/a", "'n/a' is not a number"),
        ("1_000", "is not a number"),
        ("1,2,3", "is not a number"),
        ("1,234 567", "is not a number"),
        ("12 34", "is not a number"),
        ("5%%", "is not a number"),
        ("(-5)", "is not a number"),
        ("$5 EUR", "is not a number"),
        ("5 apples", "is not a number"),
        ("\uff11\uff12", "is not a number"),
        ("$", "is not a number"),
        ("1" * 101, "is not a number"),
        ("NaN", "'NaN' is not a finite number"),
        ("-inf", "is not a finite number"),
        ("∞", "is not a finite number"),
        ("1e999", "'1e999' is not a finite number"),
        ("#REF!", "'#REF!' is a spreadsheet error"),
        ("#N/A", "is a spreadsheet error"),
        ("#DIV/0!", "is a spreadsheet error"),
        ("#####", "is a spreadsheet error"),
        ("=A1+B1", "'=A1+B1' is a formula"),
        ("@SUM(A1)", "is a formula"),
        ("+A1", "is a formula"),
        ("-A1*2", "is a formula"),
    ],
)
def test_what_is_no_number_says_so(text: str, words: str) -> None:
    """What was given, the rule and the fix, in one line."""
    found = refused(text)

    assert words in found.rule
    assert found.fix


@given(st.text())
def test_any_text_is_a_finite_number_or_a_problem(text: str) -> None:
    """No text at all raises, and no figure is without a reading."""
    found = figure(text)
    assert isinstance(found, Problem) or found.readings


@given(styles(), st.decimals("-999999.99", "999999.99", places=2))
def test_a_written_number_reads_back(style: Style, number: Decimal) -> None:
    """Whatever marks a file uses, two decimals tell which is which."""
    found = read(style.number(number))

    assert found.decides == style.decimal
    assert found.value(found.decides) == float(number)


def placed(*texts: str) -> list[Placed]:
    """Put numbers into rows 2, 3 … of one column."""
    return [Placed(row, "pay", read(text)) for row, text in enumerate(texts, start=2)]


@pytest.mark.parametrize(
    ("texts", "mark"),
    [
        ([], "."),
        (["1200", "12"], "."),
        (["1,234", "1.5"], "."),
        (["1,234", "1,5"], ","),
        (["1.234", "1,234,567"], "."),
    ],
)
def test_one_telling_number_decides_for_the_file(texts: list[str], mark: DecimalMark) -> None:
    """A file without marks has the point; any telling number settles the others."""
    assert decimal_mark(placed(*texts)) == (mark, [])


def test_an_undecided_file_names_each_column_once() -> None:
    """Where both readings fit and nothing decides, the first such number of a column is named."""
    numbers = [*placed("1,234", "5,678"), Placed(4, "posts", read("2,000"))]

    mark, problems = decimal_mark(numbers)

    assert mark is None
    assert [(problem.row, problem.column) for problem in problems] == [(2, "pay"), (4, "posts")]
    assert "'1,234' may be 1234 or 1.234" in str(problems[0])


def test_contradicting_marks_name_both_cells() -> None:
    """The rarer mark is the problem's place, the usual one its comparison."""
    mark, problems = decimal_mark(placed("1.5", "2.5", "3,5"))

    assert mark is None
    assert len(problems) == 1
    assert (problems[0].row, problems[0].column) == (4, "pay")
    assert "'3,5' has a decimal comma, but '1.5' in row 2, column pay," in problems[0].rule
