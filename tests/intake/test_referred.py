"""What other rows still name is not deleted, and the reason says by how many."""

import pytest
from tests.intake.desk import Desk, reasons, sale, sales

from quarterdeck.intake.errors import RejectedError


def test_a_partner_with_sales_stays(desk: Desk):
    desk.bring(sales(sale(1), sale(2)))
    row = desk.bring("partner\nP-1\nP-2\n", "partners", mode="delete")
    assert (row.removed, row.quarantined) == (1, 1)
    assert reasons(row) == {2: {"partner": "'P-1' is named by 2 rows of sales. Delete those first."}}
    assert [key for (key,) in desk.rows("partners", "partner")] == ["P-1", "P-3"]


def test_a_territory_with_others_in_it_stays_unless_they_go_too(desk: Desk):
    tree = "territory,name,level,parent\nEMEA,EMEA,region,\nDE,Germany,country,EMEA\n"
    desk.bring(tree, "territories")
    with pytest.raises(RejectedError, match="'EMEA' is named by 1 row of territories"):
        desk.bring("territory\nEMEA\n", "territories", mode="delete")
    assert desk.bring("territory\nEMEA\nDE\n", "territories", mode="delete").removed == 2
