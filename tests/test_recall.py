"""What the site says of recall is what is found on the gold sets now."""

import sys
import tomllib

import pytest
from running import ROOT

sys.path.insert(0, str(ROOT / "scripts"))
from recall import TARGET, found_in, rendered


def test_the_file_says_what_is_found_now_but_for_a_fact_in_fifty() -> None:
    kept = tomllib.loads(TARGET.read_text(encoding="utf-8"))
    for kind, (found, of) in found_in("fitted").items():
        said, said_of = kept[kind]["fitted"]
        assert said / said_of == pytest.approx(found / of, abs=0.02), f"{kind}: run scripts/recall.py"


@pytest.mark.parametrize("groups", [{"fitted": [1, 2]}, {"sealed": [3, 4], "fitted": [1, 2]}])
def test_the_file_is_written_so_that_it_can_be_read(groups: dict[str, list[int]]) -> None:
    assert tomllib.loads(rendered({"dates": groups})) == {"dates": groups}
