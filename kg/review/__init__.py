"""What kg is unsure of, asked one by one: which pairs, what is shown of them, what the answers do to the ledger."""

from kg.review.questions import Question, questions_of
from kg.review.session import Session

__all__ = ["Question", "Session", "questions_of"]
