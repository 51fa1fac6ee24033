"""The words for actions of plans. See `sentences`."""

from django.utils.translation import gettext_lazy as _

from quarterdeck.people.log.wording import Wording

PLANS: dict[str, Wording] = {
    "library.kept": Wording(_("Library of plans changed"), _("%(actor)s kept “%(name)s” in the library.")),
    "library.removed": Wording(
        _("Removed from the library of plans"), _("%(actor)s removed “%(name)s” from the library.")
    ),
    "plan.amendment_begun": Wording(_("Amendment begun"), _("%(actor)s began to amend %(object)s.")),
    "plan.answer_begun": Wording(_("Answer begun"), _("%(actor)s began to answer %(object)s.")),
    "plan.countered": Wording(
        _("Counter-proposal"), _("%(actor)s countered %(object)s with version %(version)s.")
    ),
    "plan.draft_put_away": Wording(_("Draft put away"), _("%(actor)s put away “%(draft)s” of %(object)s.")),
    "plan.edited": Wording(_("Draft changed"), _("%(actor)s changed a draft of %(object)s.")),
    "plan.ended": Wording(_("Plan ended"), _("%(actor)s ended %(object)s on %(on)s.")),
    "plan.expired": Wording(_("Plan over"), _("The time of %(object)s was over on %(on)s.")),
    "plan.exported": Wording(_("Plan taken along"), _("%(actor)s took along the sheet of %(object)s.")),
    "plan.given_up": Wording(_("Plan put away"), _("%(actor)s put %(object)s away.")),
    "plan.made": Wording(_("Plan made"), _("%(actor)s made %(object)s.")),
    "plan.printed": Wording(_("Plan on paper"), _("%(actor)s took along %(object)s as PDF.")),
    "plan.proposed": Wording(_("Plan proposed"), _("%(actor)s proposed version %(version)s of %(object)s.")),
    "plan.published": Wording(
        _("Plan in the figures"), _("%(actor)s brought version %(version)s of %(object)s into the figures.")
    ),
    "plan.remarked": Wording(_("Remark on a plan"), _("%(actor)s said something about %(object)s.")),
    "plan.scenario_chosen": Wording(
        _("Scenario chosen"), _("%(actor)s chose the scenario “%(draft)s” of %(object)s.")
    ),
    "plan.scenario_made": Wording(
        _("Scenario made"), _("%(actor)s made the scenario “%(draft)s” of %(object)s.")
    ),
    "plan.scenario_removed": Wording(
        _("Scenario removed"), _("%(actor)s removed the scenario “%(draft)s” of %(object)s.")
    ),
    "plan.seen": Wording(_("Plan seen"), _("%(actor)s marked %(object)s as seen.")),
    "plan.shared": Wording(_("Plan shared"), _("%(actor)s shared the draft of %(object)s.")),
    "plan.signed": Wording(_("Plan signed"), _("%(actor)s signed version %(version)s of %(object)s.")),
    "plan.withdrawn": Wording(
        _("Proposal withdrawn"), _("%(actor)s withdrew version %(version)s of %(object)s.")
    ),
}
