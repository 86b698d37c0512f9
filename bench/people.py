"""How long joining officials over articles takes: one name many times, and as many mentions as years of news.

    python bench/people.py [MENTIONS]

Invented mentions: names drawn by how common their parts are, offices of police, committees and schools
in 63 provinces with a dozen districts each.
"""

import random
import sys
import time
from collections.abc import Iterator

from extract.across.people import join_people
from extract.across.seen import SeenOfficial, SeenPlace, SeenPosition
from extract.facts import UnitKind
from extract.lexicon import load_lexicon

_RANKS = ("Thiếu tá", "Trung tá", "Thượng tá", "Đại tá", None)
_OFFICES: tuple[tuple[str, str, UnitKind], ...] = (
    ("Trưởng", "Công an huyện {}", "police"),
    ("Phó Trưởng", "Công an huyện {}", "police"),
    ("Đội trưởng", "Đội Cảnh sát hình sự Công an huyện {}", "police"),
    ("Chủ tịch", "UBND huyện {}", "government"),
    ("Phó Chủ tịch", "UBND huyện {}", "government"),
    ("Bí thư", "Huyện ủy {}", "party"),
    ("Hiệu trưởng", "Trường THPT {}", "education"),
)


def names(count: int, chance: random.Random) -> Iterator[str]:
    """Names as common as people's are."""
    shares = load_lexicon("name_shares")
    parts = [
        chance.choices(list(shares[part]), weights=list(shares[part].values()), k=count)
        for part in ("surname", "middle", "given")
    ]
    for surname, middle, given in zip(*parts, strict=True):
        yield f"{surname} {middle} {given}"


def mention(number: int, name: str, chance: random.Random) -> SeenOfficial:
    """One official of one article."""
    province = chance.randrange(63)
    district = province * 20 + chance.randrange(12)
    top = f"{province:02}-2018-01-01"
    place = SeenPlace(
        id=f"{district:03}-2018-01-01",
        level="district",
        land=frozenset({f"{district:05}-2025-07-01"}),
        province=top,
        region=frozenset({top}),
    )
    title, unit, kind = chance.choice(_OFFICES)
    position = SeenPosition(
        title=title, unit=unit.format(f"H{district}"), kind=kind, level="district", place=place
    )
    day = f"{chance.randrange(2015, 2026)}-{chance.randrange(1, 13):02}-{chance.randrange(1, 28):02}"
    return SeenOfficial(
        id=f"o{number}",
        article_id=f"a{number // 3}",
        name=name,
        rank=chance.choice(_RANKS) if kind == "police" else None,
        positions=(position,),
        day=day,
        place=place,
        place_stated=True,
        source=f"s{number % 40}",
    )


def main(count: int) -> None:
    """Print the times of the processor."""
    chance = random.Random(4)
    for what, drawn in (
        ("one common name", ["Nguyễn Văn Hùng"] * 5000),
        ("one rare name", ["Giàng Seo Phử"] * 5000),
        (f"{count} mentions", names(count, chance)),
    ):
        seen = [mention(number, name, chance) for number, name in enumerate(drawn)]
        start = time.process_time()
        persons = join_people(seen)
        print(f"{what}: {time.process_time() - start:.1f} s, {len(persons)} persons")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000)
