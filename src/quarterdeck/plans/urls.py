"""Joint business plans. A change of state is an address of its own."""

from django.urls import include, path

from quarterdeck.plans.views import acts, listed
from quarterdeck.plans.views.actual import plan_actual, plan_against_actual
from quarterdeck.plans.views.agreeing import agreement, plan_changes, step
from quarterdeck.plans.views.copy import plan_copy
from quarterdeck.plans.views.goals import goals
from quarterdeck.plans.views.library import (
    library_entry,
    library_new,
    library_removal,
    plan_library,
)
from quarterdeck.plans.views.new import plan_new
from quarterdeck.plans.views.outlook import plan_outlook
from quarterdeck.plans.views.paper import plan_pdf
from quarterdeck.plans.views.parts import check, part, removal
from quarterdeck.plans.views.plan import plan
from quarterdeck.plans.views.sheet import plan_sheet, plan_sheet_taken, plan_xlsx
from quarterdeck.plans.views.signing import proposal, signature
from quarterdeck.plans.views.template import plan_template

urlpatterns = [
    # the page, and working on its draft
    path("<int:pk>/", plan, name="plan"),
    path("", include("quarterdeck.plans.urls_editing")),
    # what the partner earns
    path("", include("quarterdeck.plans.urls_earning")),
    # against history and peers
    path("<int:pk>/outlook/", plan_outlook, name="plan_outlook"),
    # planned against actual
    path("<int:pk>/actual/", plan_actual, name="plan_actual"),
    path("actual/<key:key>/", plan_against_actual, name="plan_against_actual"),
    # goals, strategies, promises
    path("<int:pk>/goals/", goals, name="plan_goals"),
    path("<int:pk>/goals/check/", check, name="plan_goal_check"),
    path("<int:pk>/parts/<slug:group>/", part, name="plan_part_new"),
    path("<int:pk>/parts/<slug:group>/<slug:key>/", part, name="plan_part"),
    path("<int:pk>/parts/<slug:group>/<slug:key>/removal/", removal, name="plan_part_removal"),
    # proposing, signing, changes, remarks
    path("<int:pk>/step/", step, name="plan_step"),
    path("<int:pk>/agreement/", agreement, name="plan_agreement"),
    path("<int:pk>/changes/", plan_changes, name="plan_changes"),
    path("<int:pk>/sharing/", acts.sharing, name="plan_share"),
    path("<int:pk>/proposal/", proposal, name="plan_propose"),
    path("<int:pk>/proposal/withdrawal/", acts.withdrawal, name="plan_withdraw"),
    path("<int:pk>/answer/", acts.answer, name="plan_answer"),
    path("<int:pk>/amendment/", acts.amendment, name="plan_amend"),
    path("<int:pk>/draft/discarding/", acts.discarding, name="plan_discard"),
    path("<int:pk>/giving-up/", acts.giving_up, name="plan_give_up"),
    path("<int:pk>/signature/", signature, name="plan_sign"),
    path("<int:pk>/end/", acts.end, name="plan_end"),
    path("<int:pk>/publication/", acts.publication, name="plan_publish"),
    path("<int:pk>/remarks/", acts.remark, name="plan_remark"),
    path("<int:pk>/seen/", acts.seen, name="plan_seen"),
    # new plans, templates, files
    path("new/", plan_new, name="plan_new"),
    path("<int:pk>/copy/", plan_copy, name="plan_copy"),
    path("<int:pk>/template/", plan_template, name="plan_template"),
    path("library/", plan_library, name="plan_library"),
    path("library/<slug:shelf>/new/", library_new, name="library_new"),
    path("library/<slug:shelf>/<slug:key>/", library_entry, name="library_entry"),
    path("library/<slug:shelf>/<slug:key>/removal/", library_removal, name="library_removal"),
    # papers and sheets
    path("<int:pk>/plan.pdf", plan_pdf, name="plan_pdf"),
    path("<int:pk>/plan.xlsx", plan_xlsx, name="plan_xlsx"),
    path("<int:pk>/sheet/", plan_sheet, name="plan_sheet"),
    path("<int:pk>/sheet/taken/", plan_sheet_taken, name="plan_sheet_taken"),
    # lists and roll-ups
    path("", listed.plans, name="plans"),
    path("all.<form:form>", listed.plans_file, name="plans_file"),
    path("overview/", listed.plans_overview, name="plans_overview"),
    path("by-<slug:by>.<form:form>", listed.plans_overview_file, name="plans_overview_file"),
    path("waiting/", listed.waiting, name="plans_waiting"),
    path("of/<key:key>/", listed.about, name="plans_about"),
]
