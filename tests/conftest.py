"""What several test files need: the sample published once, and a server on it."""

import gc
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from functools import partial
from pathlib import Path

import datasette.app  # noqa: F401  (loads the plugins: db.site, imported first, would register half-made)
import pytest
from collection import publish_collection
from hypothesis import settings
from loopback import only_loopback
from once import built_once
from running import ROOT, Sample, run_diaban, serving

SAMPLES = ROOT / "corpus" / "samples"

# A busy machine may pause for longer than hypothesis lets an example take.
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")


@pytest.fixture(scope="session", autouse=True)
def _nothing_reaches_out() -> Iterator[None]:
    """Connections to other machines fail the test that makes them."""
    with only_loopback():
        yield


@pytest.fixture(scope="session", autouse=True)
def _nobody_is_trusted(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Clients read no certificates of the world's, which costs each more than a page of loopback."""
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("SSL_CERT_FILE", raising=False)
        patch.setenv("SSL_CERT_DIR", str(tmp_path_factory.mktemp("no-certificates")))
        yield


@pytest.fixture(scope="module", autouse=True)
def _heap_of_its_own() -> None:
    """The collector does not walk what earlier tests left: times that tests assert are the code's own."""
    gc.freeze()


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Sample:
    """The sample, published."""

    def publish(folder: Path) -> None:
        for arguments in (("import", str(SAMPLES)), ("refresh",)):
            done = run_diaban(*arguments, folder=folder, afresh=True)
            assert done.returncode == 0, done.stderr

    return Sample(folder=built_once(tmp_path_factory, "sample", publish))


@pytest.fixture(scope="session")
def site(sample: Sample) -> Iterator[str]:
    """The address of a running `diaban serve` on the sample."""
    with serving(sample.folder) as address:
        yield address


@pytest.fixture(scope="session")
def collection(tmp_path_factory: pytest.TempPathFactory) -> Sample:
    """The sample and reports that every page kind needs, published."""
    return Sample(
        folder=built_once(tmp_path_factory, "collection", partial(publish_collection, samples=SAMPLES))
    )


@pytest.fixture(scope="session")
def collection_site(collection: Sample) -> Iterator[str]:
    """The address of a running `diaban serve` on the collection."""
    with serving(collection.folder) as address:
        yield address


@pytest.fixture(scope="session")
def article_ids(sample: Sample) -> list[str]:
    """The ids of the sample's articles, those with the most facts first."""
    with closing(sqlite3.connect(sample.published)) as connection:
        rows = connection.execute("SELECT article_id FROM fact_evidence GROUP BY 1 ORDER BY count(*) DESC, 1")
        return [article_id for (article_id,) in rows]
