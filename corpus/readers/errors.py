"""What could not be read."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class InputError:
    """One input that gave no article; the rest goes on.

    path: the file, folder or stream, as the caller named it.
    line: counted from 1; None where the whole file is meant.
    message: what is wrong and what to do.
    """

    path: str
    line: int | None
    message: str

    def __str__(self) -> str:
        where = self.path if self.line is None else f"{self.path}:{self.line}"
        return f"{where}: {self.message}"
