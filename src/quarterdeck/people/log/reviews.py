"""The words for actions of reviews. See `sentences`."""

from django.utils.translation import gettext_lazy as _

from quarterdeck.people.log.wording import Wording

REVIEWS: dict[str, Wording] = {
    "brand.changed": Wording(_("Look of slides changed"), _("%(actor)s changed how slides look.")),
    "brand.previewed": Wording(_("Example slides made"), _("%(actor)s had example slides made.")),
    "getwell.begun": Wording(_("Get-well plan begun"), _("%(actor)s began %(object)s.")),
    "getwell.check_dropped": Wording(
        _("Check of a get-well plan left out"), _("%(actor)s left out the check of %(object)s on %(day)s.")
    ),
    "getwell.check_planned": Wording(
        _("Check of a get-well plan agreed"), _("%(actor)s agreed on a check of %(object)s on %(day)s.")
    ),
    "getwell.checked": Wording(_("Get-well plan checked"), _("%(actor)s noted a check of %(object)s.")),
    "getwell.declined": Wording(_("Get-well plan declined"), _("%(actor)s declined %(object)s: %(reason)s")),
    "getwell.given_up": Wording(_("Get-well plan given up"), _("%(actor)s gave up %(object)s: %(reason)s")),
    "getwell.won": Wording(_("Get-well plan won"), _("%(actor)s confirmed that %(object)s is won.")),
    "review.acknowledged": Wording(_("Review acknowledged"), _("%(actor)s acknowledged %(object)s.")),
    "review.agenda_changed": Wording(_("Agenda changed"), _("%(actor)s changed the agenda of %(object)s.")),
    "review.attendees_changed": Wording(
        _("People of a meeting changed"), _("%(actor)s changed who should be at the meeting of %(object)s.")
    ),
    "review.closed": Wording(_("Review closed"), _("%(actor)s closed %(object)s.")),
    "review.exported": Wording(_("Review taken along"), _("%(actor)s took along the sheet of %(object)s.")),
    "review.invited": Wording(
        _("Invitation to a meeting sent"), _("%(actor)s sent the invitation to the meeting of %(object)s.")
    ),
    "review.meeting_set": Wording(_("Meeting set"), _("%(actor)s set the meeting of %(object)s.")),
    "review.prepared": Wording(_("Review prepared"), _("%(actor)s prepared %(object)s.")),
    "review.presented": Wording(_("Review as slides"), _("%(actor)s took along %(object)s as slides.")),
    "review.printed": Wording(_("Review on paper"), _("%(actor)s took along %(object)s as PDF.")),
    "review.shared": Wording(_("Review shared"), _("%(actor)s shared %(object)s.")),
    "review.taken_back": Wording(
        _("Taken back in a review"), _("%(actor)s took back what they wrote in %(object)s.")
    ),
    "review.written": Wording(_("Written in a review"), _("%(actor)s wrote in %(object)s.")),
    "round.asked": Wording(_("Quarter being prepared"), _("%(actor)s had reviews of %(quarter)s prepared.")),
    "round.asked_again": Wording(
        _("Quarter being prepared again"), _("%(actor)s had reviews of %(quarter)s prepared again.")
    ),
    "round.done": Wording(_("Quarter prepared"), _("Reviews of %(quarter)s were prepared for %(actor)s.")),
    "standard.kept": Wording(
        _("What is expected of partners changed"), _("%(actor)s changed what is expected of partners.")
    ),
    "standard.removed": Wording(
        _("What is expected of partners removed"), _("%(actor)s removed something expected of partners.")
    ),
}
