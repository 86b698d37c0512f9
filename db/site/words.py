"""What the templates of Datasette's own pages call, bound to the site that is served."""

from functools import partial
from typing import TYPE_CHECKING, Any

from db.site.asking import also, changed, hidden_arguments, local, of_all_pages, page_asked, without
from db.site.between import stretch_of
from db.site.columns import column_label, tables_said
from db.site.facets import further_facets, show_facets
from db.site.frame import frame_globals
from db.site.groups import grouped, table_pair
from db.site.language import says
from db.site.narrowing import narrowed_by
from db.site.questions import asked_of, pages_of, questions, show_query
from db.site.tables import choosable, drawn, show_row, show_table
from db.site.totals import total_of

if TYPE_CHECKING:
    from datasette.app import Datasette


def page_globals(datasette: "Datasette") -> dict[str, Any]:
    """Functions by the names that templates have for them."""
    return {
        **frame_globals(datasette),
        "also": also,
        "asked_of": asked_of,
        "changed": changed,
        "choosable": choosable,
        "column_label": column_label,
        "drawn": drawn,
        "further_facets": further_facets,
        "grouped": grouped,
        "hidden_arguments": hidden_arguments,
        "local": local,
        "lookups": tables_said()["lookups"],
        "narrowed_by": partial(narrowed_by, datasette),
        "questions": questions,
        "show_facets": partial(show_facets, datasette),
        "most_rows": datasette.setting("max_returned_rows"),
        "of_all_pages": of_all_pages,
        "page_asked": page_asked,
        "pages_of": pages_of,
        "show_query": show_query,
        "show_row": partial(show_row, datasette),
        "show_table": partial(show_table, datasette),
        "stretch_of": stretch_of,
        "table_pair": table_pair,
        "table_title": table_title,
        "total_of": partial(total_of, datasette),
        "without": without,
    }


def table_title(table: str) -> str:
    """What a table is called in the page's language."""
    return says(*table_pair(table))
