"""What the page of one review shows, from its facts alone."""

from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import gettext as _

from quarterdeck.commitments.standing import Standing, standing
from quarterdeck.dashboards.charts.language import Spec
from quarterdeck.dashboards.reader import Reader
from quarterdeck.reviews.edition import Edition
from quarterdeck.reviews.facts import Coming, Facts, Promised
from quarterdeck.reviews.facts.asides import Asides
from quarterdeck.reviews.models import Review
from quarterdeck.reviews.pages import pictures
from quarterdeck.reviews.pages.facts import Fact, facts_of_page
from quarterdeck.reviews.pages.rows import LineRow, Row, line_rows, quarter_rows
from quarterdeck.reviews.reading import asides_of, edition_of
from quarterdeck.reviews.sentences import Told, told


@dataclass(frozen=True)
class ReviewPage:
    """One review for one reader: what both sides see, and what the vendor knows beside it."""

    edition: Edition
    asides: Asides

    @property
    def review(self) -> Review:
        return self.edition.review

    @property
    def facts(self) -> Facts:
        return self.edition.facts

    @property
    def quarter(self) -> str:
        return self.edition.quarter

    @property
    def own_quarter(self) -> str:
        return self.edition.own_quarter

    def name(self, key: str) -> str:
        """'Q3 2026'."""
        return self.edition.period(key)

    @cached_property
    def told(self) -> Told:
        return told(self.edition)

    @property
    def sections(self) -> list[tuple[str, str]]:
        """The parts that are on the page, whatever is known of the partner."""
        return [
            ("since", _("Since we last met")),
            ("back", _("Looking back")),
            ("ahead", _("Looking ahead")),
            ("meeting", _("The meeting")),
        ]

    @property
    def headline_facts(self) -> list[Fact]:
        return facts_of_page(self.edition)

    @property
    def planned(self) -> bool:
        """Whether there is a plan or target to stand beside."""
        return self.facts.back.total.plan is not None

    @property
    def running(self) -> bool:
        return not self.facts.back.reviewed.over

    @cached_property
    def quarters(self) -> list[Row]:
        return quarter_rows(self.edition)

    @cached_property
    def lines(self) -> list[LineRow]:
        return line_rows(self.edition)

    @property
    def lines_by_quarter(self) -> list[tuple[str, list[Row]]]:
        """For each quarter a table of the lines."""
        return [
            (row.name, [line.quarters[place] for line in self.lines])
            for place, row in enumerate(self.quarters)
        ]

    @property
    def has_pipeline(self) -> bool:
        ahead = self.facts.ahead
        return bool(ahead.deals) or any(one.pipeline or one.won for one in ahead.quarters)

    @cached_property
    def coming(self) -> list[tuple[str, Coming]]:
        return [(self.name(one.key), one) for one in self.facts.ahead.quarters]

    @property
    def last_quarter(self) -> str:
        """That of the review before."""
        return self.name(self.facts.since.quarter) if self.facts.since else ""

    @property
    def promises(self) -> list[tuple[Promised, Standing]]:
        """Each with where it stood on the day of the facts."""
        return [(one, standing(one, self.facts.day)) for one in self.facts.promises]

    @property
    def back_chart(self) -> Spec:
        return pictures.back(self.edition)

    @property
    def ahead_chart(self) -> Spec:
        return pictures.ahead(self.edition)


def review_page(reader: Reader, review: Review) -> ReviewPage:
    edition = edition_of(reader, review)
    return ReviewPage(edition, asides_of(reader, review, edition.facts))
