"""Any id makes an address that leads back to it."""

from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.site.addresses import article_address, article_id_in

IDS = ["bai-1", "a/b", "có dấu và cách", "..", "bai.json", "x?y#z", "a%2Fb", "bai~2", "1+1", "<b>", "a'b\"c"]


@pytest.mark.parametrize("article_id", IDS)
def test_an_address_is_one_safe_part_of_a_path(article_id: str) -> None:
    last = article_address(article_id).removeprefix("/bai/")
    assert last and not set(last) & set("/?#%. <>'\"")
    assert article_id_in(last) == article_id


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_every_id_comes_back(article_id: str) -> None:
    assert article_id_in(article_address(article_id).removeprefix("/bai/")) == article_id


@pytest.mark.parametrize("article_id", ["có dấu và cách", "a/b", "x?y#z", "a%2Fb"])
def test_what_browsers_write_is_read_too(article_id: str) -> None:
    assert article_id_in(quote(article_id, safe="")) == article_id
