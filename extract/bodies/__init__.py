"""How organisations are written, and what their whole names are; `extract.units` makes facts of them."""
