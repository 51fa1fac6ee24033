"""Working on plans: a draft, its edits, putting it forward, what is said about it. Never a signature."""

from django.http import HttpResponse
from django.urls import reverse

from quarterdeck.api.answers import told
from quarterdeck.api.door import PLAN
from quarterdeck.api.endpoints.common import PROBLEMS, WITH_BODY
from quarterdeck.api.endpoints.plans import router
from quarterdeck.api.planning import NEEDS_THE_PERSON, binding, changed, new_plan, read_leaf
from quarterdeck.api.problems import FORBIDDEN, ProblemError
from quarterdeck.api.reads import plans as reads
from quarterdeck.api.shapes import asked_plans as ask
from quarterdeck.api.shapes import told_plans as shapes
from quarterdeck.api.shapes.told import Problem
from quarterdeck.directory.request import Request
from quarterdeck.directory.selectors import get_partner
from quarterdeck.plans.known import known_for
from quarterdeck.plans.services import agreeing, remarks

CONFLICT = {409: Problem}


@router.post(
    "/plans", auth=PLAN, url_name="api_plans", response={201: shapes.WholePlan, **WITH_BODY, **CONFLICT}
)
def make_plan(request: Request, asked: ask.NewPlan) -> HttpResponse:
    """Begin a plan with a partner: a draft that the partner does not see until it is shared or proposed."""
    partner = get_partner(request.scope, asked.partner)
    made = new_plan(request.user, request.scope, partner, asked.content)
    response = told(reads.plan(request.scope, made.pk), status=201)
    response["Location"] = reverse("api_plan", args=[made.pk])
    return response


@router.patch(
    "/plans/{int:number}/drafts/{int:draft}",
    auth=PLAN,
    url_name="api_plan_draft",
    response={200: shapes.EditedShape, **WITH_BODY, **CONFLICT},
)
def edit_draft(request: Request, number: int, draft: int, asked: ask.Editing) -> HttpResponse:
    """Change a draft. Where somebody else changed the same since `revision`, the answer is 409 and says
    who, when and to what.
    """
    held = reads.find_draft(request.scope, number, draft)
    edited = changed(
        request.user,
        request.scope,
        held,
        asked.edit,
        revision=asked.revision,
        anyway=asked.anyway,
        known=known_for(request, held.plan, held.value),
    )
    return told(
        reads.draft_of(request.scope, edited.draft)
        | {
            "content": edited.content.model_dump(mode="json"),
            "changes": [
                {"path": one.path, "before": read_leaf(one.before), "after": read_leaf(one.after)}
                for one in edited.made
            ],
        }
    )


@router.post(
    "/plans/{int:number}/sharing",
    auth=PLAN,
    url_name="api_plan_sharing",
    response={200: shapes.WholePlan, **PROBLEMS, **CONFLICT},
)
def share_plan(request: Request, number: int) -> HttpResponse:
    """Open the draft to the other side."""
    agreeing.share(actor=request.user, plan=binding(request.user, request.scope, number))
    return told(reads.plan(request.scope, number))


@router.post(
    "/plans/{int:number}/proposal",
    auth=PLAN,
    url_name="api_plan_proposal",
    response={201: shapes.WholeVersion, **WITH_BODY, **CONFLICT},
)
def propose_plan(request: Request, number: int, asked: ask.Proposing) -> HttpResponse:
    """Put the draft forward as the next version: to be signed by both, each on the plan's page."""
    version = agreeing.propose(
        actor=request.user,
        plan=binding(request.user, request.scope, number),
        revision=asked.revision,
        reason=asked.reason,
        ending=asked.ending,
    )
    response = told(reads.version(request.scope, number, version.number), status=201)
    response["Location"] = reverse("api_plan_version", args=[number, version.number])
    return response


@router.delete(
    "/plans/{int:number}/proposal",
    auth=PLAN,
    url_name="api_plan_proposal",
    response={200: shapes.WholePlan, **PROBLEMS, **CONFLICT},
)
def withdraw_plan(request: Request, number: int) -> HttpResponse:
    """Take back what one's own side proposed; it is a draft again."""
    agreeing.withdraw(actor=request.user, plan=binding(request.user, request.scope, number))
    return told(reads.plan(request.scope, number))


@router.post(
    "/plans/{int:number}/answer",
    auth=PLAN,
    url_name="api_plan_answer",
    response={201: shapes.WholeDraft, **PROBLEMS, **CONFLICT},
)
def answer_plan(request: Request, number: int) -> HttpResponse:
    """Begin a draft of one's own from what the other side proposed; proposing it answers with it."""
    draft = agreeing.counter(actor=request.user, plan=binding(request.user, request.scope, number))
    return told(reads.draft(request.scope, number, draft.pk), status=201)


@router.post(
    "/plans/{int:number}/amendment",
    auth=PLAN,
    url_name="api_plan_amendment",
    response={201: shapes.WholeDraft, **PROBLEMS, **CONFLICT},
)
def amend_plan(request: Request, number: int) -> HttpResponse:
    """Begin a draft from the version in force; proposing it needs a reason, and both sign anew."""
    draft = agreeing.amend(actor=request.user, plan=binding(request.user, request.scope, number))
    return told(reads.draft(request.scope, number, draft.pk), status=201)


@router.post("/plans/{int:number}/signature", auth=PLAN, url_name="api_plan_signature", response={**PROBLEMS})
def sign_plan(request: Request, number: int) -> HttpResponse:
    """Refused (403), whatever is sent: a signature needs the person, on the plan's page."""
    reads.find(request.scope, number)
    raise ProblemError(FORBIDDEN, NEEDS_THE_PERSON.format(number=number))


@router.post(
    "/plans/{int:number}/remarks",
    auth=PLAN,
    url_name="api_plan_remarks",
    response={201: shapes.RemarkShape, **WITH_BODY, **CONFLICT},
)
def remark_on_plan(request: Request, number: int, asked: ask.Remarking) -> HttpResponse:
    """Say something about a plan, or about one part of it."""
    plan = reads.find(request.scope, number)
    said = remarks.remark(actor=request.user, plan=plan, text=asked.text, part=asked.part)
    return told(reads.remark_of(said), status=201)
