"""An invented report with its facts, for tests of the database: every kind of fact once."""

from dataclasses import replace
from pathlib import Path

from corpus.article import Article, Block, Published
from db.articles import import_articles, revision_id
from db.runs import start_run
from db.sources import DeclaredSource, declare_sources
from db.store import Extracted, store_facts
from db.working import working_database
from extract.facts import (
    AwardFact,
    CriteriaFact,
    DateFact,
    DocumentFact,
    EventFact,
    Fact,
    Facts,
    FigureFact,
    LocalityFact,
    Mention,
    OfficialFact,
    Place,
    Position,
    Recipients,
    UnitFact,
)

NOW = "2026-01-02T03:04:05Z"
VERSION = "rules-1"
TITLE = "Thị xã Cửa Lò họp bàn về các phường điển hình"
TEXT = (
    "Sáng 12/3/2024, Đại tá Đặng Thử Nghiệm, Phó Giám đốc Công an tỉnh Nghệ An, chủ trì cuộc họp.\n"
    "Đến nay 5/7 phường của thị xã Cửa Lò đạt 20/22 tiêu chí."
    " Dịp này 3 tập thể được Công an tỉnh tặng Giấy khen theo Kế hoạch số 15/KH-CAT.\n"
    "Một câu không có gì để trích nằm ở cuối bài."
)
CUA_LO = Place(district="Thị xã Cửa Lò", province="Tỉnh Nghệ An", code="413", valid_from="2018-01-01")
NGHE_AN = Place(province="Tỉnh Nghệ An", code="40", valid_from="2018-01-01")
PROGRAMME = "Công an phường điển hình"


def article(identity: str = "bai-1", *, title: str = TITLE, text: str = TEXT, **changes: object) -> Article:
    """A report of a meeting, with a block for each line."""
    start = len(title) + 1 if title else 0
    blocks = []
    for line in text.split("\n"):
        blocks.append(Block(kind="para", start=start, end=start + len(line)))
        start += len(line) + 1
    whole = Article(
        id=identity,
        title=title,
        text=text,
        url=f"https://tin.example.vn/{identity}",
        source="tin.example.vn",
        province="Nghệ An",
        published=Published(value="2024-03-13", precision="day", provenance="header"),
        byline="Người Viết",
        blocks=tuple(blocks),
        raw_sha256="0" * 64,
        parser="test.1",
    )
    return replace(whole, **changes)  # type: ignore[arg-type]


def facts(of: Article) -> Facts:
    """What there is to read in the report, of every kind; kinds that stand nowhere in it are left out."""
    at = _Finder(of.content)
    unit = "Công an tỉnh Nghệ An"
    return Facts(
        id=of.id,
        dates=at("Sáng 12/3/2024", DateFact, type="TIME", value="2024-03-12TMO", from_day="2024-03-12",
                 to_day="2024-03-12"),
        officials=at("Đặng Thử Nghiệm", OfficialFact, name="Đặng Thử Nghiệm", rank="Đại tá",
                     positions=(Position(title="Phó Giám đốc", unit=unit),),
                     mentions=at.mentions("ông Nghiệm")),
        units=at(unit, UnitFact, name=unit, kind="police", level="province", locality=NGHE_AN,
                 mentions=at.mentions(unit, "Công an tỉnh tặng")),
        localities=at("thị xã Cửa Lò", LocalityFact, ended="2024-01-01", level="district",
                      district=CUA_LO.district,
                      province=CUA_LO.province, code=CUA_LO.code, valid_from=CUA_LO.valid_from),
        criteria=at("5/7 phường của thị xã Cửa Lò đạt 20/22 tiêu chí", CriteriaFact, subject="phường",
                    count=5, of_total=7, met_min=20.0, met_max=20.5, criteria_total=22, standard="tiêu chí",
                    status="achieved", programme=PROGRAMME, locality=CUA_LO),
        figures=at("3 tập thể", FigureFact, value=3, unit="tập thể"),
        documents=at("Kế hoạch số 15/KH-CAT", DocumentFact, kind="Kế hoạch", number="15/KH-CAT",
                     date="2024-02"),
        awards=at("3 tập thể được Công an tỉnh tặng Giấy khen", AwardFact, award="Giấy khen", awarded_by=unit,
                  recipients=(Recipients(count=3, kind="tập thể"),), named=("Tổ Một",)),
        event=next(iter(at("họp bàn", EventFact, type="meeting", date="2024-03-12", locality=CUA_LO,
                           title=of.title)), None),
    )  # fmt: skip


class _Finder:
    def __init__(self, content: str) -> None:
        self._content = content

    def __call__(self, text: str, make: type[Fact], /, **fields: object) -> tuple:  # type: ignore[type-arg]
        start = self._content.find(text)
        if start < 0:
            return ()
        return (make(start=start, end=start + len(text), text=text, rule="invented", **fields),)

    def mentions(self, *texts: str) -> tuple[Mention, ...]:
        starts = [(self._content.find(text), text) for text in texts]
        return tuple(Mention(start=s, end=s + len(text), text=text) for s, text in starts if s >= 0)


def sentences(content: str) -> tuple[tuple[int, int], ...]:
    """Lines, and the parts of lines that a full stop ends."""
    spans = []
    start = 0
    for line in content.split("\n"):
        begin = start
        while (stop := content.find(". ", begin, start + len(line))) >= 0:
            spans.append((begin, stop + 1))
            begin = stop + 2
        spans.append((begin, start + len(line)))
        start += len(line) + 1
    return tuple(span for span in spans if span[0] < span[1])


def extracted(of: Article) -> Extracted:
    """The report with its facts, ready to be stored."""
    return Extracted(
        facts=facts(of),
        revision_id=revision_id(of),
        content=of.content,
        sentences=sentences(of.content),
        published=of.published.value if of.published else None,
        province=of.province,
    )


def fill(database: Path, *articles: Article, policy: str = "full") -> None:
    """Import the articles and store their facts."""
    with working_database(database) as connection:
        for _ in import_articles(connection, articles, now=NOW):
            pass
        sources = {of.source for of in articles if of.source}
        declared = [DeclaredSource(id=name, title=name, policy=policy) for name in sorted(sources)]
        declare_sources(connection, declared, default_policy=policy)
        run_id = start_run(connection, "extract", now=NOW, version=VERSION)
        store_facts(connection, [extracted(of) for of in articles], version=VERSION, run_id=run_id, now=NOW)
