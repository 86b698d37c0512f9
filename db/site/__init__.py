"""The published site: a Datasette plugin with its templates and styles."""
