"""How good extracted facts are, against a gold set."""

from extract.evaluation.files import EvaluationError, false_quotes, read_lines
from extract.evaluation.scorer import Scorer, score

__all__ = ["EvaluationError", "Scorer", "false_quotes", "read_lines", "score"]
