"""The spaCy pipeline: an underthesea tokenizer and one component a fact kind."""

from extract.pipeline.assemble import load_pipeline, read_articles
from extract.pipeline.reading import facts_of, reading_of

__all__ = ["facts_of", "load_pipeline", "read_articles", "reading_of"]
