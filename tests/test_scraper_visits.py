"""When pages are asked for again."""

from dataclasses import replace

import pytest

from corpus.article import Article, Published
from corpus.frontier import Page
from scraper.outcomes import Failure
from scraper.visits import DAY, HOUR, LADDER, MOST_CHECKS, after_reading, after_trouble

NOW = 1_770_000_000.0  # 2 February 2026
NEW = Page(url="https://bao.vn/a-post1.html", source="bao", kind="article")
LIST = Page(url="https://bao.vn/an-ninh", source="bao", kind="listing", depth=1)


def failure(trouble, **fields):
    return Failure(url=NEW.url, trouble=trouble, detail="", **fields)


def test_an_article_is_visited_after_an_hour_a_day_a_week_and_a_month():
    page, now, gaps = after_reading(NEW, now=NOW, changed=True), NOW, []
    while page.next_check is not None:
        gaps.append(page.next_check - NOW)
        now = page.next_check
        page = after_reading(page, now=now, changed=False)
    assert gaps == list(LADDER)
    assert page.state == "done"


def test_a_change_begins_the_visits_anew():
    page = after_reading(NEW, now=NOW, changed=True)
    page = after_reading(page, now=NOW + DAY, changed=True)
    assert page.next_check == NOW + DAY + HOUR


def test_a_page_that_always_differs_is_not_visited_for_ever():
    page, now = NEW, NOW
    for _ in range(MOST_CHECKS):
        page = after_reading(page, now=now, changed=True)
        now += 2 * HOUR
    assert page.next_check is None


@pytest.mark.parametrize(
    ("published", "again"),
    [("2026-02-01", True), ("2025-11-03", False), ("2025-11", True), (None, True)],
)
def test_an_article_that_was_old_when_it_was_read_is_left_alone(published, again):
    told = published and Published(value=published, precision="day", provenance="meta")
    article = Article(id="a", text="Một dòng.", published=told)
    page = after_reading(NEW, now=NOW, changed=True, article=article)
    assert (page.next_check is not None) is again


@pytest.mark.parametrize(
    ("page", "again"),
    [(LIST, True), (replace(LIST, depth=4), False), (replace(LIST, kind="feed", depth=0), True)],
)
def test_first_pages_of_lists_are_read_by_every_run_and_later_ones_once(page, again):
    assert (after_reading(page, now=NOW, changed=True).next_check is not None) is again


READ = replace(NEW, article_id="a", fetched_at=NOW)


@pytest.mark.parametrize(
    ("page", "trouble", "times", "state"),
    [
        (NEW, "not_found", 1, "waiting"),
        (NEW, "not_found", 2, "failed"),
        (NEW, "gone", 1, "failed"),
        (NEW, "no_article", 5, "waiting"),
        (NEW, "no_article", 6, "failed"),
        (NEW, "dns_error", 30, "waiting"),
        (NEW, "challenge", 30, "waiting"),
        (READ, "not_found", 1, "waiting"),
        (READ, "not_found", 2, "gone"),
        (READ, "soft_404", 2, "gone"),
        (READ, "gone", 1, "gone"),
        (READ, "server_error", 6, "done"),
        (LIST, "not_found", 30, "waiting"),
    ],
)
def test_what_becomes_of_a_page_in_trouble(page, trouble, times, state):
    for _ in range(times):
        page = after_trouble(page, failure(trouble), now=NOW)
    assert page.state == state
    assert (page.next_check is None) is (state != "waiting")


def test_pauses_double_and_end_with_success():
    page, pauses = NEW, []
    for _ in range(4):
        page = after_trouble(page, failure("server_error"), now=NOW)
        pauses.append(page.next_check - NOW)
    assert pauses == [600.0, 1200.0, 2400.0, 4800.0]
    assert after_reading(page, now=NOW, changed=True).failures == 0


@pytest.mark.parametrize(("page", "longest"), [(NEW, 14 * DAY), (LIST, 2 * DAY)])
def test_pauses_have_an_end(page, longest):
    for _ in range(20):
        page = after_trouble(page, failure("challenge"), now=NOW)
    assert page.next_check == NOW + longest


@pytest.mark.parametrize(("asked", "waited"), [(5.0, 60.0), (7200.0, 7200.0)])
def test_what_a_host_asks_for_is_waited(asked, waited):
    page = after_trouble(LIST, failure("rate_limited", retry_after=asked), now=NOW)
    assert page.next_check == NOW + waited
