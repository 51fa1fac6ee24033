"""The words for actions of data, figures and programs. See `sentences`."""

from django.utils.translation import gettext_lazy as _

from quarterdeck.people.log.wording import Wording

DATA: dict[str, Wording] = {
    "backup.written": Wording(_("Backup written"), _("%(actor)s wrote a backup.")),
    "import.finished": Wording(_("Import finished"), _("%(actor)s brought in “%(file)s”, %(object)s.")),
    "import.undo_asked": Wording(_("Undoing asked for"), _("%(actor)s asked to undo %(object)s.")),
    "import.undone": Wording(_("Import undone"), _("%(actor)s undid %(object)s.")),
    "upload.received": Wording(_("File received"), _("%(actor)s sent the file “%(file)s”.")),
    "upload.started": Wording(_("Import begun"), _("%(actor)s began to import a file.")),
    "upload.reopened": Wording(_("File opened again"), _("%(actor)s opened a file again.")),
    "upload.removed": Wording(_("File removed"), _("%(actor)s removed the file “%(file)s”.")),
    "mapping.renamed": Wording(_("Mapping renamed"), _("%(actor)s renamed %(object)s.")),
    "mapping.deleted": Wording(_("Mapping deleted"), _("%(actor)s deleted %(object)s.")),
    "quarantine.mended": Wording(_("Held-back row mended"), _("%(actor)s mended a row of %(object)s.")),
    "quarantine.dropped": Wording(_("Held-back rows dropped"), _("%(actor)s dropped rows of %(object)s.")),
    "quarantine.released": Wording(_("Held-back rows released"), _("%(actor)s released rows of %(object)s.")),
    "quarantine.release_asked": Wording(
        _("Release asked for"), _("%(actor)s asked to release rows of %(object)s.")
    ),
    "control_total.declared": Wording(_("Control total declared"), _("%(actor)s declared a control total.")),
    "control_total.removed": Wording(_("Control total removed"), _("%(actor)s removed a control total.")),
    "finding.right": Wording(_("Doubtful row found right"), _("%(actor)s found right what looked doubtful.")),
    "finding.doubted": Wording(_("Row doubted again"), _("%(actor)s took back that a row was right.")),
    "merge.planned": Wording(_("Partners merged"), _("%(actor)s merged two entries of a partner.")),
    "merge.undone": Wording(_("Merge undone"), _("%(actor)s undid the merging of two partners.")),
    "dispute.opened": Wording(_("Number questioned"), _("%(actor)s questioned a number, %(object)s.")),
    "dispute.answered": Wording(_("Question answered"), _("%(actor)s answered %(object)s.")),
    "dispute.commented": Wording(_("Question commented"), _("%(actor)s added to %(object)s.")),
    "dispute.closed": Wording(_("Question closed"), _("%(actor)s closed %(object)s.")),
    "dispute.reopened": Wording(_("Question opened again"), _("%(actor)s opened %(object)s again.")),
}
FIGURES: dict[str, Wording] = {
    "figures.exported": Wording(_("File taken along"), _("%(actor)s took along “%(table)s” as %(form)s.")),
    "notice.seen": Wording(_("Notice seen"), _("%(actor)s put a notice away.")),
    "rows.read": Wording(_("Rows read by a program"), _("%(actor)s read rows of %(object)s by a program.")),
    "kpi.added": Wording(_("KPI added"), _("%(actor)s added %(object)s.")),
    "kpi.changed": Wording(_("KPI changed"), _("%(actor)s changed %(object)s.")),
    "kpi.retired": Wording(_("KPI retired"), _("%(actor)s retired %(object)s.")),
    "threshold.kept": Wording(_("Threshold set"), _("%(actor)s set a threshold of %(object)s.")),
    "threshold.removed": Wording(_("Threshold removed"), _("%(actor)s removed a threshold of %(object)s.")),
    "vendor.kept": Wording(_("Settings of the vendor"), _("%(actor)s changed the settings of the vendor.")),
}
PROGRAMS: dict[str, Wording] = {
    "token.made": Wording(_("Token made"), _("%(actor)s made a token for a program.")),
    "token.refused": Wording(_("Token refused"), _("A program with a wrong token asked for %(path)s.")),
    "token.revoked": Wording(_("Token revoked"), _("%(actor)s revoked a token.")),
    "webhook.made": Wording(_("Webhook made"), _("%(actor)s made a webhook.")),
    "webhook.changed": Wording(_("Webhook changed"), _("%(actor)s changed a webhook.")),
    "webhook.removed": Wording(_("Webhook removed"), _("%(actor)s removed a webhook.")),
    "webhook.secret_changed": Wording(
        _("Secret of a webhook changed"), _("%(actor)s changed the secret of a webhook.")
    ),
    "webhook.sent_again": Wording(_("Webhook sent again"), _("%(actor)s had a webhook sent again.")),
    "webhook.tested": Wording(_("Webhook tried"), _("%(actor)s tried a webhook.")),
}
