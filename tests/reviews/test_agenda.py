"""The agenda: what follows from the figures, what people make of it, and minutes that add up."""

from hypothesis import given
from hypothesis import strategies as st

from quarterdeck.reviews.agenda import WEIGHTS, agenda, fits, shared
from quarterdeck.reviews.models import Topic

ALL = frozenset(WEIGHTS)
KEYS = st.sampled_from([*WEIGHTS, "t1", "t2"])
TOPIC = st.builds(
    Topic,
    key=KEYS,
    title=st.sampled_from(["", "Fair in October"]),
    minutes=st.none() | st.integers(1, 60),
    place=st.sampled_from([0, 50, 350, 701, 950]),
    left_out=st.booleans(),
)


def kept(found, topics=(), minutes=60) -> list[tuple[str, int]]:
    return [(one.key, one.minutes) for one in agenda(found, topics, minutes) if not one.left_out]


def test_the_vendors_own_duties_come_first_and_the_next_date_last():
    points = kept(ALL, minutes=90)
    assert [key for key, _minutes in points] == list(WEIGHTS)
    assert [minutes for _key, minutes in points] == [10, 10, 15, 15, 10, 10, 5, 10, 5]


def test_what_people_change_and_add():
    few = frozenset({"back", "ahead", "promises", "next"})
    topics = [
        Topic(key="t1", title="Fair in October", place=701, minutes=20),
        Topic(key="ahead", title="The open deals", left_out=False),
        Topic(key="next", left_out=True),
        Topic(key="getwell", title="Changed once, and not called for any more"),
    ]
    assert kept(few, topics) == [("back", 15), ("ahead", 15), ("t1", 20), ("promises", 10)]
    titles = [one.title for one in agenda(few, topics, 60)]
    assert titles == ["", "The open deals", "Fair in October", "", ""]


def test_minutes_that_are_set_stay_while_there_is_time_for_the_others():
    few = frozenset({"back", "ahead", "next"})
    set_by_hand = [Topic(key="back", minutes=50)]
    assert kept(few, set_by_hand) == [("back", 50), ("ahead", 5), ("next", 5)]
    assert fits(set_by_hand, 60)
    assert not fits([Topic(key="back", minutes=60)], 60)
    assert sum(minutes for _key, minutes in kept(few, [Topic(key="back", minutes=60)])) == 60
    assert kept(few, [Topic(key=key, minutes=10) for key in few]) == [
        ("back", 20),
        ("ahead", 20),
        ("next", 20),
    ]


@given(
    st.sets(st.sampled_from(sorted(WEIGHTS)), min_size=1),
    st.lists(TOPIC, max_size=8, unique_by=lambda one: one.key),
    st.integers(15, 480),
)
def test_whatever_is_changed_the_minutes_add_up(found, topics, minutes):
    points = agenda(frozenset(found), topics, minutes)
    on_it = [one for one in points if not one.left_out]
    assert sum(one.minutes for one in on_it) == (minutes if on_it else 0)
    assert all(one.minutes >= 0 for one in on_it)
    assert len({one.key for one in points}) == len(points)
    assert {one.key for one in points} == found | {one.key for one in topics if one.key not in WEIGHTS}


@given(st.integers(1, 480), st.lists(st.integers(1, 60), min_size=1, max_size=30))
def test_shares_add_up_and_follow_the_weights(minutes, weights):
    parts = shared(minutes, weights)
    assert sum(parts) == minutes
    if minutes >= len(weights):
        assert min(parts) >= 1
    for one, other in zip(range(len(weights)), range(1, len(weights)), strict=False):
        if weights[one] > weights[other]:
            assert parts[one] >= parts[other]
