"""How readers reach who runs the site."""

import asyncio
from urllib.parse import parse_qs, urlsplit

import pytest
from bs4 import BeautifulSoup
from datasette.app import Datasette
from hypothesis import given
from hypothesis import strategies as st
from running import Sample

from db.metadata import build_metadata
from db.site.contact import contact_address

MAIL = "ban.doc+diaban@tin.example"


@given(st.text(max_size=60), st.text(max_size=200))
def test_mail_has_its_subject_and_body_and_nothing_else(subject: str, body: str) -> None:
    address = contact_address(MAIL, subject, body)
    assert address is not None
    parts = urlsplit(address)
    asked = parse_qs(parts.query, keep_blank_values=True, strict_parsing=True)
    assert (parts.scheme, parts.path) == ("mailto", MAIL)
    assert set(asked) == {"subject", "body"}
    assert asked["subject"] == [" ".join(subject.split())]
    assert asked["body"][0].split("\r\n") == ("\n".join(body.splitlines())).split("\n")


def test_a_page_is_linked_as_it_is() -> None:
    assert contact_address("https://tin.example/gop-y?a=1", "x", "y") == "https://tin.example/gop-y?a=1"


@pytest.mark.parametrize("subject", ["Sai\r\nBcc: ai@do.example", "&bcc=ai@do.example", "?cc=x"])
def test_no_subject_adds_a_reader(subject: str) -> None:
    address = contact_address(MAIL, subject, "")
    assert address is not None
    assert set(parse_qs(urlsplit(address).query)) == {"subject"}
    assert "%0A" not in address


def test_none_is_none() -> None:
    assert contact_address(None, "x", "y") is None


@pytest.mark.parametrize("contact", [MAIL, "https://tin.example/gop-y"])
def test_every_page_leads_to_whoever_runs_the_site(sample: Sample, contact: str) -> None:
    metadata = {**build_metadata(), "plugins": {"diaban": {"contact": contact}}}

    async def asked(path: str) -> str:
        answer = await Datasette([], immutables=[str(sample.published)], metadata=metadata).client.get(path)
        return str(answer.text)

    for path in ("/diaban/events", "/quyen-rieng-tu", "/khong-co"):
        page = BeautifulSoup(asyncio.run(asked(path)), "html.parser")
        (link,) = [a["href"] for a in page.select("footer.ft p a:not([rel])")]
        assert link.startswith(f"mailto:{MAIL}?" if contact == MAIL else contact)
        assert contact != MAIL or path in parse_qs(urlsplit(str(link)).query)["body"][0]
