"""A press that nobody tuned anything to is told truly and can be played."""

from pathlib import Path

from foreigndesk.rolls import load_editions, load_press
from foreigndesk.samples.cast import cast
from foreigndesk.samples.format import load_play
from foreigndesk.samples.play import Trap
from foreigndesk.samples.truth import faults, load_truth

SECOND = Path(__file__).parent.parent / "second_press"


def test_its_truth_and_its_articles_agree() -> None:
    assert faults(load_truth(SECOND), load_play(SECOND)) == []


def test_every_outlet_has_a_role_and_every_trap_is_set() -> None:
    press, play = load_press([SECOND / "press"]), load_play(SECOND)

    roles = cast(play, press.values())

    assert len(roles) == 11
    assert {trap for article in play.articles for trap in article.traps} == set(Trap)


def test_its_editions_leave_every_limit_as_it_is() -> None:
    editions = load_editions([SECOND / "editions"], load_press([SECOND / "press"]))

    assert {edition.quoted_share for edition in editions.values()} == {0.2}
    assert not any(edition.glossary or edition.names for edition in editions.values())
