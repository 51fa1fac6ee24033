"""The way each deal came, up to today: one entry whenever stage, close date or amount changed."""

from dataclasses import dataclass

import numpy as np

from quarterdeck.demo.generator.channel import Channel
from quarterdeck.demo.generator.deals import Deals
from quarterdeck.demo.generator.streams import stream
from quarterdeck.demo.generator.timeline import Flags, Floats, Ints, day

WON, LOST, NEGOTIATION = 4, 5, 3  # places in deal_files.STAGES
SETTLED = (0.85, 1.1)  # what negotiation makes of the amount


@dataclass(frozen=True)
class History:
    """What happened, in order of deal and time; `deal` is an index, `number` counts within it from 1."""

    deal: Ints
    number: Ints
    entered: Ints
    stage: Ints
    amount: Floats
    close: Ints


def unfold(channel: Channel, deals: Deals) -> History:
    """Every change of stage, close date or amount up to today."""
    deal, entered, kind = _events(deals)
    gone = entered <= day(channel.timeline.today).astype(np.int64)
    sequence = np.lexsort((kind[gone], entered[gone], deal[gone]))
    deal, entered, kind = deal[gone][sequence], entered[gone][sequence], kind[gone][sequence]
    stage = _so_far(deal, kind == 1)
    slips = _so_far(deal, kind == 2)
    over = kind == 3
    settled = stream(channel.seed, "settled amounts").uniform(*SETTLED, len(deals.partner))[deal]
    amount = np.where(stage >= NEGOTIATION, np.round(deals.amount[deal] * settled, -1), deals.amount[deal])
    return History(
        deal=deal,
        number=_so_far(deal, np.ones(len(deal), dtype=bool)),
        entered=entered,
        stage=np.where(over, np.where(deals.won[deal], WON, LOST), stage),
        amount=amount,
        close=np.where(over, deals.ends[deal], deals.expected[deal, slips]),
    )


def _events(deals: Deals) -> tuple[Ints, Ints, Ints]:
    """Deal, day and kind: 0 created, 1 next stage, 2 slipped, 3 over."""
    each = np.arange(len(deals.partner))
    deal, entered, kind = [each], [deals.created], [np.zeros(len(each), dtype=np.int64)]
    for number, moments in ((1, deals.passed), (2, deals.slipped)):
        for column in moments.T:
            happens = column < deals.ends
            deal.append(each[happens])
            entered.append(column[happens])
            kind.append(np.full(happens.sum(), number))
    deal.append(each)
    entered.append(deals.ends)
    kind.append(np.full(len(each), 3))
    return np.concatenate(deal), np.concatenate(entered), np.concatenate(kind)


def _so_far(deal: Ints, flags: Flags) -> Ints:
    """How many of the flags were set in the same deal up to and including each row."""
    total = flags.cumsum()
    starts = np.flatnonzero(np.diff(deal, prepend=-1))
    before = total[starts] - flags[starts]
    count: Ints = total - np.repeat(before, np.diff(starts, append=len(deal)))
    return count
