"""All that the commands load, loaded: see `forked`."""

import cli_dump  # noqa: F401
import cli_refresh  # noqa: F401
import cli_scrape  # noqa: F401
import cli_work  # noqa: F401
from cli import main  # noqa: F401
from corpus.article import Article
from extract import read_article

read_article(Article(id="a", text="Sáng 3/4/2024, Công an xã Tân Lập, huyện Vũ Thư, tỉnh Thái Bình ra quân."))
