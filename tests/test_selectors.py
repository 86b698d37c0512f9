"""CSS selectors of declarations."""

import pytest

from corpus.readers.page import find_selected, parse_page
from corpus.readers.selectors import SelectorError, parse_selectors

HTML = """<div id=Main class="Box main"><h1 class="title big" itemprop=headline>một</h1>
<div class=in><p class=sapo style="text-align: right">hai</p></div><p class=sapo data-role=author>ba</p></div>
<p class=sapo>bốn</p><time datetime=2024-05-06>năm</time>"""


def found(selector):
    return [tag.text for tag in find_selected(parse_page(HTML), parse_selectors(selector))]


@pytest.mark.parametrize(
    ("selector", "texts"),
    [
        ("h1", ["một"]),
        ("h1.title", ["một"]),
        ("h1.TITLE.big", ["một"]),
        ("h2.title", []),
        ("#main h1", ["một"]),
        ("p.sapo", ["hai", "ba", "bốn"]),
        ("#main > .sapo", ["ba"]),
        ("#main .sapo", ["hai", "ba"]),
        ("div.box > div.in > p", ["hai"]),
        ("[itemprop=headline]", ["một"]),
        ("h1[itemprop='headline']", ["một"]),
        ("[data-role=author]", ["ba"]),
        ("p[style*=right]", ["hai"]),
        ("time[datetime^=2024]", ["năm"]),
        ("time[datetime$='06']", ["năm"]),
        ("[class~=big]", ["một"]),
        ("[datetime]", ["năm"]),
        ("* > h1", ["một"]),
        ("h1, time", ["một", "năm"]),
        ("body p.sapo[data-role]", ["ba"]),
    ],
)
def test_a_selector_finds_its_elements_in_order(selector, texts):
    assert found(selector) == texts


@pytest.mark.parametrize(
    "selector", ["", "h1,", "p:first-child", "h1 + p", "> p", "a[", "p..x", "h1 ~ p", "div:has(p)"]
)
def test_what_is_not_read_is_refused_by_name(selector):
    with pytest.raises(SelectorError):
        parse_selectors(selector)
