"""Storing and publishing: schema and migrations, loading, search folding, the site."""
