"""What the partner earns by a plan, what is assumed, scenarios."""

from django.urls import path

from quarterdeck.plans.views import assumptions, launch, scenarios
from quarterdeck.plans.views.earning import profit

urlpatterns = [
    path("launch/", launch.launch, name="plan_launch"),
    path("launch/line/", launch.line, name="plan_launch_line"),
    path("<int:pk>/earning/", profit, name="plan_profit"),
    path("<int:pk>/assumptions/", assumptions.assumptions, name="plan_assumptions"),
    path("<int:pk>/assumptions/lines/", assumptions.earnings, name="plan_earnings"),
    path("<int:pk>/assumptions/services/", assumptions.services, name="plan_services"),
    path("<int:pk>/assumptions/services/new/", assumptions.service, name="plan_service"),
    path(
        "<int:pk>/assumptions/services/<slug:line>/<slug:service>/removal/",
        assumptions.service_removal,
        name="plan_service_removal",
    ),
    path("<int:pk>/assumptions/investments/", assumptions.investments, name="plan_investments"),
    path(
        "<int:pk>/assumptions/investments/<slug:key>/removal/",
        assumptions.investment_removal,
        name="plan_investment_removal",
    ),
    path("<int:pk>/assumptions/terms/", assumptions.terms, name="plan_terms"),
    path("<int:pk>/scenarios/", scenarios.compared, name="plan_scenarios"),
    path("<int:pk>/scenarios/<int:draft>/copy/", scenarios.copy, name="plan_scenario_new"),
    path("<int:pk>/scenarios/<int:draft>/choice/", scenarios.choice, name="plan_scenario_choice"),
    path("<int:pk>/scenarios/<int:draft>/removal/", scenarios.removal, name="plan_scenario_removal"),
]
