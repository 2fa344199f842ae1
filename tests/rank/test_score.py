"""What comes first, and why."""

from datetime import timedelta

import make
from foreigndesk.domain.article import Article
from foreigndesk.domain.report import FrontPage, Report
from foreigndesk.domain.story import Novelty, Ranked, Story
from foreigndesk.rank import chosen, rank, thin

NOW = make.NOON + timedelta(hours=2)


def told(number: int, *, outlets: int = 1, voices: int = 1, **changes: object) -> Story:
    """A story that outlets tell, the first of them in their own words."""
    keys = [f"article-{number}-{index}" for index in range(outlets)]
    placements = [
        make.placement(key, f"story-{number}", voice=keys[min(index, voices - 1)])
        for index, key in enumerate(keys)
    ]
    return make.story(*placements, **{"id": f"story-{number}", **changes})


def members(*stories: Story, text: str = "Rien de précis.") -> dict[str, Article]:
    return {
        key: make.article(text, id=key, outlet=f"outlet-{index}")
        for story in stories
        for index, key in enumerate(story.articles)
    }


def order(*stories: Story, **edition: object) -> list[str]:
    ranked = rank(stories, members(*stories), {}, make.edition(**edition), NOW)
    return [one.story.id for one in ranked]


def part(name: str, *stories: Story, text: str = "", **edition: object) -> tuple[float, str]:
    articles = members(*stories, text=text)
    outlets = {a.outlet: make.outlet(a.outlet, owner="One Owner") for a in articles.values()}
    (ranked,) = rank(stories, articles, outlets, make.edition(**edition), NOW)
    (found,) = (p for p in ranked.parts if p.name == name)
    return found.value, found.words


def test_independent_reports_count_more_than_copies() -> None:
    copied, confirmed = told(1, outlets=3, voices=1), told(2, outlets=3, voices=3)

    assert order(copied, confirmed) == ["story-2", "story-1"]


def test_stories_that_weigh_the_same_keep_one_order() -> None:
    assert order(told(2), told(1)) == order(told(1), told(2)) == ["story-1", "story-2"]


def test_a_story_that_nobody_tells_any_more_sinks() -> None:
    fresh, old = told(2), told(1, last_article=make.NOON - timedelta(days=3))

    assert order(old, fresh) == ["story-2", "story-1"]


def test_an_article_dated_ahead_is_fresh_and_no_fresher() -> None:
    ahead = told(1, last_article=NOW + timedelta(days=300))

    assert part("freshness", ahead) == (1.0, "last article 0 h ago")


def test_the_score_is_the_sum_of_the_parts_that_are_shown() -> None:
    story = told(1, outlets=3, voices=2)

    (ranked,) = rank([story], members(story), {}, make.edition(), NOW)

    assert ranked.score == round(sum(p.value * p.weight for p in ranked.parts), 4)


def test_an_editions_weights_decide() -> None:
    many, home = told(1, outlets=4, voices=4), told(2)
    articles = members(many) | members(home, text="La préfète du Valois parle.")
    edition = make.edition(home_words=("Valois",), weights={"home": 9.0})

    first, _ = rank([many, home], articles, {}, edition, NOW)

    assert first.story.id == "story-2"


def test_the_words_of_the_parts_count_as_english_does() -> None:
    one, two = told(1), told(2, outlets=2, voices=2)

    assert part("independent", one)[1] == "1 independent report"
    assert part("independent", two)[1] == "2 independent reports"
    assert part("outlets", one)[1] == "1 outlet of 1 owner"
    assert part("outlets", two)[1] == "2 outlets of 1 owner"
    assert part("novelty", one)[1] == "1 article with something new in 24 hours"


def test_a_home_angle_is_a_word_of_the_country_at_the_beginning_of_a_word() -> None:
    words = {"home_words": ("français", "C++")}

    assert part("home", told(1), text="Des Françaises à Lisbonne", **words)[0] == 1.0
    assert part("home", told(1), text="La langue afrançaise", **words)[0] == 0.0
    assert part("home", told(1), text="Des Françaises")[1] == "no home angle is defined"


def test_only_young_articles_with_something_new_are_novel() -> None:
    story = make.story(
        make.placement("same", novelty=Novelty.SAME),
        make.placement("new"),
        make.placement("corrected", novelty=Novelty.CORRECTION),
        make.placement("yesterday"),
    )
    articles = {key: make.article(id=key) for key in story.articles}
    articles["yesterday"] = make.article(id="yesterday", published=NOW - timedelta(hours=25))

    (ranked,) = rank([story], articles, {}, make.edition(), NOW)

    assert ranked.parts[2].words == "2 articles with something new in 24 hours"


def test_a_story_whose_articles_are_lost_is_ranked_all_the_same() -> None:
    (ranked,) = rank([told(1)], {}, {}, make.edition(home_words=("x",)), NOW)

    assert ranked.parts[1].words == "0 outlets of 0 owners"


def test_stories_with_two_voices_come_before_single_ones() -> None:
    def one(number: int, voices: int) -> Ranked:
        story = told(number, outlets=voices, voices=voices)
        return Ranked(story=story, score=10.0 - number, parts=())

    ranked = [one(1, 1), one(2, 2), one(3, 1), one(4, 3)]

    assert [r.story.id for r in chosen(ranked, 3)] == ["story-2", "story-4", "story-1"]
    assert chosen(ranked, 0) == []


def page(*reports: Report) -> FrontPage:
    return FrontPage(edition="france", at=NOW, reports=reports)


def test_a_full_front_page_explains_nothing() -> None:
    assert thin(page(*[make.report()] * 3), 90, 4) == ""


def test_a_thin_front_page_says_why() -> None:
    assert thin(page(), 0, 0).startswith("No article could be read")
    assert "1 article read" in thin(page(), 1, 0)
    assert "12 articles read" in thin(page(make.report()), 12, 0)
    assert thin(page(), 12, 1).startswith("1 report waits")
    assert thin(page(), 12, 2).startswith("2 reports wait")
