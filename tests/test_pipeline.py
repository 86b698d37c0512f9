"""The spaCy side: a tokenizer that loses nothing, components for any pipeline."""

import warnings
from importlib.metadata import entry_points

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc, DocBin

import extract
from corpus.article import Article, Published
from extract.pipeline import facts_of
from extract.pipeline.assemble import read_doc
from extract.pipeline.components import KINDS
from extract.pipeline.tokenizer import UnderseaTokenizer

REPORT = (
    "Ngày 12/3/2024, Công an tỉnh Nghệ An tổ chức hội nghị sơ kết quý I. Đại tá Lê Văn Thuận, Phó Giám đốc "
    "Công an tỉnh chủ trì. Đến nay, 12/15 xã đạt 19/19 tiêu chí."
)
HOSTILE = [
    "",
    " ",
    "\n",
    "\r\n\t \u00a0\u3000",
    "  hai  khoảng  trắng  ",
    "tổ\u0300 hợp",
    "\u200b\u202e\ufeff ẩn",
    "\x00\x01\x85\u2028",
    "🙂👨‍👩‍👧 gia đình",
    "x" * 50_000,
    "TP.HCM v.v... 22/22 http://vi.du/a?b=c N’Thôn",
    "=> -> >> .... ---- _____",
    "Ｃông an ｔỉnh",
]


@pytest.fixture(scope="module")
def lazy() -> UnderseaTokenizer:
    return UnderseaTokenizer(spacy.blank("xx").vocab)


@pytest.fixture(scope="module")
def eager() -> UnderseaTokenizer:
    return UnderseaTokenizer(spacy.blank("xx").vocab, words="eager")


@pytest.mark.parametrize("text", HOSTILE)
def test_no_character_is_lost_on_hostile_text(
    text: str, lazy: UnderseaTokenizer, eager: UnderseaTokenizer
) -> None:
    assert lazy(text).text == text
    assert eager(text).text == text


@given(text=st.text(alphabet=st.one_of(st.characters(codec="utf-8"), st.sampled_from(" \n\t.,/“”Đđạủ"))))
def test_no_character_is_lost(text: str, lazy: UnderseaTokenizer, eager: UnderseaTokenizer) -> None:
    assert lazy(text).text == text
    assert eager(text).text == text


def test_words_first_seen_in_a_memory_zone_are_read_after_it() -> None:
    nlp = spacy.blank("xx")
    tokenizer = UnderseaTokenizer(nlp.vocab)
    text = "Thôn Khuổi Lừa, xã Nà Pèng"
    with nlp.memory_zone():
        assert tokenizer(text).text == text
    assert tokenizer(text).text == text


def test_words_are_those_of_underthesea(lazy: UnderseaTokenizer, eager: UnderseaTokenizer) -> None:
    text = "Công an Hải Phòng bắt quả tang"
    assert [word.text for word in lazy(text)._.words] == ["Công an", "Hải Phòng", "bắt", "quả tang"]
    assert [token.text for token in eager(text)] == ["Công an", "Hải Phòng", "bắt", "quả tang"]


def test_no_word_spans_two_lines(eager: UnderseaTokenizer) -> None:
    assert not any("\n" in token.text and token.text.strip() for token in eager("Công\nan tỉnh\nHải\nPhòng"))


def test_words_are_segmented_only_when_asked(
    lazy: UnderseaTokenizer, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(
        "extract.pipeline.words.word_tokenize", lambda line, **_: asked.append(line) or [line]
    )
    doc = lazy("Công an tỉnh")
    assert asked == []
    assert [word.text for word in doc._.words] == ["Công an tỉnh"]
    assert list(doc._.words) and asked == ["Công an tỉnh"]


def test_the_assembled_pipeline_has_a_component_for_every_kind() -> None:
    assert extract.load().pipe_names == [f"diaban_{kind}" for kind in KINDS]


def test_articles_are_read_with_their_date_and_province() -> None:
    published = Published(value="2023-11-07", precision="day", provenance="json")
    article = Article(
        id="a", title="Tin", text="Sáng 6/11, Công an tỉnh họp.", published=published, province="Lào Cai"
    )
    facts = extract.read_article(article)
    assert [date.value for date in facts.dates] == ["2023-11-06TMO"]
    assert [unit.name for unit in facts.units] == ["Công an tỉnh Lào Cai"]
    assert all(article.content[fact.start : fact.end] == fact.text for fact in (*facts.dates, *facts.units))


def blank_vietnamese() -> spacy.language.Language:
    return spacy.blank("vi", config={"nlp": {"tokenizer": {"@tokenizers": "spacy.Tokenizer.v1"}}})


@pytest.mark.parametrize("kind", KINDS)
def test_each_component_works_alone_after_any_tokenizer(kind: str) -> None:
    nlp = blank_vietnamese()
    nlp.add_pipe(f"diaban_{kind}")
    doc = nlp(REPORT)
    facts = doc._.get(f"diaban_{kind}")
    assert len(doc.spans[f"diaban_{kind}"]) == len(facts)
    assert all(doc.text[fact["start"] : fact["end"]] == fact["text"] for fact in facts)


def test_spans_cover_their_facts_where_tokens_are_coarser() -> None:
    nlp = blank_vietnamese()
    nlp.add_pipe("diaban_dates")
    doc = nlp("Từ(12/3/2024)đến nay")
    (fact,) = [f for f in doc._.diaban_dates if f["value"] == "2024-03-12"]
    spans = [
        s for s in doc.spans["diaban_dates"] if s.start_char <= fact["start"] and s.end_char >= fact["end"]
    ]
    assert spans


def test_components_may_run_in_any_order() -> None:
    backward = blank_vietnamese()
    for kind in reversed(KINDS):
        backward.add_pipe(f"diaban_{kind}")
    assert facts_of(backward(REPORT)) == facts_of(extract.load()(REPORT))


def test_a_day_without_a_year_may_lie_in_the_future() -> None:
    nlp = blank_vietnamese()
    nlp.add_pipe("diaban_dates", config={"prefer": "future"})
    doc = nlp.make_doc("Họp ngày 5/8.")
    doc._.diaban_published = "2024-11-01"
    for _, component in nlp.pipeline:
        doc = component(doc)
    assert [fact["value"] for fact in doc._.diaban_dates] == ["2025-08-05"]


def test_facts_are_stored_with_the_doc() -> None:
    nlp = extract.load()
    doc = nlp(REPORT)
    (restored,) = DocBin(store_user_data=True, docs=[doc]).get_docs(nlp.vocab)
    assert list(restored._.diaban_criteria) == doc._.diaban_criteria != []
    assert isinstance(restored, Doc)


@pytest.mark.parametrize("kind", KINDS)
def test_components_are_found_by_their_entry_points(kind: str) -> None:
    (point,) = entry_points(group="spacy_factories", name=f"diaban_{kind}")
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert callable(point.load())


def test_the_tokenizer_is_found_by_its_entry_point() -> None:
    (point,) = entry_points(group="spacy_tokenizers", name="diaban.underthesea.v1")
    assert callable(point.load())


def test_articles_are_read_the_same_with_and_without_a_doc() -> None:
    text = "Sáng 6/11,\n\n UBND tỉnh Nghệ An họp.\n\tCó 5/7 xã đạt chuẩn nông thôn mới."
    article = Article(
        id="a", title="Một tin", text=text, province="Nghệ An",
        published=Published(value="2023-11-07", precision="day", provenance="json"),
    )  # fmt: skip
    facts = extract.read_article(article)
    assert facts_of(read_doc(article), id="a") == facts
    assert facts.criteria and facts.units and facts.dates
