"""The words for what was summed up and sent. See `sentences`."""

from django.utils.translation import gettext_lazy as _

from quarterdeck.people.log.wording import Wording

SUMMARIES: dict[str, Wording] = {
    "guest.added": Wording(
        _("Guest added"), _("%(actor)s had the summary of %(object)s sent to %(email)s, a guest.")
    ),
    "guest.removed": Wording(
        _("Guest removed"), _("%(actor)s removed %(email)s from the guests of %(object)s.")
    ),
    "letter.let_go": Wording(_("Summary let go"), _("%(actor)s let the summary of %(period)s to %(to)s go.")),
    "letter.sent_again": Wording(
        _("Summary sent again"), _("%(actor)s had the summary of %(period)s sent to %(to)s again.")
    ),
    "summaries.begun": Wording(
        _("Summaries begun"), _("%(actor)s wrote down %(letters)s summaries of %(period)s.")
    ),
    "summaries.scheduled": Wording(
        _("Schedule of summaries changed"), _("%(actor)s changed when summaries are made.")
    ),
    "summary.asked": Wording(_("Summary asked for"), _("%(actor)s asked for their summary of %(period)s.")),
    "summary.chosen": Wording(
        _("Mail of summaries chosen"), _("%(actor)s chose which summaries come by mail.")
    ),
}
