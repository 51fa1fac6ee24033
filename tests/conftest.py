"""Fixtures for all rooms."""

from collections.abc import Callable, Iterator

import pytest
from django.core.signals import request_finished, request_started, setting_changed
from django.db import close_old_connections, connection
from django.http import HttpResponseBase
from django.test import Client, TransactionTestCase
from django.test import client as test_client
from django.test.client import ClientHandler
from hypothesis import settings as hypothesis
from tests.browsers import signed_in
from tests.cast import TODAY, Cast, assemble

from quarterdeck.audit import guard as log_guard
from quarterdeck.calendar import pinned_today
from quarterdeck.directory.models import Person
from quarterdeck.kpis import holding, selectors
from quarterdeck.plans import guard as plans_guard
from quarterdeck.reviews import guard as reviews_guard

# A busy machine is no fault of the code, and the same code fails or passes each time: other examples
# are looked for with --hypothesis-seed=N.
hypothesis.register_profile("house", deadline=None, derandomize=True)
hypothesis.load_profile("house")


DATABASE = {"db", "transactional_db"}


def asks_for_database(item: pytest.Item) -> bool:
    names = getattr(item, "fixturenames", ())
    return item.get_closest_marker("django_db") is not None or not DATABASE.isdisjoint(names)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What asks for no database says nothing about it: one run is enough."""
    for item in items:
        if not asks_for_database(item):
            item.add_marker(pytest.mark.any_database)


@pytest.fixture
def cast(db: None) -> Iterator[Cast]:
    """The cast of `tests/cast.py`, on 15 May 2026."""
    with pinned_today(TODAY):
        yield assemble()


@pytest.fixture(autouse=True)
def definitions_are_those_of_this_test(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No test sees what an earlier one defined; one without a database has the built-in KPIs."""
    holding.look_again()
    if not asks_for_database(request.node):
        monkeypatch.setattr(selectors, "current_edition", lambda: None)


@pytest.fixture
def client_of() -> Callable[[Person], Client]:
    """A browser in which that person is signed in."""
    return signed_in


@pytest.fixture(autouse=True, scope="session")
def requests_keep_the_connection_of_their_test() -> Iterator[None]:
    """Its transaction is rolled back at the end, so no request may close it, however it was made."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(test_client, "close_old_connections", lambda **_: None)  # which it connects again
        for signal in (request_started, request_finished):
            signal.disconnect(close_old_connections)
        yield


@pytest.fixture(autouse=True, scope="session")
def middleware_is_loaded_once() -> Iterator[None]:
    """Every client would load it anew; here it is loaded again when a setting changed that it may read."""
    loaded: list[object] = []
    load = ClientHandler.load_middleware

    def load_once(self: ClientHandler, is_async: bool = False) -> None:
        if not loaded:
            load(self, is_async)
            loaded.append(self._middleware_chain)
        self._middleware_chain = loaded[0]

    def forget(*, setting: str, **_: object) -> None:
        if setting != "HOME":  # which each request reads for itself
            loaded.clear()

    setting_changed.connect(forget)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ClientHandler, "load_middleware", load_once)
        yield
    setting_changed.disconnect(forget)


@pytest.fixture(autouse=True)
def files_are_closed(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Also those that a test asks for and does not read: a server would close them."""
    answers: list[HttpResponseBase] = []
    ask = Client.request

    def asked(self: Client, **request: object) -> HttpResponseBase:
        answers.append(ask(self, **request))
        return answers[-1]

    monkeypatch.setattr(Client, "request", asked)
    yield
    for answer in answers:
        if answer.streaming:
            answer.close()


@pytest.fixture(autouse=True, scope="session")
def what_cannot_be_deleted_goes_with_the_test_database() -> Iterator[None]:
    """Tests with real transactions empty all tables afterwards, which the guards refuse: let them."""
    guards = (log_guard, plans_guard, reviews_guard)
    empty = TransactionTestCase._fixture_teardown

    def take_down_and_empty(self: TransactionTestCase) -> None:
        for guard in guards:
            guard.take_down(connection)
        empty(self)
        for guard in guards:
            guard.put_up(connection)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", take_down_and_empty)
        yield
