"""The measures, kind by kind, as the contract of the facts defines them."""

from collections.abc import Iterable, Mapping

from extract.evaluation.align import FactLine, Pair, Same, align, anything, required
from extract.evaluation.same import begins_unit, same_name, same_subject, same_unit
from extract.evaluation.same_facts import (
    CRITERIA_NUMBERS,
    calendar_dates,
    place_key,
    same_award,
    same_criteria_numbers,
    same_document,
    same_figure_numbers,
    same_value,
)  # fmt: skip
from extract.evaluation.tally import Sheet
from extract.facts import FACT_LISTS

_CLOSE_STANDARD = 0.5


class Scorer:
    """Adds up articles; `sheet.figures()` has the micro-averages so far."""

    def __init__(self) -> None:
        self.sheet = Sheet()

    def add(self, gold: FactLine, predicted: FactLine) -> None:
        """Score one article. A kind that the gold line leaves out (absent or null) is not scored for it."""
        article = gold["id"]
        for kind in FACT_LISTS:
            if gold.get(kind) is not None:
                getattr(self, f"_{kind}")(article, gold[kind], predicted.get(kind) or [])
        if "event" in gold:
            self._event(article, gold["event"], predicted.get("event") or {})

    def _dates(self, article: str, gold: list[FactLine], predicted: list[FactLine]) -> None:
        gold, predicted = required(calendar_dates(gold), calendar_dates(predicted), same_value)
        strict = {(d["start"], d["end"]) for d in gold} & {(d["start"], d["end"]) for d in predicted}
        self.sheet.count("dates.strict", hits=len(strict), predicted=len(predicted), gold=len(gold))
        pairs = align(gold, predicted)
        self._count("dates.relaxed", pairs, gold, predicted)
        for g, p in pairs:
            same_type = g.get("type") == p.get("type")
            self.sheet.rate("dates.type", article, same_type, (g["text"], g.get("type"), p.get("type")))
        good = [(g, p) for g, p in pairs if same_value(g, p)]
        self._count("dates.value", good, gold, predicted)
        self._misses("dates.value", article, good, gold, predicted, ("value",))

    def _officials(self, article: str, gold: list[FactLine], predicted: list[FactLine]) -> None:
        skip = {same_name(o["name"]) for o in gold if o.get("optional")}
        wanted = {name: o for o in gold if (name := same_name(o["name"])) not in skip}
        got = {name: o for o in predicted if (name := same_name(o["name"])) not in skip}
        self.sheet.compare_sets("officials.name", article, wanted, got)
        for name in wanted.keys() & got.keys():
            ranks = (wanted[name].get("rank"), got[name].get("rank"))
            self.sheet.rate(
                "officials.rank", article, same_name(ranks[0]) == same_name(ranks[1]), (name, *ranks)
            )
        optional = _positions(wanted, only_optional=True)
        self.sheet.compare_sets("officials.position", article, _positions(wanted), _positions(got), optional)

    def _units(self, article: str, gold: list[FactLine], predicted: list[FactLine]) -> None:
        wanted = {same_unit(u["name"]) for u in gold}
        got = {same_unit(u["name"]) for u in predicted}
        tails = {
            name
            for name in got - wanted
            if begins_unit(name) and any(long.endswith(f" {name}") for long in wanted)
        }
        optional = {same_unit(u["name"]) for u in gold if u.get("optional")} | tails
        self.sheet.compare_sets("units.name", article, wanted, got, optional)
        kinds = {same_unit(u["name"]): u.get("kind") for u in predicted}
        for unit in gold:
            name = same_unit(unit["name"])
            if name in kinds and unit.get("kind") and not unit.get("optional"):
                what = (unit["name"], unit["kind"], kinds[name])
                self.sheet.rate("units.kind", article, kinds[name] == unit["kind"], what)

    def _localities(self, article: str, gold: list[FactLine], predicted: list[FactLine]) -> None:
        optional = [place_key(x) for x in gold if x.get("optional")]
        self.sheet.compare_sets(
            "localities", article, map(place_key, gold), map(place_key, predicted), optional
        )

    def _criteria(self, article: str, gold: list[FactLine], predicted: list[FactLine]) -> None:
        gold, predicted = required(gold, predicted, same_criteria_numbers)
        self._count("criteria.span", align(gold, predicted), gold, predicted)
        good = align(gold, predicted, same_criteria_numbers)
        self._count("criteria.numbers", good, gold, predicted)
        self._misses("criteria.numbers", article, good, gold, predicted, CRITERIA_NUMBERS)
        for g, p in good:
            self._criteria_fields(article, g, p)

    def _criteria_fields(self, article: str, gold: FactLine, predicted: FactLine) -> None:
        for field, same in (
            ("status", gold.get("status") == predicted.get("status")),
            ("subject", _same_head(gold.get("subject"), predicted.get("subject"))),
            ("standard", _close(gold.get("standard"), predicted.get("standard"))),
            ("approx", same_name(gold.get("approx")) == same_name(predicted.get("approx"))),
        ):
            what = (gold["text"], gold.get(field), predicted.get(field))
            self.sheet.rate(f"criteria.{field}", article, same, what)

    def _figures(self, article: str, gold: list[FactLine], predicted: list[FactLine]) -> None:
        gold, predicted = required(gold, predicted, same_figure_numbers)
        self._count("figures.span", align(gold, predicted), gold, predicted)
        good = align(gold, predicted, same_figure_numbers)
        self._count("figures.value", good, gold, predicted)
        self._misses("figures.value", article, good, gold, predicted, ())
        for g, p in good:
            a, b = same_name(g.get("unit")), same_name(p.get("unit"))
            same = a == b or (bool(a) and a.split()[:1] == b.split()[:1])
            self.sheet.rate("figures.unit", article, same, (g["text"], a, b))
            change = (g.get("change"), p.get("change"))
            self.sheet.rate("figures.change", article, change[0] == change[1], (g["text"], *change))

    def _documents(self, article: str, gold: list[FactLine], predicted: list[FactLine]) -> None:
        self._spans_and_values(article, "documents", "number", gold, predicted, same_document)

    def _awards(self, article: str, gold: list[FactLine], predicted: list[FactLine]) -> None:
        self._spans_and_values(article, "awards", "recipients", gold, predicted, same_award)

    def _spans_and_values(
        self,
        article: str,
        kind: str,
        value: str,
        gold: list[FactLine],
        predicted: list[FactLine],
        same: Same,
    ) -> None:
        gold, predicted = required(gold, predicted, anything)
        self._count(f"{kind}.span", align(gold, predicted), gold, predicted)
        good = align(gold, predicted, same)
        self._count(f"{kind}.{value}", good, gold, predicted)
        self._misses(f"{kind}.{value}", article, good, gold, predicted, ())

    def _event(self, article: str, gold: FactLine | None, predicted: FactLine) -> None:
        if gold is None:
            none = not predicted.get("type")
            self.sheet.rate("event.type", article, none, (None, predicted.get("type")))
            return
        if gold.get("optional") or not gold.get("type"):
            return
        types = [gold["type"], *gold.get("also", [])]
        unscored = gold.get("unscored", [])
        what = (gold["type"], predicted.get("type"))
        self.sheet.rate("event.type", article, predicted.get("type") in types, what)
        if "date" not in unscored:
            what = (gold.get("date"), predicted.get("date"))
            self.sheet.rate("event.date", article, what[0] == what[1], what)
        if "locality" not in unscored:
            where = (place_key(gold.get("locality") or {}), place_key(predicted.get("locality") or {}))
            self.sheet.rate("event.locality", article, where[0] == where[1], where)

    def _count(
        self, measure: str, pairs: list[Pair], gold: list[FactLine], predicted: list[FactLine]
    ) -> None:
        self.sheet.count(measure, hits=len(pairs), predicted=len(predicted), gold=len(gold))

    def _misses(
        self,
        measure: str,
        article: str,
        good: list[Pair],
        gold: list[FactLine],
        predicted: list[FactLine],
        fields: Iterable[str],
    ) -> None:
        seen = {id(x) for pair in good for x in pair}
        for what, facts in (("missed", gold), ("wrong", predicted)):
            self.sheet.errors[measure] += [
                (article, what, (x["text"], *(x.get(field) for field in fields)))
                for x in facts
                if id(x) not in seen
            ]


def score(gold: Mapping[str, FactLine], predicted: Mapping[str, FactLine]) -> Sheet:
    """Score a whole set; an article with no facts line counts as one in which nothing was found."""
    scorer = Scorer()
    for article, line in gold.items():
        scorer.add(line, predicted.get(article, {}))
    return scorer.sheet


def _positions(people: Mapping[str, FactLine], *, only_optional: bool = False) -> list[tuple[str, str, str]]:
    return [
        (name, same_name(position.get("title")), same_unit(position.get("unit")))
        for name, person in people.items()
        for position in person.get("positions") or []
        if position.get("optional") or not only_optional
    ]


def _same_head(gold: str | None, predicted: str | None) -> bool:
    """The head comes first in Vietnamese: `chỉ tiêu` and `chỉ tiêu kinh tế - xã hội` are one subject."""
    a, b = same_subject(gold), same_subject(predicted)
    return a == b or (bool(a and b) and (a.startswith(f"{b} ") or b.startswith(f"{a} ")))


def _close(gold: str | None, predicted: str | None) -> bool:
    a, b = set(same_name(gold).split()), set(same_name(predicted).split())
    if a == b:
        return True
    return bool(a and b) and (a <= b or b <= a or len(a & b) / len(a | b) >= _CLOSE_STANDARD)
