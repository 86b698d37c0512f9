"""What is suppressed is gone from a running site with the next refresh, and does not come back."""

import html
import io
import re
import shutil
import sqlite3
import time
import zipfile
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import httpx
import pytest
from running import Sample, run_diaban, serving

from db.fold import fold

SECONDS = 2.0
_NOWHERE = "zyx wvu"


@dataclass(frozen=True, kw_only=True)
class Shown:
    """A person and an article that the sample shows, and addresses at which it does."""

    person: str
    article_id: str
    title: str
    of_person: tuple[str, ...]
    of_article: tuple[str, ...]


@pytest.fixture
def own(sample: Sample, tmp_path: Path) -> Sample:
    folder = tmp_path / "own"
    shutil.copytree(sample.folder, folder, symlinks=True)
    return Sample(folder=folder)


def shown_in(published: Path) -> Shown:
    """Who is named most often, and the article with the most facts that does not name them."""
    with closing(sqlite3.connect(published)) as connection:
        person_id, person = connection.execute(
            "SELECT p.id, p.name FROM people p JOIN officials o ON o.person_id = p.id"
            " GROUP BY p.id ORDER BY count(*) DESC, p.id LIMIT 1"
        ).fetchone()
        naming, unit = connection.execute(
            "SELECT o.article_id, s.organisation_id FROM officials o JOIN positions s ON s.official_id = o.id"
            " WHERE o.person_id = ? AND s.organisation_id IS NOT NULL LIMIT 1",
            [person_id],
        ).fetchone()
        article, title, story, place = connection.execute(
            "SELECT a.id, a.title, e.story_id, e.place_id"
            " FROM articles a JOIN events e ON e.article_id = a.id WHERE e.place_id IS NOT NULL"
            " AND a.id NOT IN (SELECT article_id FROM officials WHERE person_id = ?)"
            " ORDER BY (SELECT count(*) FROM fact_evidence f WHERE f.article_id = a.id) DESC LIMIT 1",
            [person_id],
        ).fetchone()
    asked = quote(f'"{person}"')
    return Shown(
        person=person,
        article_id=article,
        title=title,
        of_person=(
            f"/can-bo/{person_id}",
            f"/don-vi/{unit}",
            f"/bai/{naming}",
            f"/tim?q={asked}",
            f"/diaban/tim?q={asked}",
            f"/diaban/people/{person_id}",
            f"/diaban/people.json?id={person_id}",
            f"/diaban/officials?_search={asked}",
            f"/diaban/officials.csv?person_id={person_id}",
            f"/diaban/officials.xlsx?person_id={person_id}",
            f"/diaban/official_timeline?person_id={person_id}",
            "/diaban.db",
        ),
        of_article=(
            f"/bai/{article}",
            f"/bai/{article}.bib",
            f"/bai/{article}.csl.json",
            f"/su-kien/{story}",
            f"/dia-ban/{place}",
            f"/tim?q={quote(title)}",
            f"/diaban/tim?q={quote(title)}",
            f"/diaban/articles/{quote(article, safe='')}",
            "/diaban/articles.json?_size=max",
            "/diaban/articles.csv?_size=max",
            "/diaban/articles.xlsx?_size=max",
            "/diaban/events?_size=max",
            "/diaban/facts?_size=max",
            "/su-kien.atom",
            "/su-kien.ics",
            "/diaban.db",
        ),
    )


def text_of(answer: httpx.Response) -> str:
    """All that an answer says, without accents, lines folded by a calendar made whole."""
    body = answer.content
    if body.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(body)) as book:
            body = b"\n".join(book.read(name) for name in book.namelist())
    text = body.decode("utf-8", "replace").replace("\r\n ", "").replace("\\,", ",")
    if "html" in answer.headers["content-type"]:  # marks stand between words
        text += re.sub(r"<[^>]*>", "", text)
    if "json" in answer.headers["content-type"]:
        text = text.encode().decode("unicode-escape", "replace") if "\\u" in text else text
    return fold(html.unescape(text))


def shows(site: httpx.Client, address: str, words: str) -> bool:
    """Whether an address shows the words: more often than a search says again what it was asked for."""
    found = text_of(site.get(address)).count(fold(words))
    if "q=" not in address and "_search=" not in address:
        return found > 0
    echo = site.get(address.replace(quote(words), quote(_NOWHERE)))
    return found > text_of(echo).count(_NOWHERE)


def test_who_is_taken_down_is_gone_everywhere_with_the_next_refresh(own: Sample) -> None:
    shown = shown_in(own.published)
    wanted = [(address, shown.person) for address in shown.of_person]
    wanted += [(address, shown.title) for address in shown.of_article]
    with (
        serving(own.folder) as address,
        httpx.Client(base_url=address, timeout=60, follow_redirects=True) as site,
    ):
        hidden = [each for each in wanted if not shows(site, *each)]
        assert not hidden, hidden
        down = ("suppress", "--person", shown.person, "--article", shown.article_id)
        assert run_diaban(*down, folder=own.folder).returncode == 0
        refreshed = run_diaban("refresh", "--no-scrape", folder=own.folder)
        assert refreshed.returncode == 0, refreshed.stderr
        since = time.monotonic()
        assert site.get(f"/bai/{shown.article_id}").status_code == 410
        assert time.monotonic() - since < SECONDS
        assert site.get(shown.of_person[0]).status_code in (404, 410)
        assert [each for each in wanted if shows(site, *each)] == []
        back = run_diaban("rollback", folder=own.folder)
        assert back.returncode == 3
        assert "no older published file" in back.stderr
        assert [each for each in wanted if shows(site, *each)] == []
