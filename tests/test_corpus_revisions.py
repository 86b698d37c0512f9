"""What changed from one revision of an article to the next."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.article import Article, Block
from corpus.revisions import block_changes


def article(*lines: str, title: str = "Tin") -> Article:
    blocks, start = [], len(title) + 1 if title else 0
    for line in lines:
        blocks.append(Block(kind="para", start=start, end=start + len(line)))
        start += len(line) + 1
    return Article(id="a", title=title, text="\n".join(lines), blocks=tuple(blocks))


def told(before: Article, after: Article) -> list[tuple[str, str | None, str | None]]:
    return [
        (
            each.change,
            before.content[each.before.start : each.before.end] if each.before else None,
            after.content[each.after.start : each.after.end] if each.after else None,
        )
        for each in block_changes(before, after)
    ]


A, B, C = "Công an xã ra quân đêm 5/3.", "Thiệt hại khoảng 20 triệu đồng.", "Vụ việc đang được làm rõ."
B2 = "Thiệt hại khoảng 35 triệu đồng."


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (article(A, B), article(A, B), []),
        (article(A, B), article(A, B, C), [("added", None, C)]),
        (article(A, B, C), article(A, C), [("removed", B, None)]),
        (article(A, B, C), article(A, B2, C), [("changed", B, B2)]),
        (article(A, B), article(A, C), [("removed", B, None), ("added", None, C)]),
        (article(A, B), article(A, C, B2), [("added", None, C), ("changed", B, B2)]),
        (article(A, title="Tin"), article(A, title="Tin mới"), [("changed", "Tin", "Tin mới")]),
        (article(A, title=""), article(A, title="Tin"), [("added", None, "Tin")]),
    ],
)
def test_the_blocks_that_changed(before, after, expected):
    assert told(before, after) == expected


LINES = st.lists(st.sampled_from([A, B, B2, C, "Một dòng khác hẳn."]), max_size=8)


@given(LINES, LINES)
def test_the_changes_lead_from_one_text_to_the_other(old, new):
    before, after = article(*old), article(*new)
    kept = list(before.blocks)
    lost = [each.before for each in block_changes(before, after) if each.before]
    came = [each.after for each in block_changes(before, after) if each.after]
    left = [before.content[b.start : b.end] for b in kept if b not in lost]
    there = [after.content[b.start : b.end] for b in after.blocks if b not in came]
    assert left == there
