"""Sources of each policy, an article and a person that are suppressed.

Each marker is a word that stands nowhere else, in a sentence or a name that one rule is about.
"""

import json
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from cli_settings import Settings
from cli_work import change_suppressions, extract_articles, import_paths, publish_facts

POLICIES = ("full", "quotes", "link")
SUPPRESSED = "Ngạc Thiểu Bưởng"
ACCUSED = "Tống Khuyển Vạy"
IN_OFFICE = "Lò Thử Nghiễng"
_SOURCE = """title = "Nguồn {policy}"
hosts = ["{policy}.example.vn"]
province = "Nghệ An"
kind = "paper"
policy = "{policy}"
"""


def marker(policy: str, where: str) -> str:
    """A word that a text of a source of this policy has there; letters that no other word has together."""
    return f"zq{policy}{where}qz"


def _lines(policy: str, *, changed: bool) -> list[str]:
    older = "" if changed else f" Bản cũ nhắc chuyện {marker(policy, 'older')} ở đầu ngõ."
    return [
        f"Sáng 12/3/2024, Thượng tá {SUPPRESSED}, Phó Giám đốc Công an tỉnh Nghệ An, trao Giấy khen cho"
        f" 3 tập thể trong vụ {marker(policy, 'quoted')}.",
        f"Cùng dự có Đại tá {IN_OFFICE}, Giám đốc Công an tỉnh Nghệ An.",
        f"Hoa gạo nở {marker(policy, 'plain')} bên bờ rào, lũ trẻ ngồi nghe mưa.{older}",
        f"Bị can {ACCUSED} nức nở {marker(policy, 'accused')} trước cổng.",
        f"Ở nơi {marker(policy, 'counted')}, đến nay 5/7 phường của thành phố Vinh đạt 20/22 tiêu chí Công an"
        " phường điển hình.",
    ]


def _article(identity: str, policy: str, *, changed: bool) -> dict[str, str]:
    return {
        "id": identity,
        "title": f"Công an tỉnh Nghệ An khen thưởng {policy}",
        "text": "\n".join(_lines(policy, changed=changed)),
        "url": f"https://{policy}.example.vn/khen-thuong.html",
        "source": f"{policy}.example.vn",
        "province": "Nghệ An",
        "published": "2024-03-13",
        "byline": "Người Viết",
    }


def _articles(*, changed: bool) -> Iterator[dict[str, str]]:
    for policy in POLICIES:
        yield _article(f"bai-{policy}", policy, changed=changed)
    hidden = {
        **_article("bai-zqgoneidqz", "full", changed=changed),
        "title": "Đại tá Quàng Thử Zqgonetitleqz, Giám đốc Công an tỉnh Lào Cai, họp bàn",
        "url": "https://full.example.vn/zqgoneurlqz.html",
        "byline": "Zqgonebylineqz",
        "origin": "Zqgoneoriginqz",
    }
    yield {**hidden, "text": hidden["text"].replace("zqfull", "zqgone").replace("Nghệ An", "Lào Cai")}
    named = _article("ngac-thieu-buong-noi-chuyen", "full", changed=changed)
    upper, plain = SUPPRESSED.upper(), "Ngac Thieu Buong"
    yield {
        **named,
        "title": f"{SUPPRESSED} nói chuyện với học sinh",
        "text": f"Sáng 14/3/2024, Công an tỉnh Nghệ An tặng Giấy khen cho {SUPPRESSED}, {upper} và {plain}."
        f"\n{unicodedata.normalize('NFD', SUPPRESSED)} chủ trì. Ông Bưởng cảm ơn Công an phường Bến Thủy."
        + ("" if changed else f"\nBản cũ: {SUPPRESSED} đến; anh Thiểu Bưởng về muộn, cháu Bưởng khóc."),
        "url": "https://full.example.vn/ngac-thieu-buong-noi-chuyen.html",
        "published": "2024-03-15",
        "byline": SUPPRESSED,
    }


def settings_of(folder: Path) -> Settings:
    """Where everything is."""
    return Settings(database=folder / "diaban.db", published=folder / "published", sources=folder / "sources")


def read_news(folder: Path) -> Settings:
    """The articles, each of two revisions, with their facts, not published yet."""
    settings = settings_of(folder)
    (folder / "sources").mkdir()
    for policy in POLICIES:
        (folder / "sources" / f"{policy}.example.vn.toml").write_text(_SOURCE.format(policy=policy), "utf-8")
    for changed in (False, True):
        path = folder / "news.jsonl"
        lines = (json.dumps(each, ensure_ascii=False) for each in _articles(changed=changed))
        path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
        import_paths(settings, [path], complain=_fail)
    extract_articles(settings, everything=False, complain=_fail)
    return settings


def publish_protected(folder: Path) -> Settings:
    """The same published, first with all that a source's policy allows, then without the suppressed."""
    settings = read_news(folder)
    publish_facts(settings, force=False)
    entries = [("article", "bai-zqgoneidqz"), ("person", SUPPRESSED)]
    change_suppressions(settings, entries, reason="zqreasonqz", lift=False)  # type: ignore[arg-type]
    publish_facts(settings, force=True)
    return settings


def _fail(message: str) -> None:
    raise AssertionError(message)
