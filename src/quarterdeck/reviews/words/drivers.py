"""Why revenue differs from the year before, in words."""

from decimal import Decimal

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from quarterdeck.calendar import Period, Span
from quarterdeck.dashboards.periods import span_name
from quarterdeck.reviews.arithmetic.drivers import Cause
from quarterdeck.reviews.facts import Story
from quarterdeck.reviews.words.naming import named
from quarterdeck.reviews.words.sentence import Behind, Sentence, Sentences, Telling, in_period
from quarterdeck.wording import sentence

SMALL = Decimal("0.01")
"""A cause of less than this part of what was sold before is among the figures, and not in the words."""
CAUSES: dict[Cause, Promise] = {
    Cause.VOLUME: gettext_lazy("Volume"),
    Cause.PRICE: gettext_lazy("Price"),
    Cause.MIX: gettext_lazy("Mix"),
    Cause.CAME: gettext_lazy("Products that came"),
    Cause.FELL_AWAY: gettext_lazy("Products that fell away"),
    Cause.UNEXPLAINED: gettext_lazy("Without units"),
}
MORE: dict[Cause, Promise] = {
    Cause.VOLUME: gettext_lazy("%(amount)s more, as more units were sold of the same products"),
    Cause.PRICE: gettext_lazy("%(amount)s more, as prices were higher"),
    Cause.MIX: gettext_lazy("%(amount)s more, as dearer products made up more of what was sold"),
    Cause.CAME: gettext_lazy("%(amount)s more from products that were not sold a year before"),
    Cause.FELL_AWAY: gettext_lazy("%(amount)s more, as products are gone that were only given back before"),
    Cause.UNEXPLAINED: gettext_lazy("%(amount)s more of products whose units are not known"),
}
LESS: dict[Cause, Promise] = {
    Cause.VOLUME: gettext_lazy("%(amount)s less, as fewer units were sold of the same products"),
    Cause.PRICE: gettext_lazy("%(amount)s less, as prices were lower"),
    Cause.MIX: gettext_lazy("%(amount)s less, as cheaper products made up more of what was sold"),
    Cause.CAME: gettext_lazy("%(amount)s less by products that were only given back"),
    Cause.FELL_AWAY: gettext_lazy("%(amount)s less, as products fell away that were sold a year before"),
    Cause.UNEXPLAINED: gettext_lazy("%(amount)s less of products whose units are not known"),
}


def drivers(telling: Telling) -> Sentences:
    """What changed in all, and then each cause that counts, the weightiest first."""
    facts, story = telling.facts, telling.facts.story
    if not facts.known or not facts.back.reviewed.begun:
        return ()
    if story is None:
        text = _("No month of %(quarter)s is over yet: too early to say what moved it.")
        return (Sentence(text % {"quarter": telling.quarter}),)
    if story.drivers.before <= 0:
        text = _("A year before nothing was sold in %(months)s, so there is nothing to compare with.")
        return (Sentence(text % {"months": months(telling, story)}, _sums(telling, story)),)
    return (_change(telling, story), *(_cause(telling, story, cause) for cause in weighty(story)))


def weighty(story: Story) -> list[Cause]:
    """The causes that are told, the weightiest first."""
    if story.drivers.before <= 0:
        return []
    causes = sorted(Cause, key=lambda cause: -abs(story.drivers.by(cause)))
    return [cause for cause in causes if abs(story.drivers.by(cause)) > SMALL * story.drivers.before]


def months(telling: Telling, story: Story) -> str:
    """The months that are compared: the quarter's name once it is over."""
    first, last = (Period.parse(key, telling.calendar) for key in (story.first, story.last))
    quarter = Period.containing(first.first, "quarter", telling.calendar)
    whole = (quarter.first, quarter.last) == (first.first, last.last)
    return span_name(Span(quarter, quarter) if whole else Span(first, last))


def _change(telling: Telling, story: Story) -> Sentence:
    change = story.drivers.after - story.drivers.before
    text = {
        "months": months(telling, story),
        "after": telling.money(story.drivers.after),
        "before": telling.money(story.drivers.before),
        "change": telling.money(abs(change)),
    }
    causes = [telling.amount(CAUSES[cause], story.drivers.by(cause), signed=True) for cause in Cause]
    behind = (*_sums(telling, story), *causes)
    if not change:
        return Sentence(_("%(months)s brought as much as a year before: %(after)s.") % text, behind)
    if change > 0:
        words = _("%(months)s brought %(change)s more than a year before: %(after)s, not %(before)s.")
        return Sentence(words % text, behind, "good")
    words = _("%(months)s brought %(change)s less than a year before: %(after)s, not %(before)s.")
    return Sentence(words % text, behind, "bad")


def _cause(telling: Telling, story: Story, cause: Cause) -> Sentence:
    """The products that moved it the same way are named, save for the mix: that is a matter of all."""
    amount = story.drivers.by(cause)
    clause = str((MORE if amount > 0 else LESS)[cause]) % {"amount": telling.money(abs(amount))}
    parts = [part for part in story.leading if part.cause is cause]
    pairs = [(product_name(story, part.product), part.amount) for part in parts if part.amount * amount > 0]
    behind = (
        telling.amount(CAUSES[cause], amount, signed=True),
        *(telling.amount(product_name(story, part.product), part.amount, signed=True) for part in parts),
    )
    if pairs and cause is not Cause.MIX:
        # Translators: why more or less was sold, and the products that moved it most.
        text = _("%(clause)s: %(products)s")
        clause = text % {"clause": clause, "products": named(telling, pairs)}
    return Sentence(sentence(clause), behind, "good" if amount > 0 else "bad")


def product_name(story: Story, code: str) -> str:
    """Of a product that moved a cause; some rows are of none."""
    return story.names.get(code, code) or _("sales without a product")


def _sums(telling: Telling, story: Story) -> tuple[Behind, ...]:
    name = months(telling, story)
    return (
        telling.amount(in_period(_("Sold"), name), story.drivers.after),
        telling.amount(in_period(_("A year before"), name), story.drivers.before),
    )
