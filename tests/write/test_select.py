"""Which sentences are chosen: shares kept, repetition avoided, whatever comes in."""

import newsdesk
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import make
from foreigndesk.domain.article import Article
from foreigndesk.write.facts import sentences, support
from foreigndesk.write.select import Choice, faults, quota

ZONE = make.edition().zone


def choice(*articles: Article, most: int = 4, share: float = 0.2) -> tuple[Choice, list]:  # type: ignore[type-arg]
    pool = sentences(articles, ZONE)
    supported = support(pool, {a.id: a.id for a in articles})
    return Choice(
        supported=supported,
        voices=len(articles),
        quota={a.id: quota(len(a.passages), most, share) for a in articles},
    ), pool


def fault(text: str) -> float:
    (sentence,) = sentences([make.article(text)], ZONE)
    return faults(sentence)


@pytest.mark.parametrize(
    ("passages", "quoted"), [(0, 1), (1, 1), (5, 1), (8, 2), (10, 2), (20, 4), (100, 4)]
)
def test_a_fifth_of_an_article_may_be_quoted_and_four_passages_at_most(
    passages: int, quoted: int
) -> None:
    assert quota(passages, 4, 0.2) == quoted


def test_the_fact_that_two_outlets_tell_is_told_first() -> None:
    both = "Yann Quintrel a vu 320 barques couler."
    one = make.article("Rose Amblard a vu 415 bouées partir.", both, outlet="le-fanal")
    other = make.article(f"{both[:-1]} hier.", outlet="vigie")
    chosen, pool = choice(one, other)

    first = chosen.take(pool)

    assert first is not None
    assert "Quintrel" in first.passage.text


def test_what_was_told_is_not_told_again() -> None:
    one = make.article("Yann Quintrel a vu 320 barques couler ici.", outlet="le-fanal")
    other = make.article("Yann Quintrel a bien vu 320 barques couler.", outlet="vigie")
    chosen, pool = choice(one, other)
    chosen.take(pool)
    chosen.take(pool)

    assert chosen.take(pool) is None
    assert sum(chosen.used.values()) <= 2


def test_another_part_of_the_report_may_tell_a_fact_once_more() -> None:
    one = make.article("Yann Quintrel a vu 320 barques couler ici.", outlet="le-fanal")
    chosen, pool = choice(one)
    taken = chosen.take(pool)
    assert taken is not None
    told = chosen.gain(taken)

    chosen.told_elsewhere()

    assert chosen.gain(taken) > told


def test_an_outlets_note_on_itself_is_no_news() -> None:
    chosen, pool = choice(make.article("Correction : Yann Quintrel a vu 320 barques."))

    assert chosen.take(pool) is None


@pytest.mark.parametrize(
    ("worse", "better"),
    [
        ("Il a vu 320 barques couler au port.", "Yann Quintrel a vu 320 barques couler."),
        ("Ella vio hundirse 320 barcas allí.", "Rosa Amblar vio hundirse 320 barcas."),
        ("Qui a vu couler 320 barques au port ?", "Yann Quintrel a vu 320 barques couler."),
        ("« Nous avons vu couler 320 barques »", "Yann Quintrel a vu 320 barques couler."),
        ("320 barques.", "Yann Quintrel a vu 320 barques couler."),
        ("Yann Quintrel a vu 320 barques couler", "Yann Quintrel a vu 320 barques couler."),
        ("Le port " + "de Kerbrac " * 30 + "ferme.", "Yann Quintrel a vu 320 barques couler."),
    ],
)
def test_a_sentence_that_reads_badly_on_its_own_has_faults(worse: str, better: str) -> None:
    assert fault(worse) > fault(better)


def test_an_earlier_days_sentence_weighs_less_once_today_is_told() -> None:
    today = make.article("Yann Quintrel a vu 320 barques couler.", outlet="le-fanal")
    old = newsdesk.long_article("vigie", 1, published=make.NOON.replace(day=10))
    chosen, pool = choice(today, old)
    before = chosen.gain(pool[1])

    chosen.take(pool[:1])

    assert chosen.gain(pool[1]) < before


SENTENCES = st.lists(
    st.sampled_from(
        [
            "Yann Quintrel a vu 320 barques couler à Kerbrac.",
            "À Douvenel, Rose Amblard a compté 415 bouées.",
            "Correction : 12 et non 21.",
            "Il pleut.",
            "« Jamais », a dit Odile Sarrance à Pontalier ?",
            "…",
            "14",
        ]
    ),
    min_size=1,
    max_size=9,
)


@settings(deadline=None, max_examples=60)
@given(
    st.lists(SENTENCES, min_size=1, max_size=4),
    st.integers(1, 5),
    st.floats(0, 1),
    st.integers(1, 60),
)
def test_no_article_is_ever_quoted_beyond_its_quota(
    texts: list[list[str]], most: int, share: float, longest: int
) -> None:
    articles = [make.article(*t, outlet=f"o{n}", id=f"a{n}") for n, t in enumerate(texts)]
    chosen, pool = choice(*articles, most=most, share=share)

    while (taken := chosen.take(pool, longest)) is not None:
        assert taken.words <= longest

    for article in articles:
        quoted = [s for s in chosen.taken if s.article is article]
        assert len(quoted) <= max(1, min(most, len(article.passages) * share + 1))
    hashes = [s.passage.sha256 for s in chosen.taken]
    assert len(set(hashes)) == len(hashes)
