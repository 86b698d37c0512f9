"""An article in the terminal, its facts coloured by kind and listed below."""

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from corpus.article import Article
from corpus.segments import cut_segments
from extract.explain.items import listed_facts
from extract.facts import Facts
from extract.form import fact_to_json

STYLES = {
    "dates": "cyan", "officials": "yellow", "units": "blue", "localities": "green", "criteria": "magenta",
    "figures": "bright_cyan", "documents": "bright_blue", "awards": "bright_yellow", "event": "red",
}  # fmt: skip
_UNSHOWN = {"start", "end", "text", "rule", "confidence", "mentions", "candidates"}


def explain_terminal(article: Article, facts: Facts) -> RenderableType:
    """The article with its facts marked, then a table of them; where facts overlap, the shortest shows."""
    items = listed_facts(facts)
    content = article.content
    marked = Text()
    for segment in cut_segments([(item.fact.start, item.fact.end) for item in items], len(content)):
        style = STYLES[items[segment.covering[-1]].kind] if segment.covering else ""
        overlap = " underline" if len(segment.covering) > 1 else ""
        marked.append(content[segment.start : segment.end], style=style + overlap)
    table = Table("kind", "from", "text", "fields", show_lines=False, pad_edge=False, box=None)
    for item in items:
        fields = ", ".join(
            f"{name}={_brief(value)}"
            for name, value in fact_to_json(item.fact).items()
            if name not in _UNSHOWN and value not in (None, [], {})
        )
        kind = Text(item.kind, style=STYLES[item.kind])
        table.add_row(kind, str(item.fact.start), Text(item.fact.text), Text(fields))
    return Group(Text(article.id, style="bold"), marked, Text(), table, Text())


def _brief(value: object) -> str:
    if isinstance(value, dict):
        return " / ".join(str(part) for part in value.values() if part is not None)
    if isinstance(value, list):
        return "; ".join(_brief(part) for part in value)
    return str(value)
