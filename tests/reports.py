"""Short invented reports of who held what office, stored with their facts, for tests of the joining."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from invented import NOW, VERSION, sentences

from cli_places import find_place
from corpus.article import Article, Published
from db.articles import import_articles, revision_id
from db.runs import start_run
from db.sources import DeclaredSource, declare_sources
from db.store import Extracted, store_facts
from db.working import working_database
from extract.facts import EventFact, Facts, OfficialFact, Participant, Place, Position, UnitFact

NGHE_AN = Place(province="Tỉnh Nghệ An", code="40", valid_from="2018-01-01")
HA_TINH = Place(province="Tỉnh Hà Tĩnh", code="42", valid_from="2018-01-01")


@dataclass(frozen=True, kw_only=True)
class Held:
    """Somebody in an office, as one report has them."""

    name: str
    title: str = "Giám đốc"
    unit: str = "Công an tỉnh Nghệ An"
    place: Place | None = NGHE_AN
    rank: str | None = "Đại tá"
    level: str | None = "province"
    kind: str = "police"


@dataclass(frozen=True, kw_only=True)
class Report:
    """An article that says who they are, and of what event."""

    id: str
    day: str | None
    people: tuple[Held, ...]
    body: str = "Hội nghị bàn việc giữ gìn trật tự ở các xã vùng cao trong mùa lễ hội."
    event: str | None = "conference"
    place: Place | None = NGHE_AN
    source: str = "tin.example.vn"

    @property
    def article(self) -> Article:
        """As it is imported."""
        lines = [f"{each.rank or 'Ông'} {each.name}, {each.title} {each.unit}." for each in self.people]
        published = Published(value=self.day, precision="day", provenance="header") if self.day else None
        return Article(
            id=self.id,
            title=f"Tin {self.id}",
            text="\n".join([self.body, *lines]),
            published=published,
            source=self.source,
        )

    def facts(self) -> Facts:
        """What there is to read in it."""
        content = self.article.content
        officials = tuple(
            OfficialFact(
                **_at(content, each.name), name=each.name, rank=each.rank,
                positions=(Position(title=each.title, unit=each.unit),),
            )
            for each in self.people
        )  # fmt: skip
        units = {each.unit: each for each in self.people}
        found = tuple(
            UnitFact(**_at(content, name), name=name, kind=each.kind, level=each.level, locality=each.place)  # type: ignore[arg-type]
            for name, each in units.items()
        )
        chair = [Participant(kind="officials", start=each.start, role="chair") for each in officials[:1]]
        host = [Participant(kind="units", start=each.start, role="host") for each in found[:1]]
        event = EventFact(
            **_at(content, self.body[:8]),
            type=self.event,  # type: ignore[arg-type]
            date=self.day,
            locality=self.place,
            title=self.body[:20],
            participants=(*chair, *host),
        )
        return Facts(id=self.id, officials=officials, units=found, event=event if self.event else None)

    def extracted(self) -> Extracted:
        """Ready to be stored."""
        article = self.article
        return Extracted(
            facts=self.facts(),
            revision_id=revision_id(article),
            content=article.content,
            sentences=sentences(article.content),
            published=self.day,
        )


def store(database: Path, reports: Sequence[Report], *, policy: str = "full") -> None:
    """Import the reports and store their facts; nothing is joined yet."""
    with working_database(database) as connection:
        for _ in import_articles(connection, [report.article for report in reports], now=NOW):
            pass
        declared = [
            DeclaredSource(id=name, title=name, policy=policy)
            for name in sorted({report.source for report in reports})
        ]
        declare_sources(connection, declared, default_policy=policy)
        run_id = start_run(connection, "extract", now=NOW, version=VERSION)
        batch = [report.extracted() for report in reports]
        store_facts(connection, batch, version=VERSION, run_id=run_id, now=NOW, find_place=find_place)


def _at(content: str, text: str) -> dict[str, object]:
    start = content.index(text)
    return {"start": start, "end": start + len(text), "text": text, "rule": "invented"}
