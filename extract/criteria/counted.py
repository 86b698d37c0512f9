"""The shape of a counted noun phrase."""

from dataclasses import dataclass

from extract.quantities import Quantity


@dataclass(frozen=True, slots=True)
class Subject:
    """A counted noun phrase: `start` is where the count or what softens it begins, `noun` the noun's offsets.

    modifier: it stands within another phrase (`của 7 phường`); whole: it is what parts are taken from
    (`trong 172 …`); attached: said of what was counted before it (`300 khách sạn với 1.200 phòng`);
    share: the per cent between its count and its noun (`4611 (77,8%) xe`); part: a part of what was
    counted before it (`trong đó 5 …`).
    """

    start: int
    noun: tuple[int, int]
    name: str
    quantity: Quantity | None
    approx: str | None
    modifier: bool = False
    whole: bool = False
    part: bool = False
    examined: bool = False
    attached: bool = False
    share: float | None = None

    @property
    def end(self) -> int:
        return self.noun[1]
