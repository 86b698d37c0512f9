"""The gold files made for measuring are what their articles and annotations say."""

import pytest

from corpus.gold.build import outputs


@pytest.mark.parametrize("folder", ["probe", "blind", "sealed"])
def test_the_files_of_a_folder_are_what_its_annotations_say(folder: str) -> None:
    files = outputs(folder)
    assert len(files) == 2
    assert {path.name: path.read_text(encoding="utf-8") for path in files} == {
        path.name: text for path, text in files.items()
    }


@pytest.mark.parametrize("folder", ["probe", "blind", "sealed"])
def test_every_article_of_a_folder_is_annotated(folder: str) -> None:
    articles, gold = (text.splitlines() for text in outputs(folder).values())
    assert len(articles) == len(gold) > 0
