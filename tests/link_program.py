"""A process that uses the store of its environment, for tests that need another one.

`save N` keeps N links and prints the address of each as soon as it is kept; `open` and `revoke` do
so with the address on standard input, and print what came of it.
"""

import os
import sys
from collections.abc import Iterator

from calculator.errors import HorizonError
from calculator.store.address import MakersLink, PrivateLink, read_address
from calculator.store.links import LinkStore, link_store
from tests.link_stores import DAY


def content(number: int) -> bytes:
    """Return the plan of a number: large enough for a half of one to be seen."""
    return f"plan {number} ".encode() * 2_000


def results(store: LinkStore, act: str) -> Iterator[str]:
    """Do what is asked for, and yield what came of it."""
    if act == "save":
        for number in range(int(sys.argv[2])):
            yield f"{number} {store.save(content(number), DAY).link.address()}"
        return
    link = read_address(sys.stdin.read())
    if act == "open" and isinstance(link, PrivateLink):
        yield store.open(link).decode()
    elif act == "revoke" and isinstance(link, MakersLink):
        store.revoke(link)
        yield "revoked"


def main() -> None:
    """Do what the arguments say; each line leaves this process whole, and before the next act."""
    try:
        for line in results(link_store(), sys.argv[1]):
            os.write(sys.stdout.fileno(), f"{line}\n".encode())
    except HorizonError as error:
        sys.exit(str(error))


if __name__ == "__main__":
    main()
