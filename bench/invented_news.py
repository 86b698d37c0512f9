"""Invented reports with their facts, as many as asked for, skewed as news is: for `make_site.py`.

Nothing is read here: a report is written together with what is to be read in it. The same numbers give the
same reports. Some provinces, officials and programmes are told of a thousand times as often as others; every
eighth event is told again by another source.
"""

import random
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import accumulate
from pathlib import Path
from typing import Any, Generic, TypeVar

from corpus.article import Article, Block, Published
from corpus.readers.html import id_from
from db.articles import revision_id
from db.fold import fold
from db.store import Extracted
from extract.facts import (
    AwardFact,
    CriteriaFact,
    DateFact,
    DocumentFact,
    EventFact,
    Facts,
    FigureFact,
    LocalityFact,
    OfficialFact,
    Participant,
    Place,
    Position,
    Recipients,
    UnitFact,
)
from extract.gazetteer.table import Unit, load_units, unit_on
from extract.lexicon import load_lexicon

WORDS = Path(__file__).with_suffix(".toml")
SOURCES = 60
YEARS = range(2016, 2027)
# Which share of all mentions is of the official who is named most: 3,000 of about 53,000.
MOST_NAMED = 0.057
T = TypeVar("T")


class Skewed(Generic[T]):
    """Draws the first of some things most often, the second half as often, and so on."""

    def __init__(self, things: Sequence[T], *, exponent: float = 1.0) -> None:
        self._things = things
        self._sums = list(accumulate((n + 2) ** -exponent for n in range(len(things))))

    def draw(self, random: random.Random) -> T:
        """One of them."""
        return random.choices(self._things, cum_weights=self._sums)[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Official:
    """Somebody in an office."""

    name: str
    rank: str | None
    title: str
    body: str
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """What reports are made of: provinces with their communes, officials by province, words."""

    provinces: Skewed[Unit]
    communes: dict[str, Skewed[tuple[str, Place]]]
    officials: dict[str, Skewed[Official]]
    most_named: Official
    programmes: Skewed[str]
    words: dict[str, Any]
    searched: tuple[tuple[str, float], ...]


def reports(articles: int, *, seed: int = 7) -> Iterator[tuple[Article, Extracted]]:
    """So many reports, each with the facts that stand in it: ten on average."""
    draw = random.Random(seed)
    world = _world(seed, articles)
    told: list[_Text] = []
    for number in range(articles):
        if told and draw.random() < 0.08:
            yield _report(draw.choice(told).again(draw), number, draw)
            continue
        text = _Text(world, draw)
        told = [*told[-20:], text]
        yield _report(text, number, draw)


def source_name(number: int) -> str:
    """The name of a source, which is its host."""
    return f"bao{number:02}.example.vn"


def policy_of(number: int) -> str:
    """How much of a source's text may be shown, as common as among the declared ones."""
    return "link" if number % 20 == 7 else "full" if number % 3 == 0 else "quotes"


@cache
def _words() -> dict[str, Any]:
    return tomllib.loads(WORDS.read_text(encoding="utf-8"))


def _world(seed: int, articles: int) -> World:
    draw = random.Random(seed + 1)
    words = _words()
    units = [unit for unit in load_units() if not unit.valid_to or unit.valid_to > "2024-01-01"]
    provinces = [unit for unit in units if unit.level == "province" and not unit.valid_to]
    draw.shuffle(provinces)
    communes: dict[str, list[tuple[str, Place]]] = {unit.code: [] for unit in provinces}
    for unit in units:
        if unit.level == "commune" and (known := _place(unit)) is not None and known[0] in communes:
            communes[known[0]].append((unit.name, known[1]))
    officials = {
        province.code: Skewed(
            [
                _official(draw, words, province, communes[province.code])
                for _ in range(max(articles // 300, 5))
            ]
        )
        for province in provinces
    }
    return World(
        provinces=Skewed(provinces, exponent=0.9),
        communes={code: Skewed(_shuffled(draw, found), exponent=0.7) for code, found in communes.items()},
        officials=officials,
        most_named=_official(draw, words, provinces[0], communes[provinces[0].code]),
        programmes=Skewed(words["words"]["programmes"]),
        words=words["words"],
        searched=tuple(words["searched"].items()),
    )


def _shuffled(draw: random.Random, things: list[T]) -> list[T]:
    draw.shuffle(things)
    return things


def _place(unit: Unit) -> tuple[str, Place] | None:
    """The code of a commune's province, and the commune with those above it."""
    above = unit_on(unit.parent, unit.valid_from) if unit.parent else None
    top = unit_on(above.parent, unit.valid_from) if above is not None and above.parent else above
    if above is None or top is None or top.level != "province":
        return None
    place = Place(
        commune=unit.name,
        district=above.name if above is not top else None,
        province=top.name,
        code=unit.code,
        valid_from=unit.valid_from,
    )
    return top.code, place


def _official(
    draw: random.Random, words: dict[str, Any], province: Unit, communes: list[tuple[str, Place]]
) -> Official:
    office = draw.choice(words["offices"])
    whole = _whole(province)
    name, place = (
        (province.name, whole) if office["level"] == "province" or not communes else draw.choice(communes)
    )
    return Official(
        name=_name(draw),
        rank=draw.choice(words["words"]["ranks"]) if draw.random() < 0.7 else None,
        title=office["title"],
        body=office["body"].format(place=_within(name)),
        place=place,
    )


def _whole(province: Unit) -> Place:
    return Place(province=province.name, code=province.code, valid_from=province.valid_from)


def _name(draw: random.Random) -> str:
    parts = load_lexicon("name_shares")
    return " ".join(
        draw.choices(list(parts[part]), list(parts[part].values()))[0]
        for part in ("surname", "middle", "given")
    )


def _within(name: str) -> str:
    """A place's name as it stands within a sentence: `phường Nghi Hải`."""
    return name[0].lower() + name[1:]


class _Text:
    """A report as it is written, line by line, with the facts in it by their offsets."""

    def __init__(self, world: World, draw: random.Random) -> None:
        self.world, self.draw = world, draw
        self.province = world.provinces.draw(draw)
        self.commune, self.place = world.communes[self.province.code].draw(draw)
        self.programme = world.programmes.draw(draw)
        self.day = f"{draw.choice(YEARS)}-{draw.randrange(1, 13):02}-{draw.randrange(1, 29):02}"
        self.pieces: list[str] = []
        self.length = 0
        self.found: dict[str, list[Any]] = {}
        self.lines: list[tuple[int, int]] = []
        self.sentences: list[tuple[int, int]] = []
        self.event_type, said = draw.choice(world.words["events"])
        self.deed = said.format(programme=self.programme, year=self.day[:4])
        self.title = f"{self.commune}: {self.deed[0].upper()}{self.deed[1:]}"
        self.add(f"{self.title}\n")
        self._write()

    def again(self, draw: random.Random) -> "_Text":
        """The same report with other figures at its end: what another source makes of it."""
        other = _Text.__new__(_Text)
        other.__dict__.update(self.__dict__)
        other.pieces, other.lines, other.sentences = [*self.pieces], [*self.lines], [*self.sentences]
        other.found = {kind: [*facts] for kind, facts in self.found.items()}
        other.draw = draw
        other._line([other._figures])
        return other

    def _write(self) -> None:
        draw = self.draw
        self._line([self._lead])
        self._line([self._plain, self._criteria] if draw.random() < 0.7 else [self._plain])
        self._line([self._figures, self._plain] if draw.random() < 0.78 else [self._plain])
        self._line([self._plain, *([self._awarded] if draw.random() < 0.2 else [self._plain])])

    def add(self, text: str) -> tuple[int, int]:
        """Write a piece of text; returns its span."""
        start = self.length
        self.pieces.append(text)
        self.length += len(text)
        return start, self.length

    def fact(self, table: str, make: Any, text: str, rule_: str, **known: Any) -> None:
        """Write a piece of text that a fact is read from."""
        start, end = self.add(text)
        self.keep(table, make(start=start, end=end, text=text, rule=rule_, **known))

    def keep(self, kind: str, fact: Any) -> None:
        """Note a fact, once where it names what another has named."""
        known = self.found.setdefault(kind, [])
        if kind not in ("units", "localities", "officials") or all(
            (each.place if kind == "localities" else each.name)
            != (fact.place if kind == "localities" else fact.name)
            for each in known
        ):
            known.append(fact)

    def _line(self, sentences: Sequence[Any]) -> None:
        begin = self.length
        for number, write in enumerate(sentences):
            if number:
                self.add(" ")
            start = self.length
            write()
            self.sentences.append((start, self.length))
        self.lines.append((begin, self.length))
        self.add("\n")

    def _lead(self) -> None:
        draw, day = self.draw, self.day
        self.add("Ngày ")
        said = f"{int(day[8:])}/{int(day[5:7])}/{day[:4]}"
        self.fact("dates", DateFact, said, "full_day", type="DATE", value=day, from_day=day, to_day=day)
        self.add(", tại ")
        self._locality(self.place, _within(self.commune))
        self.add(", ")
        self._unit(f"Công an {_within(self.commune)}", self.place, "commune")
        self.add(" ")
        if draw.random() < 0.6:
            start, end = self.add(self.deed)
            event = EventFact(
                start=start, end=end, text=self.deed, rule="deed_clause", type=self.event_type, date=day,
                locality=self.place, host=self.found["units"][0].name, title=f"{self.deed}",
                participants=(Participant(kind="units", start=self.found["units"][0].start, role="host"),),
            )  # fmt: skip
            self.keep("event", event)
        else:
            self.add(self.deed)
        if draw.random() < 0.52:
            self._chair()
        self.add(".")

    def _locality(self, place: Place, said: str) -> None:
        level = "commune" if place.commune else "province"
        self.fact(
            "localities", LocalityFact, said, "typed_name", level=level, province=place.province,
            district=place.district, commune=place.commune, code=place.code, valid_from=place.valid_from,
        )  # fmt: skip

    def _unit(self, name: str, place: Place, level: str) -> None:
        kind = "police" if "Công an" in name else "party" if name.startswith("Đảng") else "government"
        self.fact("units", UnitFact, name, "typed_body", name=name, kind=kind, level=level, locality=place)

    def _chair(self) -> None:
        draw = self.draw
        most = draw.random() < MOST_NAMED
        who = self.world.most_named if most else self.world.officials[self.province.code].draw(draw)
        self.add("; " + (f"{who.rank} " if who.rank else "đồng chí "))
        self.fact(
            "officials", OfficialFact, who.name, "rank_name", name=who.name, rank=who.rank,
            positions=(Position(title=who.title, unit=who.body),),
        )  # fmt: skip
        self.add(f", {who.title} ")
        self._unit(who.body, who.place, "commune" if who.place.commune else "province")
        self.add(", dự và phát biểu chỉ đạo")

    def _criteria(self) -> None:
        draw = self.draw
        if draw.random() < 0.7:
            self.add("Đến ")
            said = f"tháng {int(self.day[5:7])}"
            self.fact(
                "dates", DateFact, said, "month", type="DATE", value=self.day[:7],
                from_day=f"{self.day[:7]}-01", to_day=f"{self.day[:7]}-28",
            )  # fmt: skip
            self.add(", ")
        else:
            self.add("Đến nay, ")
        total = draw.randrange(5, 60)
        count = draw.randrange(1, total)
        subject = draw.choice(self.world.words["subjects"])
        met = draw.randrange(12, 20)
        status, said = draw.choice([("achieved", "đã đạt"), ("achieved", "đạt"), ("target", "phấn đấu đạt")])
        text = f"{count}/{total} {subject} {said} {met}/19 tiêu chí {self.programme}"
        self.fact(
            "criteria", CriteriaFact, text, "count_of_total", subject=subject, standard=self.programme,
            status=status, count=count, of_total=total, met_min=met, met_max=met, criteria_total=19,
            programme=self.programme, locality=self.place,
        )  # fmt: skip
        self.add(", ")
        if draw.random() < 0.3:
            self.add("riêng ")
            self._locality(*self._neighbour())
            self.add(f" {draw.choice(self.world.words['tails'])}.")
        else:
            self.add(f"{draw.choice(self.world.words['tails'])}.")

    def _neighbour(self) -> tuple[Place, str]:
        name, place = self.world.communes[self.province.code].draw(self.draw)
        return place, _within(name)

    def _figures(self) -> None:
        draw = self.draw
        self.add("Trong ")
        month = self.day[:7]
        self.fact(
            "dates", DateFact, f"tháng {int(month[5:])}/{month[:4]}", "month_year", type="DATE", value=month,
            from_day=f"{month}-01", to_day=f"{month}-28",
        )  # fmt: skip
        self.add(", ")
        if draw.random() < 0.5:
            self._unit(f"Công an {_within(self.province.name)}", _whole(self.province), "province")
        else:
            self.add("các lực lượng")
        self.add(f" {self._searched()}, đã ")
        for number, (verb, thing) in enumerate(draw.sample(self.world.words["things"], draw.randrange(2, 5))):
            self.add(f"{', ' if number else ''}{verb} ")
            value = draw.randrange(2, 4000)
            said = f"{value:,} {thing}".replace(",", ".")
            self.fact("figures", FigureFact, said, "number_unit", value=value, unit=thing)
        self.add(f", {draw.choice(self.world.words['tails'])}.")

    def _searched(self) -> str:
        """One of the phrases that are searched for, as often as they are to be found; mostly another."""
        at = self.draw.random() * 78  # of a hundred articles so many have the sentence
        for said, share in self.world.searched:
            at -= share
            if at < 0:
                return said
        return "chủ động nắm tình hình từ cơ sở"

    def _awarded(self) -> None:
        draw = self.draw
        self.add("Dịp này, ")
        count = draw.randrange(2, 40)
        award = draw.choice(self.world.words["awards"])
        self.fact(
            "awards", AwardFact, f"{count} tập thể được tặng {award}", "awarded_to", award=award,
            recipients=(Recipients(count=count, kind="tập thể"),),
        )  # fmt: skip
        self.add(" theo ")
        kind, letters = draw.choice(self.world.words["instruments"])
        number = f"{draw.randrange(1, 900)}/{letters}"
        self.fact("documents", DocumentFact, f"{kind} số {number}", "numbered", kind=kind, number=number)
        self.add(".")

    def _plain(self) -> None:
        self.add(self.draw.choice(self.world.words["plain"]))


def _report(text: _Text, number: int, draw: random.Random) -> tuple[Article, Extracted]:
    content = "".join(text.pieces).rstrip("\n")
    title, _, body = content.partition("\n")
    source = min(int(draw.paretovariate(0.6)) - 1, SOURCES - 1)
    host = source_name(source)
    slug = "-".join(fold(title).replace(":", "").replace(",", "").split())
    url = f"https://{host}/tin-tuc/{slug}-{number + 10_000}.html"
    article = Article(
        id=id_from(url),
        title=title,
        text=body,
        url=url,
        canonical_url=url,
        source=host,
        published=Published(value=text.day, precision="day", provenance="header"),
        byline="Người Viết",
        blocks=tuple(Block(kind="para", start=start, end=end) for start, end in text.lines),
        raw_sha256=f"{number:064x}",
        parser="generic.1",
    )
    found: dict[str, Any] = {kind: tuple(facts) for kind, facts in text.found.items() if kind != "event"}
    facts = Facts(id=article.id, **found)
    if "event" in text.found:
        facts = replace(facts, event=text.found["event"][0])
    extracted = Extracted(
        facts=facts,
        revision_id=revision_id(article),
        content=content,
        sentences=tuple(text.sentences),
        published=text.day,
    )
    return article, extracted
