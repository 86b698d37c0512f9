"""`/quyen-rieng-tu`: what the site has of people, what it keeps of its readers, and who takes things out."""

from typing import TYPE_CHECKING

from datasette.utils.asgi import Request, Response

from db.site.rows import published

if TYPE_CHECKING:
    from datasette.app import Datasette


async def privacy_page(datasette: "Datasette", request: Request) -> Response:
    """The page; its words are those of the project's PRIVACY.md in short."""
    context = {"database": published(datasette).name}
    return Response.html(await datasette.render_template("privacy.html", context, request=request))
