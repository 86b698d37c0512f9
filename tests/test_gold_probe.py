"""The probe's gold files are what its articles and annotations say."""

from corpus.gold.build import outputs


def test_the_probe_files_are_what_the_annotations_say() -> None:
    files = outputs("probe")
    assert len(files) == 2
    assert {path.name: path.read_text(encoding="utf-8") for path in files} == {
        path.name: text for path, text in files.items()
    }
