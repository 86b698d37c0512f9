"""English pages say which of their words are Vietnamese, for whoever hears them read out."""

import pytest
from bs4 import BeautifulSoup, Tag
from bs4.element import Comment, NavigableString
from collection import KINDS, WRONG, every_address
from published_pages import answers, page
from running import Sample

from db.fold import has_accents
from db.site.language import _spoken
from db.site.marking import marked


def unmarked(body: Tag) -> list[str]:
    """The texts with Vietnamese letters of which the nearest language that is named is another.

    Not the page's own title and attributes: those have one language only, which is the page's. Nor
    statements of SQL, which are of none.
    """
    found = []
    for text in body.find_all(string=lambda text: text is not None and has_accents(text)):
        assert isinstance(text, NavigableString)
        if isinstance(text, Comment) or text.parent is None or text.parent.name in ("script", "style", "pre"):
            continue
        spoken = text.find_parent(attrs={"lang": True})
        if spoken is None or spoken["lang"] != "vi":
            found.append(f"{text.parent.name} {' '.join(text.split())[:60]}")
    return found


@pytest.mark.parametrize("kind", (*KINDS, *WRONG))
def test_vietnamese_is_marked_on_english_pages(kind: str, collection: Sample) -> None:
    address = every_address(collection.published)[kind]
    (answer,) = answers(collection.published, [address], english=True)
    body = BeautifulSoup(answer.text, "html.parser").body
    assert body is not None
    assert not unmarked(body)


def test_a_vietnamese_page_needs_none(collection: Sample) -> None:
    root = page(collection.published, "/").html
    assert root is not None
    assert root["lang"] == "vi"


@pytest.mark.parametrize(
    ("markup", "found"),
    [
        ('<body lang="en"><p lang="vi">Nghệ An</p><p>In Vinh</p></body>', []),
        ('<body lang="en"><p>In <b>Nghệ An</b></p></body>', ["b Nghệ An"]),
        ('<body lang="en"><p lang="vi">Nghệ An <i lang="en">Cửa Lò</i></p></body>', ["i Cửa Lò"]),
        ("<body><svg><title>Hà Nội</title><text>Huế</text></svg></body>", ["title Hà Nội", "text Huế"]),
        ('<body><!-- Huế --><a href="/Huế">Hue</a></body>', []),
    ],
)
def test_what_counts_as_marked(markup: str, found: list[str]) -> None:
    assert unmarked(BeautifulSoup(markup, "html.parser")) == found


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("3 May 2024 · phường · 5/7 (cơ bản)", ["phường", "cơ bản"]),
        ("Search: “cửa lò”", ["cửa lò"]),
        ("Công an tỉnh <b>Nghệ An</b>", ["Công an tỉnh <b>Nghệ An</b>"]),
        ("5 criteria", []),
        (None, []),
    ],
)
def test_parts_of_a_line_are_marked(text: str | None, parts: list[str]) -> None:
    token = _spoken.set("en")
    try:
        english = BeautifulSoup(marked(text), "html.parser")
    finally:
        _spoken.reset(token)
    assert [each.text for each in english.select('span[lang="vi"]')] == parts
    assert english.text == BeautifulSoup(marked(text), "html.parser").text == (text or "")
    assert not BeautifulSoup(marked(text), "html.parser").select("span, b")
