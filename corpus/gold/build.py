"""Make the gold files out of the annotations: `python -m corpus.gold.build [--check] [SET]`.

SET is `samples`, or the name of a folder such as `probe` that holds articles and annotations of its own.

An annotation file, `annotations/<article id>.toml`, quotes the article instead of counting characters:

    dates = [
      { quote = "ngày 17/8", value = "2022-08-17" },
      { quote = "năm 2022", n = 2, value = "2022" },        # the second occurrence
    ]
    optional.figures = ["12 xã", "9 gia đình#2"]            # may be found or not; `#2` is an occurrence

An occurrence counts only where neither a letter nor a digit touches it and it is no part of a number, so that
`ngày 1` is not found in `ngày 12` nor `3 tiêu chí` in `16,3 tiêu chí`. Short forms: a position is
`title @ unit` (` (former)` or ` (optional)` after it), a place is `province / district / commune` with `-`
for none, a recipient is `count kind`. `from` and `to` of a date follow from its value unless they are given.
`url`, where there is one, is the article's address at its source.
"""

import json
import re
import sys
import tomllib
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
ARTICLES = HERE / "samples.articles.jsonl"
GOLD = HERE / "samples.gold.jsonl"
LISTS = ("dates", "officials", "units", "localities", "criteria", "figures", "documents", "awards")
LEVELS = ("province", "district", "commune")
DEFAULTS: dict[str, dict[str, Any]] = {
    "dates": {"type": "DATE", "value": None, "mod": None},
    "officials": {"rank": None, "positions": []},
    "units": {"name": None, "kind": None, "level": None},
    "localities": {},
    "criteria": dict.fromkeys((
        "subject", "count", "of_total", "percent", "met_min", "met_max", "criteria_total", "standard",
        "status", "approx", "as_of",
    )),
    "figures": dict.fromkeys(("value", "value_max", "percent", "unit", "approx", "change")),
    "documents": dict.fromkeys(("kind", "number", "issuer", "date")),
    "awards": {"award": None, "awarded_by": None, "recipients": [], "named": []},
}  # fmt: skip
ALLOWED = {
    kind: {"quote", "n", "optional", *fields} for kind, fields in DEFAULTS.items()
}  # fmt: skip
ALLOWED["dates"] |= {"from", "to"}
ALLOWED["officials"] |= {"name"}
ALLOWED["localities"] |= {"place"}
ALLOWED["event"] = {
    "quote", "n", "type", "date", "date_to", "place", "host", "title", "also", "unscored", "optional",
}  # fmt: skip


class AnnotationError(Exception):
    """An annotation that does not fit its article; the message names file and line."""


def read_articles(path: Path = ARTICLES) -> dict[str, dict[str, Any]]:
    """The articles by id."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return {article["id"]: article for article in map(json.loads, lines)}


def read_folder(folder: Path) -> dict[str, dict[str, Any]]:
    """The articles of a folder by id: `<id>.txt`, a head of `key: value` lines, an empty line, the text."""
    return {path.stem: _read_text(path) for path in sorted(folder.glob("*.txt"))}


def _read_text(path: Path) -> dict[str, Any]:
    head, _, text = path.read_text(encoding="utf-8").partition("\n\n")
    fields = dict(line.split(": ", 1) for line in head.splitlines())
    return {"id": path.stem, "title": fields["title"], "text": text.rstrip("\n"), **fields}


def content_of(article: dict[str, Any]) -> str:
    """The text that offsets count in: the title's line, where there is one, then the text."""
    return f"{article['title']}\n{article['text']}" if article["title"] else str(article["text"])


def build(articles: dict[str, dict[str, Any]], folder: Path = HERE / "annotations") -> list[dict[str, Any]]:
    """The gold facts of every annotated article, in the order of `articles`."""
    strangers = {path.stem for path in folder.glob("*.toml")} - articles.keys()
    if strangers:
        raise AnnotationError(f"{folder}: no article for {', '.join(sorted(strangers))}")
    paths = [folder / f"{name}.toml" for name in articles]
    return [build_one(articles[path.stem], path) for path in paths if path.exists()]


def build_one(article: dict[str, Any], path: Path) -> dict[str, Any]:
    """The gold line of one article.

    Raises AnnotationError for a quote that is not in the article, a field that no fact of its kind has,
    and the same span annotated twice in the same way.
    """
    source = path.read_text(encoding="utf-8")
    annotation = tomllib.loads(source)
    unknown = annotation.keys() - {*LISTS, "optional", "event", "url"}
    if unknown:
        raise AnnotationError(f"{path}: no kind of fact is called {', '.join(sorted(unknown))}")
    content = content_of(article)
    gold: dict[str, Any] = {"id": article["id"]}
    if "url" in annotation:
        gold["url"] = annotation["url"]
    for kind in LISTS:
        facts = [
            make_fact(kind, entry, content, where=f"{path}:{line_of(source, kind, entry)}")
            for entry in entries(annotation, kind)
        ]
        gold[kind] = sorted(facts, key=_span)
    event = annotation.get("event")
    where = f"{path}:{line_of(source, 'event', event)}" if event else ""
    gold["event"] = make_event(event, content, where=where) if event else None
    return gold


def _span(fact: dict[str, Any]) -> tuple[int, int]:
    return fact["start"], fact["end"]


def entries(annotation: dict[str, Any], kind: str) -> Iterator[dict[str, Any]]:
    """The entries of a kind, those of `optional` written out."""
    yield from annotation.get(kind, [])
    for short in annotation.get("optional", {}).get(kind, []):
        quote, _, number = short.rpartition("#") if re.search(r"#\d+$", short) else (short, "", "1")
        yield {"quote": quote, "n": int(number), "optional": True}


def line_of(source: str, kind: str, entry: dict[str, Any]) -> int:
    """The line of the annotation file that an entry is on, looked for from its kind's head on."""
    quoted = entry["quote"]
    head = re.search(rf"^\[?{kind}\b", source, re.MULTILINE)
    numbered = quoted + f"#{entry['n']}" if entry.get("n", 1) > 1 and quoted + "#" in source else quoted
    at = source.find(numbered, head.start() if head else 0)
    return source.count("\n", 0, max(at, 0)) + 1


def find_span(content: str, quote: str, n: int, *, where: str) -> tuple[int, int]:
    """Where the n-th occurrence of a quote stands that nothing of a word or number touches."""
    after = r"(?!\w)(?![.,]\d)" if quote[-1:].isalnum() else ""
    pattern = rf"(?<!\w)(?<!\d[.,]){re.escape(quote)}{after}"
    spans = [match.span() for match in re.finditer(pattern, content)]
    if len(spans) < n:
        raise AnnotationError(f"{where}: the article has {len(spans)} times {quote!r}, not {n}")
    return spans[n - 1]


def make_fact(kind: str, entry: dict[str, Any], content: str, *, where: str) -> dict[str, Any]:
    """One fact in the form that the scorer reads."""
    strange = entry.keys() - ALLOWED[kind]
    if strange:
        raise AnnotationError(f"{where}: {kind} have no {', '.join(sorted(strange))}")
    start, end = find_span(content, entry["quote"], entry.get("n", 1), where=where)
    fields = {key: value for key, value in entry.items() if key not in ("quote", "n", "place")}
    fact = {"text": content[start:end], **DEFAULTS[kind], **fields, "start": start, "end": end}
    if kind == "dates" and fact["value"] and "from" not in entry:
        fact["from"], fact["to"] = days_of(fact["value"])
    if kind == "officials":
        fact["name"] = entry.get("name", entry["quote"])
        fact["positions"] = [position(text) for text in fact["positions"]]
    if kind == "localities":
        fact |= place(entry["place"])
        fact["level"] = [level for level in LEVELS if fact[level]][-1]
    if kind == "awards":
        fact["recipients"] = [recipient(text) for text in fact["recipients"]]
    return fact


def make_event(entry: dict[str, Any], content: str, *, where: str) -> dict[str, Any]:
    """The event, its locality an object of three levels or null."""
    strange = entry.keys() - ALLOWED["event"]
    if strange:
        raise AnnotationError(f"{where}: an event has no {', '.join(sorted(strange))}")
    start, end = find_span(content, entry["quote"], entry.get("n", 1), where=where)
    rest = {key: value for key, value in entry.items() if key not in ("quote", "n", "place")}
    locality = place(entry["place"]) if "place" in entry else None
    return {
        "text": content[start:end], "date": None, "date_to": None, "host": None, "title": None, **rest,
        "locality": locality, "start": start, "end": end,
    }  # fmt: skip


def position(text: str) -> dict[str, Any]:
    """`Trưởng @ Công an xã X (former)`; no ` @ ` where the office is held in no unit."""
    marks = re.findall(r" \((former|optional)\)", text)
    title, _, unit = re.sub(r" \((?:former|optional)\)", "", text).partition(" @ ")
    return {"title": title, "unit": unit or None, **dict.fromkeys(marks, True)}


def place(text: str) -> dict[str, str | None]:
    """`Tỉnh Lào Cai / - / Xã Bảo Yên`."""
    parts = [None if part == "-" else part for part in text.split(" / ")]
    return dict(zip(LEVELS, [*parts, None, None], strict=False))


def recipient(text: str) -> dict[str, Any]:
    """`32 tập thể`, or a kind alone where no count is given."""
    count, _, kind = text.partition(" ")
    return {"count": int(count), "kind": kind} if count.isdigit() else {"count": None, "kind": text}


def days_of(value: str) -> tuple[str | None, str | None]:
    """First and last day of a TIMEX3 value as ISO dates; two nulls where it names no day of a calendar."""
    first, _, last = value.partition("/")
    if last:
        return days_of(first)[0], days_of(last)[1]
    if match := re.match(r"\d{4}-\d\d-\d\d", value):
        return match[0], match[0]
    if match := re.fullmatch(r"(\d{4})(?:-(\d\d|[HQ]\d))?", value):
        return _months(int(match[1]), match[2])
    if match := re.fullmatch(r"(\d{4})-W(\d\d)", value):
        monday = date.fromisocalendar(int(match[1]), int(match[2]), 1)
        return monday.isoformat(), (monday + timedelta(days=6)).isoformat()
    return None, None


def _months(year: int, part: str | None) -> tuple[str, str]:
    size = {"H": 6, "Q": 3}.get((part or "")[:1], 1 if part else 12)
    number = int((part or "1").lstrip("HQ"))
    last = number * size
    return date(year, last - size + 1, 1).isoformat(), date(year, last, monthrange(year, last)[1]).isoformat()


def render(gold: list[dict[str, Any]]) -> str:
    """The JSON Lines file."""
    return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in gold)


def outputs(name: str) -> dict[Path, str]:
    """What a set's files should hold: the gold file, and the articles too where a folder holds them."""
    if name == "samples":
        return {GOLD: render(build(read_articles()))}
    articles = read_folder(HERE / name)
    return {
        HERE / f"{name}.articles.jsonl": render(list(articles.values())),
        HERE / f"{name}.gold.jsonl": render(build(articles, HERE / name)),
    }


def main() -> int:
    """Write a set's files; with `--check` only tell (exit code 1) whether they are what they should be."""
    names = [word for word in sys.argv[1:] if word != "--check"]
    files = outputs(names[0] if names else "samples")
    if "--check" in sys.argv[1:]:
        return int(
            any(not path.exists() or path.read_text(encoding="utf-8") != text for path, text in files.items())
        )
    for path, text in files.items():
        path.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
