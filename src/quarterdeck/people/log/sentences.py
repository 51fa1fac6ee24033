"""Each action of the log in words: those of people here, the others in `elsewhere`."""

from django.utils.translation import gettext_lazy as _

from quarterdeck.people.log.elsewhere import DATA, FIGURES, PROGRAMS
from quarterdeck.people.log.plans import PLANS
from quarterdeck.people.log.promised import PROMISES
from quarterdeck.people.log.reviews import REVIEWS
from quarterdeck.people.log.summed_up import SUMMARIES
from quarterdeck.people.log.wording import Wording

PEOPLE: dict[str, Wording] = {
    "invitation.accepted": Wording(_("Invitation accepted"), _("%(actor)s accepted the invitation.")),
    "invitation.withdrawn": Wording(
        _("Invitation withdrawn"), _("%(actor)s withdrew the invitation of %(object)s.")
    ),
    "page.refused": Wording(_("Page refused"), _("%(actor)s was not let into %(path)s.")),
    "partner.moved": Wording(_("Partner moved"), _("%(actor)s moved %(object)s in the tree.")),
    "partner.refused": Wording(_("Partner refused"), _("%(actor)s was not let into %(path)s.")),
    "password.set": Wording(_("Password set"), _("%(actor)s set a new password for %(object)s.")),
    "person.added": Wording(_("Person added"), _("%(actor)s added %(object)s.")),
    "person.invited": Wording(_("Person invited"), _("%(actor)s invited %(object)s.")),
    "person.let_in": Wording(_("Let in again"), _("%(actor)s let %(object)s in again.")),
    "person.shut_out": Wording(_("Shut out"), _("%(actor)s shut %(object)s out.")),
    "person.signed_in": Wording(_("Signed in"), _("%(actor)s signed in.")),
    "person.signed_out": Wording(_("Signed out"), _("%(actor)s signed out.")),
    "portfolio.handed_over": Wording(
        _("Portfolio handed over"), _("%(actor)s handed over partners of %(object)s.")
    ),
    "role.ended": Wording(_("Role ended"), _("%(actor)s ended a role of %(object)s.")),
    "role.granted": Wording(_("Role granted"), _("%(actor)s gave %(object)s a role.")),
    "seeing.page": Wording(_("Page seen as somebody else"), _("%(actor)s read %(path)s.")),
    "seeing.refused": Wording(
        _("Refused while seeing as somebody else"), _("%(actor)s was not let do something at %(path)s.")
    ),
    "seeing.started": Wording(
        _("Began to see as somebody else"), _("%(actor)s began to see the site as %(object)s does.")
    ),
    "seeing.stopped": Wording(
        _("Stopped seeing as somebody else"), _("%(actor)s stopped seeing the site as %(object)s does.")
    ),
    "session.ended": Wording(_("Session ended"), _("%(actor)s ended a session of %(object)s.")),
    "second_factor.failed": Wording(
        _("Second step of a sign-in failed"), _("%(actor)s failed the second step of signing in.")
    ),
    "settings.chosen": Wording(_("Settings chosen"), _("%(actor)s chose their settings.")),
    "sign_in.failed": Wording(_("Sign-in failed"), _("Somebody failed to sign in as %(object)s.")),
}
ACTIONS = PEOPLE | DATA | FIGURES | PROGRAMS | PROMISES | PLANS | REVIEWS | SUMMARIES
OTHERWISE = Wording("", _("%(actor)s: %(action)s %(object)s"))
"""For an action that an older or newer version wrote."""
