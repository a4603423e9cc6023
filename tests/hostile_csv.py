"""CSV files that nobody should send: each function makes one from a random source."""

from collections.abc import Callable, Mapping
from random import Random

from calculator.reading.employees.template import employee_template
from calculator.reading.plans.template import plan_template

Make = Callable[[Random], bytes]

PLAN = plan_template().encode()
EMPLOYEES = employee_template().encode()
ROWS = PLAN.decode().splitlines()
STAFF = EMPLOYEES.decode().splitlines()
HEADER = "team,headcount,annual_salary,planned_cuts"
WRONG = (
    "ten", "-5", "1e999", "NaN", "inf", "12%", "€5", "=A1*2", "#REF!", "@x", "2026-03-01", "1,2,3",
    "\u0661", "\u200b", "x" * 300, "3:1;9", "TRUE", "'", "0", "", "99999999999", "1_000", "\ufffd",
)  # fmt: skip


def base(random: Random) -> bytes:
    """Take a sound file: teams mostly, employees sometimes."""
    return random.choice([PLAN, PLAN, EMPLOYEES])


def harmless(random: Random) -> bytes:
    """Write the same rows another way: blank lines, quotes, line ends, marks, separators."""
    separator = random.choice(",;\t")

    def dressed(cell: str) -> str:
        if separator in cell or random.random() < 0.5:
            return f'"{cell}"'
        return f" {cell} " if random.random() < 0.2 else cell

    lines = [separator.join(map(dressed, row.split(","))) for row in random.choice([ROWS, STAFF])]
    for _ in range(random.randrange(4)):
        blank = random.choice(["", separator * 3, "   "])
        lines.insert(random.randrange(len(lines)), blank)
    text = random.choice(["\n", "\r\n", "\r"]).join(lines)
    return text.encode(random.choice(["utf-8", "utf-8-sig"]))


def bits_flipped(random: Random) -> bytes:
    """Flip a few bits."""
    return flipped(base(random), random)


def cut_off(random: Random) -> bytes:
    """Stop anywhere."""
    content = base(random)
    return content[: random.randrange(len(content))]


def quotes_unbalanced(random: Random) -> bytes:
    """Put quotes where they do not belong."""
    return spliced(base(random), random, b'"')


def nulls(random: Random) -> bytes:
    """Put bytes in that no text holds."""
    return spliced(
        base(random), random, random.choice([b"\0", b"\x1a", b"\xff\xfe", b"\x0b", b"\x85"])
    )


def wrong_types(random: Random) -> bytes:
    """Fill cells with what belongs to other columns, or to none."""
    rows = [row.split(",") for row in base(random).decode().splitlines()]
    for _ in range(random.randrange(1, 12)):
        row = random.choice(rows[1:])
        row[random.randrange(len(row))] = random.choice(WRONG).replace(",", ";")
    return "\n".join(",".join(row) for row in rows).encode()


def ragged(random: Random) -> bytes:
    """Give rows too many cells, or too few."""
    return "\n".join(
        row[: random.randrange(1, 200)] + "," * random.randrange(40) for row in ROWS
    ).encode()


def other_encodings(random: Random) -> bytes:
    """Encode as another program would."""
    text = ROWS[0] + "\nMünchen,10,50000,2\n"
    return text.encode(
        random.choice(["utf-16", "utf-16-le", "utf-32", "latin-1", "cp037", "utf-7"])
    )


def quoted_printable(random: Random) -> bytes:
    """Leave mail's own marks in."""
    return spliced(base(random), random, random.choice([b"=20\r\n", b"=C3=BC", b"=\r\n", b"=3D"]))


def noise(random: Random) -> bytes:
    """Give bytes without any sense, or with a header above them."""
    rest = random.randbytes(random.randrange(5_000))
    return rest if random.random() < 0.5 else HEADER.encode() + b"\n" + rest


def giant_cells(random: Random) -> bytes:
    """Write cells far beyond any limit."""
    cell = random.choice(["x", "9", '""', "1,", " ", "("]) * random.choice(
        [3_000, 140_000, 1_000_000]
    )
    return f'{HEADER}\nA,10,"{cell}",2\n'.encode()


def wide(random: Random) -> bytes:
    """Write 100,000 columns, or as many as are just allowed and look like others."""
    if random.random() < 0.5:
        return (HEADER + ",x" * 100_000 + "\nA,10,5,2\n").encode()
    names = (
        random.choice(["salarie", "headcounts", "team nam", "cut mnth"]) + str(i)
        for i in range(296)
    )
    return f"{HEADER},{','.join(names)}\nA,10,5,2{',1' * 296}\n".encode()


def long(random: Random) -> bytes:
    """Write too many rows, all of them wrong, or nothing but blank ones."""
    row = random.choice(["", ",,,", "A,10,5,2", "T,x,y,z"])
    return f"{HEADER}\n{(row + chr(10)) * random.choice([5_001, 20_000])}".encode()


def wrong_everywhere(random: Random) -> bytes:
    """Write 5,000 rows in which every cell is wrong, and some nearly right."""
    pieces = ["engineering softwar", "measurd", "yess", "1,2,3", "=A1", "-5", "3:1;4:x", "5 apples"]
    width = len(ROWS[0].split(","))
    rows = (",".join(f'"{random.choice(pieces)} {n}"' for _ in range(width)) for n in range(5_000))
    return (ROWS[0] + "\n" + "\n".join(rows)).encode()


def oversized(random: Random) -> bytes:
    """Fill the whole limit of bytes with as little as possible in each line."""
    return HEADER.encode() + random.choice([b"\n", b"\r\n", b"\n,", b'\n""']) * 2_400_000


def flipped(content: bytes, random: Random) -> bytes:
    """Flip up to eight bits."""
    changed = bytearray(content)
    for _ in range(random.randrange(1, 9)):
        changed[random.randrange(len(changed))] ^= 1 << random.randrange(8)
    return bytes(changed)


def spliced(content: bytes, random: Random, piece: bytes) -> bytes:
    """Put a piece in at up to five places."""
    for _ in range(random.randrange(1, 6)):
        place = random.randrange(len(content))
        content = content[:place] + piece + content[place:]
    return content


CSV_FILES: Mapping[Make, int] = {
    harmless: 120,
    bits_flipped: 150,
    cut_off: 100,
    quotes_unbalanced: 80,
    nulls: 60,
    wrong_types: 150,
    ragged: 60,
    other_encodings: 30,
    quoted_printable: 60,
    noise: 90,
    giant_cells: 18,
    wide: 6,
    long: 8,
    wrong_everywhere: 2,
    oversized: 2,
}
