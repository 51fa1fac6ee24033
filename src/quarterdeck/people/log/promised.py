"""The words for what was promised. See `sentences`."""

from django.utils.translation import gettext_lazy as _

from quarterdeck.people.log.wording import Wording

PROMISES: dict[str, Wording] = {
    "commitment.changed": Wording(_("Promise changed"), _("%(actor)s changed %(object)s.")),
    "commitment.commented": Wording(_("Promise commented"), _("%(actor)s wrote about %(object)s.")),
    "commitment.dropped": Wording(_("Promise dropped"), _("%(actor)s dropped %(object)s.")),
    "commitment.kept": Wording(_("Promise kept"), _("%(actor)s said that %(object)s is kept.")),
    "commitment.promised": Wording(_("Promise made"), _("%(actor)s made %(object)s.")),
    "commitment.released": Wording(
        _("Promises of a plan released"), _("%(actor)s released the promises of %(object)s.")
    ),
    "commitment.reopened": Wording(_("Promise opened again"), _("%(actor)s opened %(object)s again.")),
    "commitment.taken_over": Wording(
        _("Promises of a plan taken over"), _("%(actor)s took over the promises of %(object)s.")
    ),
}
