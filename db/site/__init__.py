"""The published site: a Datasette plugin with its templates and styles."""

import sqlite3
import unicodedata
from functools import partial
from typing import TYPE_CHECKING, Any

from datasette import handle_exception as datasette_exceptions
from datasette import hookimpl

from db.fold import fold
from db.place_names import search_place
from db.search import escape_fts, query_parameters
from db.site.addresses import (
    article_address,
    organisation_address,
    person_address,
    place_address,
    programme_address,
    story_address,
)
from db.site.api import api_page
from db.site.article import article_page
from db.site.between import days_asked, joined
from db.site.caching import revalidated
from db.site.cells import linked_cell
from db.site.citation import bibtex_file, csl_file
from db.site.crawlers import robots_txt, sitemap, sitemap_index, sitemap_of_list, sitemap_of_places
from db.site.csv_streams import disarmed
from db.site.days import days_marked, days_said
from db.site.errors import answer, error_page
from db.site.event import event_page
from db.site.feeds import atom_feed, calendar
from db.site.following import follow_links, steady
from db.site.glosses import gloss, words_in
from db.site.gone import gone_page
from db.site.headers import guarded
from db.site.home import home_page
from db.site.labels import english, vietnamese
from db.site.language import (
    both,
    both_labels,
    capital,
    label,
    language,
    number,
    says,
    speaking,
    switch_address,
)
from db.site.limits import limited
from db.site.lists import events_list, people_list, places_list, units_list
from db.site.map import map_page
from db.site.marking import marked
from db.site.moved import heir_page
from db.site.of_article import by_article, evidence_page
from db.site.once import remembering
from db.site.person import person_page
from db.site.place import place_page
from db.site.posts import office_said, posts_said
from db.site.privacy import privacy_page
from db.site.programme import programme_page
from db.site.programmes import programmes_list
from db.site.quality import quality_page
from db.site.questions import rows_asked
from db.site.search import search_page
from db.site.search_files import search_file
from db.site.thrift import settled, spare
from db.site.unit import unit_page
from db.site.words import page_globals
from db.site.xlsx import has_xlsx, is_table_or_query, xlsx_of

if TYPE_CHECKING:
    from datasette.app import Datasette

# Where rich is installed, Datasette draws a traceback with every local value for each page that is not there:
# half a second and 15 kB of log a request. What really fails is still logged.
datasette_exceptions.rich = None
_ADDRESSES = {
    "article_address": article_address,
    "place_address": place_address,
    "person_address": person_address,
    "organisation_address": organisation_address,
    "programme_address": programme_address,
    "story_address": story_address,
}


@hookimpl
def startup(datasette: "Datasette") -> None:
    """Serve the file in force, also after the next publication."""
    follow_links(datasette)
    spare(datasette)


@hookimpl
def register_routes() -> list[tuple[str, Any]]:
    """Pages that are not Datasette's own."""
    return [
        (r"^/bai/(?P<article_id>[^/]+)\.bib$", bibtex_file),
        (r"^/bai/(?P<article_id>[^/]+)\.csl\.json$", csl_file),
        (r"^/bai/(?P<article_id>[^/]+)$", article_page),
        (r"^/can-bo$", people_list),
        (r"^/don-vi$", units_list),
        (r"^/su-kien$", events_list),
        (r"^/dia-ban$", places_list),
        (r"^/chuong-trinh$", programmes_list),
        (r"^/can-bo/(?P<person_id>[^/]+)$", person_page),
        (r"^/don-vi/(?P<organisation_id>[^/]+)$", unit_page),
        (r"^/su-kien/(?P<story_id>[^/]+)$", event_page),
        (r"^/dia-ban/(?P<place_id>[^/]+)$", place_page),
        (r"^/chuong-trinh/(?P<programme_id>[^/]+)$", programme_page),
        (r"^/$", home_page),
        (r"^/ban-do$", map_page),
        (r"^/tim$", search_page),
        (r"^/tim\.(?P<form>csv|json|xlsx)$", search_file),
        (r"^/chat-luong$", quality_page),
        (r"^/api$", api_page),
        (r"^/quyen-rieng-tu$", privacy_page),
        (r"^/[^/]+/fact_evidence/(?P<fact_id>[a-z2-7]{12})(?:\.json)?$", evidence_page),
        (r"^/su-kien\.atom$", atom_feed),
        (r"^/su-kien\.ics$", calendar),
        (r"^/robots\.txt$", robots_txt),
        (r"^/sitemap\.xml$", sitemap_index),
        (r"^/sitemap-dia-ban\.xml$", sitemap_of_places),
        (r"^/sitemap-(?P<kind>su-kien|don-vi)-(?P<number>\d{1,6})\.xml$", sitemap_of_list),
        (r"^/sitemap-(?P<number>\d{1,6})\.xml$", sitemap),
    ]


@hookimpl
def filters_from_request(request: Any, table: str) -> Any:
    """Facts by their article, without an index on its long id; the days that are asked for of a table."""
    return joined(by_article(request, table), days_asked(request, table))


@hookimpl
def prepare_jinja2_environment(env: Any, datasette: "Datasette") -> None:
    """What every template and every macro may call."""
    env.globals |= {
        **page_globals(datasette),
        "both": both,
        "both_labels": both_labels,
        "capital": capital,
        "days_marked": days_marked,
        "days_said": days_said,
        "gloss": gloss,
        "label": label,
        "language": language,
        "marked": marked,
        "number": number,
        "office_said": office_said,
        "posts_said": posts_said,
        "says": says,
        "switch_address": switch_address,
        "words_in": words_in,
    }


@hookimpl
def extra_template_vars() -> dict[str, Any]:
    """Labels and addresses for every template."""
    return {"vi": vietnamese, "en": english, **_ADDRESSES}


@hookimpl(trylast=True)
def prepare_connection(conn: sqlite3.Connection) -> None:
    """Search as Vietnamese type it: replaces Datasette's `escape_fts` and adds the ranked search's parts."""
    conn.create_function("escape_fts", 1, escape_fts, deterministic=True)
    conn.create_function("search_place", 1, search_place, deterministic=True)
    conn.create_function("fold", 1, _fold_or_null, deterministic=True)
    for name in ("accented_phrase", "phrase", "accented", "folded"):
        conn.create_function(f"search_{name}", 1, _search_part(name), deterministic=True)


@hookimpl
def render_cell(row: Any, value: Any, column: str, table: str | None) -> Any:
    """Quotes lead to their characters in the article, codes to their Vietnamese names."""
    return linked_cell(row, value, column, table)


@hookimpl
def register_magic_parameters(datasette: "Datasette") -> list[tuple[str, Any]]:
    """How many rows of a canned query are asked for: as many as are shown."""
    return [("rows", partial(rows_asked, datasette))]


@hookimpl
def register_output_renderer() -> list[dict[str, Any]]:
    """Excel files, where they can be written."""
    if not has_xlsx():
        return []
    return [{"extension": "xlsx", "render": xlsx_of, "can_render": is_table_or_query}]


@hookimpl(tryfirst=True)
def handle_exception(datasette: "Datasette", request: Any, exception: Exception) -> Any:
    """What is no more is answered with 410, former ids lead on, all else says no more than it should."""

    async def answer_error() -> Any:
        return (
            await gone_page(datasette, request, exception)
            or await heir_page(datasette, request, exception)
            or await error_page(datasette, request, exception)
        )

    return answer_error


@hookimpl(tryfirst=True)
def forbidden(datasette: "Datasette", request: Any) -> Any:
    """What is closed says so in both languages."""

    async def closed() -> Any:
        return await answer(datasette, request, 403)

    return closed


@hookimpl
def asgi_wrapper(datasette: "Datasette") -> Any:
    """Limits, security headers on every answer, CSV without formulas; pages about the server are closed."""

    def wrapped(app: Any) -> Any:
        answering = limited(datasette)(remembering(disarmed(app)))
        return settled(steady(datasette)(speaking(guarded(revalidated(datasette)(answering)))))

    return wrapped


def _fold_or_null(text: str | None) -> str | None:
    return None if text is None else fold(unicodedata.normalize("NFC", text))


def _search_part(name: str) -> Any:
    def part(query: str | None) -> str:
        return query_parameters(query or "")[name]

    return part
