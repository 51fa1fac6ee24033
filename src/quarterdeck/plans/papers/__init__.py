"""The paper of a plan: what a version says, as a PDF to be kept."""

from quarterdeck.plans.papers.paper import Paper, paper_of, printed

__all__ = ["Paper", "paper_of", "printed"]
