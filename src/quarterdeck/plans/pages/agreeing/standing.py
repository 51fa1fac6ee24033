"""How a plan stands for one reader: in words, with the one next step and what else they may do."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from quarterdeck.calendar import today
from quarterdeck.dashboards.numbers import day as long_day
from quarterdeck.directory.models import Person, Vendor
from quarterdeck.directory.scope import Scope
from quarterdeck.plans import selectors
from quarterdeck.plans.models import Draft, Plan, Signature, Version

State, Side = Plan.State, Plan.Side


@dataclass(frozen=True, slots=True)
class Standing:
    """`step` is the next act ('propose', 'sign', 'amend', or ''), `more` the others that are open."""

    plan: Plan
    side: Plan.Side
    names: dict[str, str]
    waiting: Version | None
    stands: Version | None
    draft: Draft | None
    signatures: tuple[Signature, ...]
    binds: bool
    """Whether one of the reader's roles signs this plan."""
    may_publish: bool

    @property
    def other(self) -> str:
        """The name of the other company."""
        return self.names[Side.PARTNER if self.side == Side.VENDOR else Side.VENDOR]

    @property
    def signed(self) -> Signature | None:
        """That of the reader's own side."""
        return next((one for one in self.signatures if one.side == self.side), None)

    @property
    def ours(self) -> bool:
        """Whether the version that waits is of the reader's own side."""
        return self.waiting is not None and self.waiting.side == self.side

    @property
    def step(self) -> str:
        if not self.binds:
            return ""
        if self.draft:
            return "propose"
        if self.waiting:
            return "" if self.signed else "sign"
        return "amend" if self.plan.state == State.SIGNED and not self.plan.ended_on else ""

    @property
    def more(self) -> frozenset[str]:
        if not self.binds:
            return frozenset()
        mine = self.draft is not None and self.draft.side == self.side
        signed = self.plan.state == State.SIGNED
        acts = {
            "share": mine and not self.plan.shared and self.side == Side.VENDOR,
            "discard": mine and self.plan.state != State.DRAFT,
            "give_up": self.draft is not None and self.plan.state == State.DRAFT,
            "sign": self.draft is not None and self.waiting is not None and self.signed is None,
            "counter": self.waiting is not None and not self.ours and self.draft is None,
            "withdraw": self.ours,
            "end": signed and self.plan.last_day > today(),
        }
        return frozenset(name for name, is_open in acts.items() if is_open)

    @property
    def headline(self) -> str:
        match self.plan.state:
            case State.ENDED:
                return _("It ended on %(day)s") % {"day": long_day(self.plan.last_day)}
            case State.WITHDRAWN:
                return _("It was put away")
        if self.waiting:
            return self._about_proposal(self.waiting)
        if self.plan.state == State.SIGNED and not self.draft:
            return self._in_force()
        if self.draft is None:
            return _("%(who)s is drafting") % {"who": self.other}
        if self.stands:
            return _("You are drafting an amendment")
        return _("It is a draft") if not self.plan.shared else _("It is a draft that both sides see")

    @property
    def sentence(self) -> str:
        if self.plan.end_reason:
            return self.plan.end_reason
        if self.plan.state in (State.ENDED, State.WITHDRAWN):
            return ""
        if self.draft and not self.binds:
            return _("Whoever signs for your company proposes it.")
        if self.draft and self.waiting:
            return _(
                "What you change is yours until you propose it. You can also sign version %(number)s."
            ) % {"number": self.waiting.number}
        if self.draft:
            return self._once_proposed()
        if self.waiting:
            return self._who_signed()
        if self.plan.state == State.SIGNED:
            return _("Both have signed version %(number)s. A change needs a reason and both signatures.") % {
                "number": self.stands.number if self.stands else 0
            }
        return _("You see it here as soon as it is shared or proposed.")

    def _about_proposal(self, waiting: Version) -> str:
        if self.draft:
            return _("You are answering version %(number)s") % {"number": waiting.number}
        if self.binds and not self.signed:
            return _("It waits for your signature")
        left = [self.names[side] for side in Side.values if side not in {one.side for one in self.signatures}]
        if len(left) == 1:
            return _("It waits for the signature of %(who)s") % {"who": left[0]}
        return _("It waits for both signatures")

    def _who_signed(self) -> str:
        assert self.waiting
        said = {
            "number": self.waiting.number,
            "who": self.waiting.proposed_by.name,
            "day": long_day(self.waiting.proposed_at.date()),
        }
        words = [_("%(who)s proposed version %(number)s on %(day)s; it is locked.") % said]
        words += [
            _("%(name)s has signed for %(side)s.") % {"name": one.name, "side": self.names[one.side]}
            for one in self.signatures
        ]
        if self.stands:
            words.append(
                _("Until both have signed it, version %(number)s holds.") % {"number": self.stands.number}
            )
        return " ".join(words)

    def _once_proposed(self) -> str:
        if self.side == Side.VENDOR and not self.plan.shared and not self.stands:
            return _("%(who)s does not see it yet. Once you propose it, it is locked until they answer.") % {
                "who": self.other
            }
        return _("Once you propose it, it is locked until %(who)s answers.") % {"who": self.other}

    def _in_force(self) -> str:
        plan = self.plan
        if plan.begins > today():
            return _("It comes into force on %(day)s") % {"day": long_day(plan.begins)}
        return _("It is in force until %(day)s") % {"day": long_day(plan.last_day)}


def standing(person: Person, scope: Scope, plan: Plan, vendor: Vendor) -> Standing:
    waiting, binds = selectors.proposed(plan), selectors.may_sign(person, scope, plan)
    return Standing(
        plan=plan,
        side=selectors.side_of(scope),
        names={Side.VENDOR: vendor.name, Side.PARTNER: plan.partner.name},
        waiting=waiting,
        stands=selectors.in_force(plan),
        draft=selectors.drafted(scope, plan),
        signatures=tuple(waiting.signatures.all()) if waiting else (),
        binds=binds,
        may_publish=selectors.may_publish(scope, binds=binds),
    )
