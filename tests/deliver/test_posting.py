from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

import make
from foreigndesk.deliver.posting import (
    REPLY_LOST,
    Policy,
    after_failure,
    after_restart,
    after_success,
    balance,
)
from foreigndesk.domain.letter import Delivery, DeliveryState
from foreigndesk.errors import RejectedError, TransientError

END = make.NOON + timedelta(hours=4)


def delivery(
    state: DeliveryState, subscriber: str = "abc", reason: str = "", attempts: int = 1
) -> Delivery:
    return Delivery(
        edition="france",
        day=date(2025, 12, 13),
        subscriber=subscriber,
        state=state,
        message_id="<1@desk.example>",
        attempts=attempts,
        reason=reason,
    )


@pytest.mark.parametrize("state", [DeliveryState.QUEUED, DeliveryState.SENDING])
def test_letter_that_never_reached_the_server_goes_again_after_a_restart(
    state: DeliveryState,
) -> None:
    assert after_restart(delivery(state)).state is DeliveryState.QUEUED


def test_ambiguous_letter_goes_once_more_and_no_more() -> None:
    first = after_restart(delivery(DeliveryState.DATA_SENT))
    second = after_restart(delivery(DeliveryState.DATA_SENT, reason=first.reason))

    assert first.state is DeliveryState.QUEUED
    assert second.state is DeliveryState.AMBIGUOUS
    assert second.reason == REPLY_LOST


def test_tries_that_the_server_put_off_do_not_use_up_the_one_more() -> None:
    found = delivery(DeliveryState.DATA_SENT, reason="451 greylisted", attempts=5)

    assert after_restart(found).state is DeliveryState.QUEUED


def test_ambiguous_letter_stays_ambiguous_where_the_operator_wants_no_copies() -> None:
    found = delivery(DeliveryState.DATA_SENT)

    assert after_restart(found, Policy(once_more=False)).state is DeliveryState.AMBIGUOUS


def test_letter_that_is_over_stays_so() -> None:
    found = delivery(DeliveryState.DEAD, reason="550 unknown")

    decision = after_restart(found)

    assert (decision.state, decision.reason) == (DeliveryState.DEAD, "550 unknown")


def test_refused_letter_is_dead_at_once() -> None:
    decision = after_failure(
        delivery(DeliveryState.SENDING), RejectedError("550 unknown"), make.NOON, END
    )

    assert (decision.state, decision.reason) == (DeliveryState.DEAD, "550 unknown")


def test_letter_that_was_put_off_goes_again_while_it_is_fresh() -> None:
    error = TransientError("451 later", http_status=451)

    decision = after_failure(delivery(DeliveryState.SENDING), error, make.NOON, END)

    assert (decision.state, decision.reason) == (DeliveryState.QUEUED, "451 later")


@pytest.mark.parametrize("state", [DeliveryState.SENDING, DeliveryState.DATA_SENT])
def test_letter_that_was_put_off_for_too_long_is_dead(state: DeliveryState) -> None:
    error = TransientError("451 later", http_status=451)

    decision = after_failure(delivery(state), error, END, END)

    assert decision.state is DeliveryState.DEAD
    assert "no longer fresh" in decision.reason


def test_letter_that_may_only_go_after_the_window_is_dead() -> None:
    error = TransientError("421 later", retry_after=timedelta(hours=5))

    decision = after_failure(delivery(DeliveryState.SENDING), error, make.NOON, END)

    assert decision.state is DeliveryState.DEAD


def test_answer_after_the_dot_is_no_ambiguity() -> None:
    error = TransientError("451 not now", http_status=451)

    decision = after_failure(delivery(DeliveryState.DATA_SENT), error, make.NOON, END)

    assert (decision.state, decision.reason) == (DeliveryState.QUEUED, "451 not now")


def test_lost_answer_after_the_dot_allows_one_more_try() -> None:
    error = TransientError("no answer")

    first = after_failure(delivery(DeliveryState.DATA_SENT), error, make.NOON, END)
    again = delivery(DeliveryState.DATA_SENT, reason=first.reason)
    second = after_failure(again, error, make.NOON, END)

    assert first.state is DeliveryState.QUEUED
    assert second.state is DeliveryState.AMBIGUOUS


def test_lost_answer_when_the_letter_is_no_longer_fresh_stays_ambiguous() -> None:
    error = TransientError("no answer")

    decision = after_failure(delivery(DeliveryState.DATA_SENT), error, END, END)

    assert decision.state is DeliveryState.AMBIGUOUS


def test_put_off_in_between_does_not_forget_the_ambiguous_try() -> None:
    found = delivery(DeliveryState.SENDING, reason=REPLY_LOST)
    error = TransientError("451 later", http_status=451)

    decision = after_failure(found, error, make.NOON, END)
    again = delivery(DeliveryState.DATA_SENT, reason=decision.reason)

    assert after_restart(again).state is DeliveryState.AMBIGUOUS


def test_letter_that_the_server_took_is_sent() -> None:
    assert after_success(delivery(DeliveryState.DATA_SENT)).state is DeliveryState.SENT


def test_balance_is_closed_when_every_candidate_is_accounted_for() -> None:
    ledger = [
        delivery(DeliveryState.SENT, "a"),
        delivery(DeliveryState.DEAD, "b"),
        delivery(DeliveryState.AMBIGUOUS, "c"),
        delivery(DeliveryState.EXCLUDED, "d"),
    ]

    result = balance(["a", "b", "c", "d"], ledger)

    assert result.closed
    assert (result.sent, result.dead, result.ambiguous, result.excluded) == (1, 1, 1, 1)


def test_candidate_who_was_never_queued_keeps_the_balance_open() -> None:
    result = balance(["a", "b"], [delivery(DeliveryState.SENT, "a")])

    assert not result.closed
    assert result.open == 1


@given(
    st.dictionaries(st.sampled_from("abcdefgh"), st.sampled_from(DeliveryState)),
    st.sets(st.sampled_from("abcdefgh")),
)
def test_balance_counts_everybody_once(
    states: dict[str, DeliveryState], candidates: set[str]
) -> None:
    ledger = [delivery(state, subscriber) for subscriber, state in states.items()]

    result = balance(candidates, ledger)

    parts = (result.sent, result.dead, result.ambiguous, result.excluded, result.open)
    assert sum(parts) == result.candidates == len(candidates | states.keys())
    assert result.closed == (result.open == 0)
