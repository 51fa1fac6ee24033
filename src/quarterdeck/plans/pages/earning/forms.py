"""The forms on which assumptions are changed. Each says which edits it asks for."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from quarterdeck.plans.content import Content, Investment, Line, Service, free_key
from quarterdeck.plans.fields import choose_from, dress
from quarterdeck.plans.pages.earning.fields import AmountField, DaysField, PercentField

Asked = dict[str, Any]
"""An edit, as `edits.parse` reads it."""
ZERO = Decimal(0)
KINDS = {
    "training": gettext_lazy("Training and certification"),
    "marketing": gettext_lazy("Marketing"),
    "equipment": gettext_lazy("Demo equipment"),
    "presales": gettext_lazy("Pre-sales"),
    "other": gettext_lazy("Something else"),
}
EARNING = ("margin", "rebate", "deal")
SERVICE = ("attach", "days", "day_rate", "day_cost")


class Assumptions(forms.Form):
    """A form of a content: dressed as the site's, and empty fields of amounts stand for 0."""

    def __init__(self, content: Content, data: Any = None, **more: Any) -> None:  # noqa: ANN401 (Django's)
        super().__init__(data, **more)
        self.content = content
        self.prepare()
        dress(self)

    def prepare(self) -> None:
        """More fields, from the content."""

    def lock(self) -> None:
        """To be read only."""
        for field in self.fields.values():
            field.disabled = True

    def asked(self) -> list[Asked]:
        """The edits of a form that is right."""
        raise NotImplementedError


class LinesForm(Assumptions):
    """Margin, rebate and average deal of every line; and one value for all lines that have none."""

    every_margin = PercentField(label=gettext_lazy("Margin of every line without, %"))
    every_deal = AmountField(label=gettext_lazy("Average deal of every line without"))

    def prepare(self) -> None:
        for line in self.content.lines:
            named = {"name": line.name}
            earning = line.earning
            self.fields[f"margin-{line.key}"] = PercentField(
                label=_("Margin of %(name)s, %%") % named, initial=earning.margin
            )
            self.fields[f"rebate-{line.key}"] = PercentField(
                label=_("Rebate of %(name)s, %%") % named, initial=earning.rebate
            )
            self.fields[f"deal-{line.key}"] = AmountField(
                label=_("Average deal of %(name)s") % named, initial=earning.deal
            )

    @property
    def rows(self) -> Iterator[tuple[Line, list[forms.BoundField]]]:
        for line in self.content.lines:
            yield line, [self[f"{name}-{line.key}"] for name in EARNING]

    def asked(self) -> list[Asked]:
        """Lines that change in the same way are one edit."""
        alike: dict[tuple[tuple[str, Decimal | None], ...], list[str]] = {}
        for line in self.content.lines:
            if changed := tuple(self._changed(line)):
                alike.setdefault(changed, []).append(line.key)
        return [
            {"kind": "earning", "lines": keys, "earning": dict(changed)} for changed, keys in alike.items()
        ]

    def _changed(self, line: Line) -> Iterator[tuple[str, Decimal | None]]:
        sent = self.cleaned_data
        wished = {
            "margin": _or(sent[f"margin-{line.key}"], sent["every_margin"]),
            "rebate": _or(sent[f"rebate-{line.key}"], ZERO),
            "deal": _or(sent[f"deal-{line.key}"], sent["every_deal"]),
        }
        for name, value in wished.items():
            if value != getattr(line.earning, name):
                yield name, value


class ServicesForm(Assumptions):
    """The services that are attached already, all lines of them."""

    def prepare(self) -> None:
        for line, service in self._services():
            told = {"service": service.name, "line": line.name}
            at = f"{line.key}-{service.key}"
            self.fields[f"attach-{at}"] = PercentField(
                label=_("%(service)s with %(line)s: attach rate, %%") % told, initial=service.attach
            )
            self.fields[f"days-{at}"] = DaysField(
                label=_("%(service)s with %(line)s: days") % told, initial=service.days
            )
            self.fields[f"day_rate-{at}"] = AmountField(
                label=_("%(service)s with %(line)s: rate of a day") % told, initial=service.day_rate
            )
            self.fields[f"day_cost-{at}"] = AmountField(
                label=_("%(service)s with %(line)s: cost of a day") % told, initial=service.day_cost
            )

    def _services(self) -> Iterator[tuple[Line, Service]]:
        for line in self.content.lines:
            for service in line.earning.services:
                yield line, service

    @property
    def rows(self) -> Iterator[tuple[Line, Service, list[forms.BoundField]]]:
        for line, service in self._services():
            yield line, service, [self[f"{name}-{line.key}-{service.key}"] for name in SERVICE]

    def asked(self) -> list[Asked]:
        return [
            asked
            for line in self.content.lines
            if (asked := _services_of(line, self._as_sent(line))) is not None
        ]

    def _as_sent(self, line: Line) -> list[Service]:
        return [
            service.model_copy(
                update={
                    name: self.cleaned_data[f"{name}-{line.key}-{service.key}"] or ZERO for name in SERVICE
                }
            )
            for service in line.earning.services
        ]


class NewServiceForm(Assumptions):
    """One more service, attached to one line or to several."""

    name = forms.CharField(label=gettext_lazy("Service"), max_length=200)
    attach = PercentField(label=gettext_lazy("Attach rate, %"), required=True)
    days = DaysField(label=gettext_lazy("Days"), required=True)
    day_rate = AmountField(label=gettext_lazy("Rate of a day"), required=True)
    day_cost = AmountField(label=gettext_lazy("Cost of a day"), required=True)
    lines = forms.MultipleChoiceField(
        label=gettext_lazy("With"), widget=forms.CheckboxSelectMultiple, required=True
    )

    def prepare(self) -> None:
        choose_from(self, "lines", [(line.key, line.name) for line in self.content.lines])
        self.fields["lines"].initial = [line.key for line in self.content.lines]

    def asked(self) -> list[Asked]:
        return [asked for key in self.cleaned_data["lines"] if (asked := self._with(self.content.line(key)))]

    def _with(self, line: Line) -> Asked | None:
        sent = {name: self.cleaned_data[name] for name in ("name", *SERVICE)}
        added = Service(key=free_key("s", line.earning.services), **sent)
        return _services_of(line, [*line.earning.services, added])


class InvestmentForm(Assumptions):
    """One investment: a new one, or `change` of one that is there."""

    kind = forms.ChoiceField(label=gettext_lazy("What"), choices=list(KINDS.items()))
    name = forms.CharField(label=gettext_lazy("Name"), max_length=200)
    month = forms.TypedChoiceField(label=gettext_lazy("When"), coerce=int)
    amount = AmountField(label=gettext_lazy("Amount"))
    vendor_share = PercentField(label=gettext_lazy("The vendor's share of the amount, %"))
    people = forms.IntegerField(
        label=pgettext_lazy("headcount", "People"), min_value=0, max_value=10000, required=False
    )
    days = DaysField(label=gettext_lazy("Days each"))
    day_cost = AmountField(label=gettext_lazy("Cost of a day"))
    lost_day = AmountField(label=gettext_lazy("Lost billing of a day"))

    def __init__(
        self,
        content: Content,
        data: Any = None,  # noqa: ANN401 (Django's)
        *,
        months: Sequence[str] = (),
        change: str = "",
    ) -> None:
        self.months, self.change = months, change
        now = next((one for one in content.investments if one.key == change), None)
        super().__init__(content, data, initial=_initial(now))

    def prepare(self) -> None:
        choose_from(self, "month", [(str(number), name) for number, name in enumerate(self.months)])

    def asked(self) -> list[Asked]:
        sent = {name: ZERO if value is None else value for name, value in self.cleaned_data.items()}
        part = sent | {"people": int(sent["people"])} | ({"key": self.change} if self.change else {})
        return [{"kind": "put", "group": "investments", "part": part}]


class TermsForm(Assumptions):
    """When money moves, what it costs, and the floor."""

    collect_days = DaysField(label=gettext_lazy("Customers pay after, days"))
    pay_days = DaysField(label=gettext_lazy("The vendor is paid after, days"))
    stock_days = DaysField(label=gettext_lazy("Stock is bought ahead, days"))
    finance_rate = PercentField(label=gettext_lazy("Interest a year on what is tied up, %"))
    floor = PercentField(label=gettext_lazy("Floor of the blended margin, %"))

    def prepare(self) -> None:
        for name, field in self.fields.items():
            field.initial = getattr(self.content.terms, name)

    def asked(self) -> list[Asked]:
        sent = {
            name: value if name == "floor" else value or ZERO for name, value in self.cleaned_data.items()
        }
        changed = {name: value for name, value in sent.items() if value != getattr(self.content.terms, name)}
        return [{"kind": "terms", "terms": changed}] if changed else []


def _services_of(line: Line, services: Sequence[Service]) -> Asked | None:
    if tuple(services) == line.earning.services:
        return None
    said = [service.model_dump() for service in services]
    return {"kind": "earning", "lines": [line.key], "earning": {"services": said}}


def without(content: Content, line: str, service: str) -> list[Asked]:
    """The edit that takes a service off a line; none where it is gone already."""
    found = next((one for one in content.lines if one.key == line), None)
    if found is None:
        return []
    asked = _services_of(found, [one for one in found.earning.services if one.key != service])
    return [asked] if asked else []


def _initial(now: Investment | None) -> dict[str, Any]:
    return now.model_dump(exclude={"key"}) if now else {}


def _or(value: Decimal | None, otherwise: Decimal | None) -> Decimal | None:
    return otherwise if value is None else value
