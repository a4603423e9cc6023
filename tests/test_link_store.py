"""Private links on SQLite and on a real PostgreSQL: kept, opened, looked after, ended."""

import datetime as dt
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import TypeAlias

import pytest
from sqlalchemy import select

from calculator.errors import InputError, StoreError
from calculator.sealing.keys import new_id, new_key
from calculator.store import tries
from calculator.store.address import MakersLink, PrivateLink
from calculator.store.database import Database
from calculator.store.links import LinkStore
from calculator.store.place import place
from calculator.store.purging import REMEMBERED
from calculator.store.tables import LINKS
from calculator.store.told import Standing, Waiting
from tests.link_stores import DAY, HOUR, START, Clock, store_at

CONTENT = "Support → 12 posts".encode()
PASSWORD = "correct horse battery"  # noqa: S105 - an example
NOTHING = "this private link opens nothing here"
PAUSE = dt.timedelta(seconds=tries.PAUSE)
Place: TypeAlias = dict[str, str]


@pytest.fixture
def clock() -> Clock:
    """Set a clock."""
    return Clock()


@pytest.fixture
def store(links_place: Place, clock: Clock) -> Iterator[LinkStore]:
    """Open an empty store of either kind."""
    with store_at(links_place, clock) as store:
        yield store


def refusal(call: Callable[..., object], *given: object) -> str:
    """Return what a call is refused with."""
    with pytest.raises(InputError) as refused:
        call(*given)
    return str(refused.value)


def test_content_comes_back_and_every_view_is_counted(store: LinkStore) -> None:
    """Looking at a link counts nothing, however often: preview bots do."""
    made = store.save(CONTENT, DAY)
    for _ in range(3):
        assert store.peek(made.link) == Waiting(START + DAY, asks_passphrase=False)
    assert store.look(made.maker) == Standing("live", START + DAY, 0, asks_passphrase=False)

    assert [store.open(made.link) for _ in range(2)] == [CONTENT] * 2
    assert store.look(made.maker).views == 2


def test_a_link_that_expired_says_so_and_its_content_is_gone(
    store: LinkStore, clock: Clock, links_place: Place
) -> None:
    """To the second, to who has the key; a month later it opens nothing."""
    made = store.save(CONTENT, HOUR)
    clock.on(HOUR - dt.timedelta(seconds=1))
    assert store.open(made.link) == CONTENT
    clock.on(dt.timedelta(seconds=1))

    assert "expired on 2026-11-28 at 13:00 UTC" in refusal(store.peek, made.link)
    assert kept(links_place) == [True]
    assert "expired" in refusal(store.open, made.link)
    assert kept(links_place) == [False]
    assert store.look(made.maker) == Standing("expired", START + HOUR, 1, asks_passphrase=False)
    assert "expired" in refusal(store.rotate, made.maker)
    clock.on(dt.timedelta(seconds=REMEMBERED))
    store.save(CONTENT, HOUR)
    assert NOTHING in refusal(store.peek, made.link)


def test_a_link_that_was_revoked_says_so_and_its_content_is_gone(
    store: LinkStore, clock: Clock, links_place: Place
) -> None:
    """At once, for good, and as often as one likes."""
    made = store.save(CONTENT, DAY)
    clock.on(HOUR)
    store.revoke(made.maker)
    store.revoke(made.maker)

    assert kept(links_place) == [False]
    for call in (store.peek, store.open):
        assert "revoked" in refusal(call, made.link)
    assert store.look(made.maker) == Standing("revoked", START + HOUR, 0, asks_passphrase=False)
    assert "revoked" in refusal(store.rotate, made.maker)


def test_a_link_that_expired_cannot_be_revoked_into_another_state(
    store: LinkStore, clock: Clock
) -> None:
    """It stays what it was."""
    made = store.save(CONTENT, HOUR)
    clock.on(DAY)
    store.revoke(made.maker)

    assert store.look(made.maker).state == "expired"


@pytest.mark.parametrize("passphrase", [None, PASSWORD])
def test_a_rotated_link_opens_the_same_and_the_old_one_is_dead(
    store: LinkStore, passphrase: str | None
) -> None:
    """Other id, other key, other token, views from nothing; the same end and passphrase."""
    old = store.save(CONTENT, DAY, passphrase)
    store.open(old.link, passphrase)
    new = store.rotate(old.maker, passphrase)

    assert "revoked" in refusal(store.open, old.link, passphrase)
    assert store.look(new.maker).views == 0
    assert store.peek(new.link) == Waiting(START + DAY, asks_passphrase=passphrase is not None)
    assert store.open(new.link, passphrase) == CONTENT
    assert not {old.link.id, old.link.key, old.maker.token} & {
        new.link.id,
        new.link.key,
        new.maker.token,
    }


def test_to_rotate_takes_the_passphrase(store: LinkStore) -> None:
    """The maker's link alone cannot read the content; a wrong one leaves everything as it is."""
    made = store.save(CONTENT, DAY, PASSWORD)

    assert "asks for a passphrase" in refusal(store.rotate, made.maker)
    assert "wrong" in refusal(store.rotate, made.maker, "another horse")
    assert store.open(made.link, PASSWORD) == CONTENT


def test_whoever_has_not_the_key_is_told_nothing(store: LinkStore, clock: Clock) -> None:
    """Unknown, live, locked, revoked, expired: one answer to every call."""
    live = store.save(CONTENT, DAY)
    locked = store.save(CONTENT, DAY, PASSWORD)
    for _ in range(tries.MOST):
        refusal(store.open, locked.link, "another horse")
    revoked, expired = store.save(CONTENT, DAY), store.save(CONTENT, HOUR)
    store.revoke(revoked.maker)
    clock.on(HOUR)
    ids = [new_id(), *(made.link.id for made in (live, locked, revoked, expired))]
    said = set()
    for id_ in ids:
        link = PrivateLink(id_, new_key())
        maker = MakersLink(link, new_key())
        said.add(refusal(store.peek, link))
        for call in (store.look, store.revoke, store.rotate):
            said.add(refusal(call, maker))
        for passphrase in (None, PASSWORD):
            said.add(refusal(store.open, link, passphrase))

    assert len(said) == 1
    assert NOTHING in said.pop()


def test_a_reader_cannot_act_as_the_maker(store: LinkStore) -> None:
    """The key without the token looks at nothing and revokes nothing."""
    made = store.save(CONTENT, DAY)
    reader = MakersLink(made.link, new_key())
    for call in (store.look, store.revoke, store.rotate):
        assert NOTHING in refusal(call, reader)

    assert store.open(made.link) == CONTENT


def test_five_wrong_passphrases_lock_a_link_for_a_quarter_of_an_hour(
    store: LinkStore, clock: Clock
) -> None:
    """Even for the right one, and no longer; the message says how long."""
    made = store.save(CONTENT, DAY, PASSWORD)
    assert store.peek(made.link).asks_passphrase
    assert "asks for a passphrase" in refusal(store.open, made.link)
    said = [refusal(store.open, made.link, "another horse") for _ in range(tries.MOST)]

    assert ["more can be tried" in text for text in said] == [True] * 4 + [False]
    clock.on(dt.timedelta(minutes=5))
    assert "Try again in 10 minutes" in refusal(store.open, made.link, PASSWORD)
    clock.on(dt.timedelta(minutes=10, seconds=-1))
    assert "Try again in 1 minute" in refusal(store.open, made.link, PASSWORD)
    clock.on(dt.timedelta(seconds=1))
    assert store.open(made.link, PASSWORD) == CONTENT
    assert store.look(made.maker).views == 1


def test_a_right_passphrase_sets_the_count_back(store: LinkStore) -> None:
    """Four wrong and one right, as often as one likes."""
    made = store.save(CONTENT, DAY, PASSWORD)
    for _ in range(3):
        for _ in range(tries.MOST - 1):
            refusal(store.open, made.link, "another horse")
        assert store.open(made.link, PASSWORD) == CONTENT


def test_guesses_made_at_once_are_each_counted(store: LinkStore) -> None:
    """However many are made side by side, five are tried."""
    made = store.save(CONTENT, DAY, PASSWORD)
    with ThreadPoolExecutor(8) as threads:
        guesses = [f"another horse {number}" for number in range(20)]
        said = list(threads.map(lambda guess: refusal(store.open, made.link, guess), guesses))

    assert sum("the passphrase is wrong" in text for text in said) == tries.MOST
    assert sum("takes none for a while" in text for text in said) == 20 - tries.MOST


def test_no_passphrase_at_all_is_no_guess(store: LinkStore) -> None:
    """Nor is one that none can be kept under, which costs nothing to refuse."""
    made = store.save(CONTENT, DAY, PASSWORD)
    for _ in range(2 * tries.MOST):
        assert "asks for a passphrase" in refusal(store.open, made.link, "")
    assert "wrong" in refusal(store.open, made.link, "x" * 1_000_000)

    assert store.open(made.link, PASSWORD) == CONTENT


def test_views_at_once_are_all_counted(store: LinkStore) -> None:
    """None is lost."""
    made = store.save(CONTENT, DAY)
    with ThreadPoolExecutor(8) as threads:
        list(threads.map(store.open, [made.link] * 24))

    assert store.look(made.maker).views == 24


def test_of_many_who_rotate_a_link_one_does(store: LinkStore, links_place: Place) -> None:
    """The others are told, and leave nothing behind."""
    made = store.save(CONTENT, DAY)

    def rotated(_: int) -> str:
        try:
            return store.open(store.rotate(made.maker).link).decode()
        except InputError as error:
            return str(error)

    with ThreadPoolExecutor(8) as threads:
        said = list(threads.map(rotated, range(8)))
    assert sum(text == CONTENT.decode() for text in said) == 1
    assert sum("revoked" in text for text in said) == 7
    assert sorted(kept(links_place)) == [False, True]


def test_a_passphrase_that_is_not_asked_for_changes_nothing(store: LinkStore) -> None:
    """It is not tried."""
    made = store.save(CONTENT, DAY)

    assert store.open(made.link, "whatever it is") == CONTENT


def test_damaged_rows_are_refused_in_words(store: LinkStore, links_place: Place) -> None:
    """Whatever stands in the row; and no passphrase is called wrong for it."""
    for column, value in (
        ("sealed", b""),
        ("sealed", b"\x01" * 4_000),
        ("stretching", "$argon2id"),
    ):
        made = store.save(CONTENT, DAY, PASSWORD)
        database = Database(place(links_place))
        with database.transaction() as connection:
            at = LINKS.update().where(LINKS.c.id == made.link.id)
            connection.execute(at.values(**{column: value}))
        database.close()

        assert "damaged in the store" in refusal(store.open, made.link, PASSWORD)


def test_rows_cannot_pass_for_one_another(store: LinkStore, links_place: Place) -> None:
    """Ciphertext of one link under the id of another is refused."""
    one, other = store.save(CONTENT, DAY), store.save(b"another plan", DAY)
    database = Database(place(links_place))
    with database.transaction() as connection:
        query = select(LINKS.c.sealed).where(LINKS.c.id == other.link.id)
        sealed = connection.execute(query).scalar_one()
        at = LINKS.update().where(LINKS.c.id == one.link.id)
        connection.execute(at.values(sealed=sealed))
    database.close()

    assert "damaged" in refusal(store.open, one.link)


@pytest.mark.parametrize("span", [dt.timedelta(0), HOUR / 2, -DAY, 367 * DAY])
def test_no_link_lasts_for_good_or_for_nothing(store: LinkStore, span: dt.timedelta) -> None:
    """An hour to a year."""
    assert "an hour to a year" in refusal(store.save, CONTENT, span)


def test_a_full_store_takes_no_more_until_something_ends(links_place: Place, clock: Clock) -> None:
    """And says so; what has ended does not count."""
    with store_at(links_place, clock, most=2) as store:
        first, _ = store.save(CONTENT, DAY), store.save(CONTENT, HOUR)
        with pytest.raises(StoreError, match="holds 2 links"):
            store.save(CONTENT, DAY)
        store.revoke(first.maker)
        store.save(CONTENT, DAY)
        clock.on(HOUR)
        store.save(CONTENT, DAY)
        with pytest.raises(StoreError, match="no link was made"):
            store.save(CONTENT, DAY)


def test_what_one_store_makes_another_opens_and_ends(links_place: Place, clock: Clock) -> None:
    """Two sets of connections to one database."""
    with store_at(links_place, clock) as one, store_at(links_place, clock) as other:
        made = one.save(CONTENT, DAY)
        assert other.open(made.link) == CONTENT
        other.revoke(made.maker)
        assert "revoked" in refusal(one.open, made.link)


def test_no_text_of_a_link_shows_a_secret(store: LinkStore) -> None:
    """Printed, logged or raised, it has no key and no token."""
    made = store.save(CONTENT, DAY)
    for secret in (made.link.key, made.maker.token):
        assert repr(secret) not in repr(made)
    assert made.link.address("https://plans.example.org/").startswith(
        "https://plans.example.org/?p="
    )
    wrong = replace(made.link, key=new_key())
    assert made.link.address().partition("=")[2] not in refusal(store.open, wrong)


def kept(environment: Place) -> list[bool]:
    """Return of every row whether it holds any content."""
    database = Database(place(environment))
    with database.transaction() as connection:
        found = connection.execute(select(LINKS.c.sealed)).scalars().all()
    database.close()
    return [sealed is not None for sealed in found]
