"""The words for actions of reviews. See `sentences`."""

from django.utils.translation import gettext_lazy as _

from quarterdeck.people.log.wording import Wording

REVIEWS: dict[str, Wording] = {
    "brand.changed": Wording(_("Look of decks changed"), _("%(actor)s changed how decks look.")),
    "brand.previewed": Wording(_("Example slides made"), _("%(actor)s had example slides made.")),
    "review.acknowledged": Wording(_("Review acknowledged"), _("%(actor)s acknowledged %(object)s.")),
    "review.closed": Wording(_("Review closed"), _("%(actor)s closed %(object)s.")),
    "review.exported": Wording(_("Review taken along"), _("%(actor)s took along the sheet of %(object)s.")),
    "review.prepared": Wording(_("Review prepared"), _("%(actor)s prepared %(object)s.")),
    "review.printed": Wording(_("Review on paper"), _("%(actor)s took along %(object)s as PDF.")),
    "review.shared": Wording(_("Review shared"), _("%(actor)s shared %(object)s.")),
}
