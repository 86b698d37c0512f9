"""Numbers of facts as readers write them."""

from db.site.language import language


def number(value: float | None) -> str:
    """A number, with two decimals at most, as the page's language writes it: `1.234,5`, or `1,234.5`."""
    if value is None:
        return ""
    text = f"{value:,.2f}".rstrip("0").rstrip(".") if value != int(value) else f"{int(value):,}"
    return text if language() == "en" else text.translate(str.maketrans(",.", ".,"))
