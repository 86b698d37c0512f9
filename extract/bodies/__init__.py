"""How organisations are written, part by part, and what their whole names are; `extract.units` gives the facts."""
