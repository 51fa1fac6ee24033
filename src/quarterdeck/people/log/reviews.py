"""The words for actions of reviews. See `sentences`."""

from django.utils.translation import gettext_lazy as _

from quarterdeck.people.log.wording import Wording

REVIEWS: dict[str, Wording] = {
    "review.acknowledged": Wording(_("Review acknowledged"), _("%(actor)s acknowledged %(object)s.")),
    "review.closed": Wording(_("Review closed"), _("%(actor)s closed %(object)s.")),
    "review.prepared": Wording(_("Review prepared"), _("%(actor)s prepared %(object)s.")),
    "review.shared": Wording(_("Review shared"), _("%(actor)s shared %(object)s.")),
}
