"""Borders between the types of events, and between an event and none, by short articles of our own."""

import tomllib
from pathlib import Path

import pytest
from test_event import bare_names, event_of, name_of

CASES = tomllib.loads(Path(__file__).with_name("event_border_cases.toml").read_text(encoding="utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=name_of)
def test_type(case):
    found = event_of(case)
    assert (found.type if found else None) in (case["types"] or [None])


@pytest.mark.parametrize("case", [case for case in CASES if "date" in case], ids=name_of)
def test_date(case):
    assert (event_of(case).date or "") == case["date"]


@pytest.mark.parametrize("case", [case for case in CASES if "place" in case], ids=name_of)
def test_place(case):
    assert bare_names(event_of(case).locality) == case["place"]


@pytest.mark.parametrize(
    ("title", "text", "rule"),
    [
        ("Hội nghị sơ kết công tác hội", "Hội Nông dân xã Tân Lập vừa họp.", "title-occasion"),
        ("Bắt giữ hai kẻ cướp giật", "Hai người này ở huyện Mộc Châu.", "title-deed"),
        ("Cháy lớn ở chợ Mộc Châu", "Chợ này có hơn trăm sạp hàng vải vóc.", "title-word"),
        ("", "Sáng 6/11, UBND huyện Mộc Châu tổ chức hội nghị sơ kết.", "lead-occasion"),
        ("", "Sáng 6/11, Công an huyện Mộc Châu bắt giữ hai kẻ cướp giật.", "lead-deed"),
        ("", "Sáng 6/11, một ngôi nhà ở huyện Mộc Châu bốc cháy.", "lead-word"),
        (
            "Vui Tết Độc lập",
            "Bà con các bản về dự rất đông từ sáng sớm. Phát biểu tại hội nghị, ông Lò Văn Pó cảm ơn.",
            "known-occasion",
        ),
        (
            "Chuyện ở bản Nà Sản",
            "Bản có 60 nóc nhà ven suối. Công an huyện Mộc Châu vừa khởi tố hai người trong bản.",
            "later-sentence",
        ),
        ("", "Sáng 6/11, Công an huyện Mộc Châu giúp dân gặt lúa.", "took-place"),
    ],
)
def test_the_rule_names_what_decided(title, text, rule):
    found = event_of({"title": title, "text": text, "published": "2023-11-07"})
    assert found is not None
    assert found.rule == rule
