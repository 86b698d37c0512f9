"""What the settings say of the site: whom readers reach (`site_contact`), where the dump is (`site_dump`)."""

import re
from typing import TYPE_CHECKING
from urllib.parse import quote

if TYPE_CHECKING:
    from datasette.app import Datasette

PLUGIN = "diaban"
_MAIL = re.compile(r"[^@\s<>\"?&]+@[^@\s<>\"?&]+\.[^@\s<>\"?&]+")


def site_contact(datasette: "Datasette") -> str | None:
    """The address of a page or of mail, as `diaban serve` hands it on; None where there is none."""
    return _handed_on(datasette, "contact")


def site_dump(datasette: "Datasette") -> str | None:
    """The address of the dump, with or without a host; None where the site offers none."""
    return _handed_on(datasette, "dump")


def _handed_on(datasette: "Datasette", name: str) -> str | None:
    found = (datasette.plugin_config(PLUGIN) or {}).get(name)
    return found if isinstance(found, str) and found else None


def contact_address(contact: str | None, subject: str, body: str) -> str | None:
    """Where a link leads that tells `contact` something: mail with subject and body filled in, or the page.

    In templates, `contact_address(subject, body)`. None where the site says no contact.
    """
    if contact is None or not _MAIL.fullmatch(contact):
        return contact
    about = quote(" ".join(subject.split()), safe="")
    lines = quote("\r\n".join(body.splitlines()), safe="")
    return f"mailto:{quote(contact, safe='@+')}?subject={about}&body={lines}"
