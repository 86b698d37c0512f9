"""Finding out about sites: whether a declaration works, and what one could say."""

from scraper.survey.check import check_article, check_source
from scraper.survey.finding import Finding, shown
from scraper.survey.propose import Proposal, bare_source, propose_source
from scraper.survey.visit import RememberedHosts, Visitor
from scraper.survey.written import proposal_text

__all__ = [
    "Finding",
    "Proposal",
    "RememberedHosts",
    "Visitor",
    "bare_source",
    "check_article",
    "check_source",
    "proposal_text",
    "propose_source",
    "shown",
]
