"""Tokens, the API's own page, and the API as a browser finds it: a session opens nothing there.

What programs get with a token is in `tests/web/api`.
"""

from tests.web.actors import ACTORS
from tests.web.case import PUBLIC, Case, for_all
from tests.web.plans import SHARED
from tests.web.reviews import OPEN


def api(name: str, *args: str, post: int = 405, get: int = 401, query: str = "") -> Case:
    return Case(
        name,
        dict.fromkeys(ACTORS, get),
        args,
        query,
        post=dict.fromkeys(ACTORS, post),
        by_token=True,
    )


CASES = (
    Case("tokens", for_all(200), post=for_all(200)),
    Case("token_revoke", for_all(405), ("0",), post=for_all(404)),
    Case("api_docs", for_all(200)),
    Case("api_openapi", PUBLIC, post=dict.fromkeys(ACTORS, 405)),
    api("api_me"),
    api("api_vendor"),
    api("api_periods"),
    api("api_partners"),
    api("api_partner", "P-1"),
    api("api_territories"),
    api("api_people"),
    api("api_figures", post=401, query="?kpis=revenue"),
    api("api_explanation", "revenue"),
    api("api_kpis"),
    api("api_kpi", "revenue"),
    api("api_kpi_versions", "revenue"),
    api("api_formula_words"),
    api("api_rows", "sales"),
    api("api_subjects"),
    api("api_subject", "sales"),
    api("api_template", "sales", "csv"),
    api("api_disputes", post=401),
    api("api_dispute", "1"),
    api("api_plans", post=401),
    api("api_plans_overview"),
    api("api_plan", str(SHARED)),
    api("api_plan_version", "1", "1"),
    api("api_plan_draft", "1", "1"),
    api("api_plan_remarks", str(SHARED), post=401),
    api("api_plan_sharing", "1", get=405, post=401),
    api("api_plan_proposal", "1", get=405, post=401),
    api("api_plan_answer", "1", get=405, post=401),
    api("api_plan_amendment", "1", get=405, post=401),
    api("api_plan_signature", "1", get=405, post=401),
    api("api_commitments"),
    api("api_reviews"),
    api("api_review", str(OPEN)),
    api("api_log"),
    api("api_imports", post=401),
    api("api_import", "1"),
    api("api_undo", "1", get=405, post=401),
    api("api_push", "1"),
    api("api_quarantine", "1"),
    api("api_release", "1", get=405, post=401),
    api("api_drop", "1", get=405, post=401),
    api("api_nothing", "no/such/thing", get=404, post=404),
)

PAGES = {"tokens": ("operations", "tokens", (), "")}
