"""Lines that no article has: reading them must not take time that grows with their square."""

import time

import pytest

from extract.agents import find_agents
from extract.awards import find_awards
from extract.dates import find_dates
from extract.documents import find_documents
from extract.event import find_event
from extract.localities import home_place
from extract.reading import Reading

SIZE = 100_000
# Twice what the slowest takes on a slow machine; a quadratic scan takes minutes.
SECONDS = 4.0


@pytest.mark.parametrize(
    "unit",
    [
        " ",
        "a",
        "Nghị quyết số 18-NQ/TW, 19 và ",
        "Chỉ thị 06, 07, ",
        "Luật An ",
        "Đề án “",
        "Nghị quyết Đại hội Đảng bộ ",
        "tặng Bằng khen cho 3 tập thể và ",
        "khen thưởng ",
        "được a b c ",
        "Giấy khen cho cho ",
        "cháy nổ bắt giữ ",
        "Quyết định 12/QĐ-CP",
        "số 1/",
        "12/3-",
        "((((",
        "Kế hoạch số ",
        "Nghị quyết về “",
        "Luật ",
        "QCVN ",
        "NQ 1, ",
        "Chỉ thị a b c d ",
        "Huy hiệu 30, 40, ",
        "Kỷ niệm chương A b ",
        "cho 1 tập thể ; ",
        "ông Nguyễn Văn A và ",
        "quyết định tặng ",
        "được tặng Bằng khen, ",
        "ký quyết định số ",
        "tặng Giấy khen cho anh Lộc; ",
        "anh được tặng Bằng khen ",
        "tổ chức lễ và đón nhận Huân chương Lao động, ",
        "tuyên dương 3 em, 4 em và ",
        "tại tỉnh Hủa Phăn (Lào), Lào ",
    ],
)
def test_time_stays_linear(unit):
    line = (unit * (SIZE // len(unit) + 1))[:SIZE]
    reading = Reading(line, published="2024-01-01")
    for shared in (find_dates, find_agents, home_place):
        reading.once(shared)
    began = time.process_time()
    find_documents(reading)
    find_awards(reading)
    find_event(reading)
    assert time.process_time() - began < SECONDS
