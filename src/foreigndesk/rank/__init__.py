"""Stories → order: an explainable score and a front page."""

from foreigndesk.rank.score import chosen, rank, thin

__all__ = ["chosen", "rank", "thin"]
