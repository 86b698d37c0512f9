"""What a fetcher needs in tests: hosts kept in memory, a source of the farm's hosts."""

from dataclasses import fields
from typing import Any

from corpus.clock import Clock
from corpus.frontier import Host
from farm.clock import FakeClock
from farm.hosts import FarmHost
from scraper.fetch import Fetcher, Limits
from scraper.sources.source import Source

AGENT = "diaban/0.1 (+https://diaban.example/about)"


class KeptHosts:
    """States of hosts, kept as long as it lives. `writes`: how often one was kept."""

    def __init__(self) -> None:
        self.states: dict[str, Host] = {}
        self.writes = 0

    def host(self, name: str) -> Host:
        """What is known of it."""
        return self.states.get(name) or Host(host=name)

    def keep_host(self, host: Host) -> None:
        """Remember it."""
        self.writes += 1
        self.states[host.host] = host


def source_of(*hosts: FarmHost | str, name: str = "vidu.vn", pace: float = 0.0, **more: Any) -> Source:
    """A source with the farm's hosts (or names)."""
    names = tuple(host if isinstance(host, str) else host.address for host in hosts)
    return Source(name=name, title="Báo Ví Dụ", hosts=names, kind="paper", policy="full", pace=pace, **more)


def fetcher(*, clock: Clock | None = None, hosts: KeptHosts | None = None, **more: Any) -> Fetcher:
    """A fetcher that may ask loopback."""
    known = {field.name for field in fields(Limits)}
    limits = Limits(**{key: more.pop(key) for key in list(more) if key in known})
    return Fetcher(
        clock=clock or FakeClock(),
        hosts=hosts if hosts is not None else KeptHosts(),
        user_agent=AGENT,
        allow_loopback=True,
        limits=limits,
        **more,
    )


def page(text: str, *, title: str = "Tin trong ngày") -> str:
    """A page with a title and a paragraph."""
    return (
        f"<!doctype html><html><head><meta charset=utf-8><title>{title}</title></head>"
        f"<body><h1>{title}</h1><p>{text}</p></body></html>"
    )
