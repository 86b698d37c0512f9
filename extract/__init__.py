"""From an article to its facts: pure functions over text, with the Vietnamese in data files."""
