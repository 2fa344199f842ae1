from datetime import timedelta

import make
from foreigndesk.collect.tasks import MAX_AGE, FeedTask, entry_of, fresh, read_feed_task


def test_a_feed_task_is_read_like_a_feed() -> None:
    body = b"<rss><channel><item><title>Pont</title></item></channel></rss>"
    task = FeedTask(
        body=body, content_type="", url="https://a.example/", feed=make.feed(), now=make.NOON
    )

    assert [entry.title for entry in read_feed_task(task).entries] == ["Pont"]


def test_old_entries_are_history_and_undated_ones_are_not() -> None:
    young = make.entry("a", published=make.NOON - MAX_AGE)
    old = make.entry("b", published=make.NOON - MAX_AGE - timedelta(seconds=1))
    undated = make.entry("c", published=None)

    assert fresh([young, old, undated], make.NOON) == [young, undated]


def test_an_article_is_read_again_under_its_own_identity() -> None:
    article = make.article("Le pont.", dated=False)

    entry = entry_of(article)

    assert (entry.id, entry.link, entry.published) == (article.id, article.url, None)
