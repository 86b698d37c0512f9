"""The article: frozen types, Unicode and offsets, blocks, readers of plain text, HTML and JSONL."""
