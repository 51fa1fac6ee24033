"""What one says about a webhook."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from quarterdeck.delivery.models import Endpoint
from quarterdeck.delivery.selectors import offered
from quarterdeck.delivery.services import Wish
from quarterdeck.delivery.watching import watchable
from quarterdeck.directory.scope import Scope


class EndpointForm(forms.Form):
    """Choices are those of the person the webhook belongs to."""

    url = forms.CharField(max_length=500, label=_("Address"))
    events = forms.MultipleChoiceField(label=_("Tell when"), widget=forms.CheckboxSelectMultiple)
    kpis = forms.MultipleChoiceField(
        label=_("Figures to watch"), widget=forms.CheckboxSelectMultiple, required=False
    )
    each_partner = forms.BooleanField(label=_("Watch each partner, not only all together"), required=False)
    active = forms.BooleanField(label=_("Active"), required=False)

    def __init__(self, data: Any, *, scope: Scope, endpoint: Endpoint | None = None) -> None:  # noqa: ANN401 (Django's)
        super().__init__(data, initial=_said(endpoint) if endpoint else {"active": True})
        self.fields["events"].choices = [(event.value, event.label) for event in offered(scope)]  # type: ignore[attr-defined]
        self.fields["kpis"].choices = [(name, kpi.label) for name, kpi in watchable(scope).items()]  # type: ignore[attr-defined]

    @property
    def wish(self) -> Wish:
        said = self.cleaned_data
        return Wish(
            url=said["url"], events=said["events"], kpis=said["kpis"], each_partner=said["each_partner"]
        )


def _said(endpoint: Endpoint) -> dict[str, Any]:
    return {
        "url": endpoint.url,
        "events": endpoint.events,
        "kpis": endpoint.kpis,
        "each_partner": endpoint.each_partner,
        "active": endpoint.state == Endpoint.State.ACTIVE,
    }
