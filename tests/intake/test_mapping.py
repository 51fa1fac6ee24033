"""Mappings: proposed from headers, written by hand, and refused with a remedy."""

import tomllib
from decimal import Decimal

import pytest
from tests.intake.desk import Desk, counts, reasons, sale, sales

from quarterdeck.intake.errors import MappingError
from quarterdeck.intake.mapping import FileMapping, guess_subject, parse
from quarterdeck.intake.mapping.formats import date_format, decimal_mark
from quarterdeck.intake.mapping.saved import document, find, save, to_toml
from quarterdeck.intake.preview import preview
from quarterdeck.subjects import load

CATALOGUE = load()
DEALS = "partner,product,quantity,currency"
EXPORTS = {
    "salesforce": (
        "Id,Name,Amount,CloseDate,StageName,IsClosed,IsWon,Probability,CurrencyIsoCode,PartnerAccountId,CreatedDate\n"
        "006A,Renewal,1200.50,2026-05-30,Proposal,false,false,60,EUR,P-1,2026-01-02T10:00:00.000+0000\n"
        "006B,Won one,10,2026-02-03,Closed Won,true,true,100,EUR,P-1,2026-01-02T10:00:00.000+0000\n"
        "006C,Lost one,10,2026-02-03,Closed Lost,true,false,0,EUR,P-2,2026-01-02T10:00:00.000+0000\n"
    ),
    "hubspot": (
        "hs_object_id,dealname,amount,closedate,dealstage,hs_is_closed,hs_is_closed_won,hs_deal_stage_probability,"
        "deal_currency_code,partner,createdate\n"
        "006A,Renewal,1200.50,2026-05-30,Proposal,false,false,0.6,EUR,P-1,2026-01-02\n"
        "006B,Won one,10,2026-02-03,closedwon,true,true,1,EUR,P-1,2026-01-02\n"
        "006C,Lost one,10,2026-02-03,closedlost,true,false,0,EUR,P-2,2026-01-02\n"
    ),
    "dynamics": (
        "opportunityid,name,estimatedvalue,actualvalue,estimatedclosedate,actualclosedate,salesstage,statecode,"
        "closeprobability,transactioncurrencyid,partner,createdon\n"
        "006A,Renewal,1200.50,,2026-05-30,,Proposal,0,60,EUR,P-1,2026-01-02\n"
        "006B,Won one,99,10,2026-05-05,2026-02-03,Close,1,100,EUR,P-1,2026-01-02\n"
        "006C,Lost one,10,,2026-05-05,2026-02-03,Close,2,0,EUR,P-2,2026-01-02\n"
    ),
    "odoo": (
        "id,name,expected_revenue,date_deadline,stage_id,active,probability,company_currency,partner_assigned_id,"
        "create_date\n"
        "006A,Renewal,1200.50,2026-05-30,Proposal,True,60,EUR,P-1,2026-01-02 10:00:00\n"
        "006B,Won one,10,2026-02-03,Won,True,100,EUR,P-1,2026-01-02 10:00:00\n"
        "006C,Lost one,10,2026-02-03,Lost,False,0,EUR,P-2,2026-01-02 10:00:00\n"
    ),
}


@pytest.mark.parametrize("system", EXPORTS)
def test_the_exports_of_known_systems_need_no_mapping(desk: Desk, system: str):
    row = desk.bring(EXPORTS[system], subject=None)
    assert (row.subject, counts(row)) == ("deals", (3, 3, 0, 0, 0))
    assert desk.rows(
        "deals", "deal, name, partner, status, amount, probability, close_date::VARCHAR, created::VARCHAR"
    ) == [
        ("006A", "Renewal", "P-1", "open", Decimal("1200.5"), Decimal("0.6"), "2026-05-30", "2026-01-02"),
        ("006B", "Won one", "P-1", "won", Decimal(10), Decimal(1), "2026-02-03", "2026-01-02"),
        ("006C", "Lost one", "P-2", "lost", Decimal(10), Decimal(0), "2026-02-03", "2026-01-02"),
    ]


def test_german_dates_and_numbers_are_recognised(desk: Desk):
    header = "Line;Date;Partner;Quantity;Amount;Currency\n"
    text = header + "1;31.03.2026;P-1;2;1.250,50;EUR\n2;01.04.2026;P-1;1;7,5;EUR\n"
    row = desk.bring(text)
    assert counts(row) == (2, 2, 0, 0, 0)
    assert row.mapping["columns"]["date"] == {"from": "Date", "format": "%d.%m.%Y"}
    assert desk.rows("sales", "date::VARCHAR, amount") == [
        ("2026-03-31", Decimal("1250.5")),
        ("2026-04-01", Decimal("7.5")),
    ]


def test_what_can_be_read_two_ways_is_asked(desk: Desk):
    with pytest.raises(MappingError, match=r"'03/04/2026' in 'date' can be read as %d/%m/%Y or %m/%d/%Y"):
        desk.bring(sales(sale(1, date="03/04/2026")))
    with pytest.raises(MappingError, match=r"'1,250' in 'amount' can be read two ways"):
        desk.bring(sales(sale(1, '"1,250"')))


@pytest.mark.parametrize(
    ("cells", "format_"),
    [
        (["2026-03-31", "2026-04-01 10:00"], None),
        (["20260331"], "%Y%m%d"),
        (["31/03/2026", "01/04/2026"], "%d/%m/%Y"),
        (["3/31/2026 5:00 PM"], "%m/%d/%Y %I:%M %p"),
        (["03/03/2026"], "%d/%m/%Y"),
        (["31.03.2026"] * 9 + ["?"], "%d.%m.%Y"),
        (["soon"], None),
        ([], None),
    ],
)
def test_date_formats(cells: list[str], format_: str | None):
    assert date_format(cells, "Date") == format_


@pytest.mark.parametrize(
    ("cells", "mark"),
    [
        (["1.5"], None),
        (["1,5"], ","),
        (["1.250,50"], ","),
        (["1,250.50"], "."),
        (["1,250,000"], "."),
        (["7"], None),
    ],
)
def test_decimal_marks(cells: list[str], mark: str | None):
    assert decimal_mark(cells, "Amount") == mark


def test_a_hand_written_mapping_does_everything(desk: Desk):
    desk.file("Code;Partner;Region\n17;P-1;N\n18;P-2;S\n", "Accounts.csv")
    desk.file("r,n\nN,North\nS,South\n", "Regions.csv")
    mapping = tomllib.loads(
        """
        subject = "sales"
        [file]
        delimiter = "|"
        skip = 1
        header = ["no", "pos", "day", "acct", "qty", "net", "state", "kind"]
        [columns]
        line = { template = "{no}-{pos}" }
        date = { from = "day", format = "%d.%m.%y" }
        partner = { from = "acct", lookup = { file = "Accounts.csv", key = "Code", value = "Partner" } }
        customer = { from = "acct", lookup = [
            { file = "Accounts.csv", key = "Code", value = "Region" },
            { file = "Regions.csv", key = "r", value = "{n} ({r})" } ] }
        flow = { from = "kind", values = { "T" = "sell-through" }, otherwise = "sell-in" }
        quantity = "qty"
        amount = { from = "net", decimal = "," }
        currency = { constant = "EUR" }
        product = { from = ["state", "kind"], values = { "ok" = "", "new" = "SKU-1" } }
        [leave_out]
        state = ["void"]
        """
    )
    text = (
        "exported yesterday\n"
        "A|1|31.03.26|17|2|1.250,50|ok|t\n"
        "A|2|31.03.26|18|1|-7,5|new|x\n"
        "A|3|31.03.26|18|1|7|void|x\n"
        "A|4|31.03.26|99|1|7|ok|\n"
        "A||31.03.26|17|1|7|ok|\n"
    )
    row = desk.bring(text, None, mapping=mapping)
    assert (*counts(row), row.skipped) == (4, 2, 0, 0, 2, 1)
    assert desk.rows("sales", "line, partner, customer, flow, product, amount, currency") == [
        ("A-1", "P-1", "North (N)", "sell-through", None, Decimal("1250.5"), "EUR"),
        ("A-2", "P-2", "South (S)", "sell-in", "SKU-1", Decimal("-7.5"), "EUR"),
    ]
    assert reasons(row) == {
        5: {
            "partner": "'99' is not in column 'Code' of Accounts.csv.",
            "customer": "'99' is not in column 'Code' of Accounts.csv.",
        },
        6: {"line": "Line is missing."},
    }


def test_look_up_in_the_lake_by_name(desk: Desk):
    mapping = {
        "subject": "sales",
        "by_name": True,
        "drop": ["product"],
        "columns": {
            "partner": {
                "from": "partner",
                "lookup": {"subject": "partners", "key": "name", "value": "partner"},
            }
        },
    }
    row = desk.bring(sales(sale(1, partner="Atelier Nuage", product="?")), None, mapping=mapping)
    assert counts(row) == (1, 1, 0, 0, 0)
    assert desk.rows("sales", "partner, product") == [("P-2", None)]


WRONG = {
    "subject = 'sale'": r"no subject 'sale'. Did you mean 'sales'\?",
    "subject = 'sales'\ncolums = {}": r"'colums' is not known here. Did you mean 'columns'\?",
    "subject = 'sales'\n[columns]\namout = 'x'": r"'amout' is not known here. Did you mean 'amount'\?",
    "subject = 'sales'\n[columns]\namount = 3": r"column 'amount': write a header",
    "subject = 'sales'\n[columns]\namount = { from = 'a', constant = 'b' }": r"say one of from, template",
    "subject = 'sales'\n[columns]\namount = { from = 'a', decimal = ';' }": r"decimal: write one of '.', ','",
    "subject = 'sales'\n[columns]\namount = { from = 'a', lookup = { file = 'x' } }": r"say key, value",
    "subject = 'sales'\n[columns.line]\nfrom = 'a'\nlookup = { file = '../x', key = 'k', value = 'v' }": (
        r"'../x' is not a file name"
    ),
    "subject = 'sales'\n[keep]\nx = 3": r"must be a list of texts",
    "subject = 'sales'\nby_name = 'yes'": r"write true or false",
}


@pytest.mark.parametrize("text", WRONG)
def test_a_wrong_mapping_names_place_and_remedy(text: str):
    with pytest.raises(MappingError, match=WRONG[text]):
        parse(tomllib.loads(text), CATALOGUE, name="mine")


def test_headers_that_do_not_fit_are_named(desk: Desk):
    rule = {"subject": "sales", "by_name": True, "columns": {"cost": "Cots"}}
    with pytest.raises(MappingError, match="no column 'Cots'"):
        desk.bring(sales(sale(1)), None, mapping=rule)
    with pytest.raises(MappingError, match=r"Sales need a column for Amount \(amount\)"):
        desk.bring("line,date,partner,quantity,currency\n1,2026-01-01,P-1,1,EUR\n")
    with pytest.raises(MappingError, match="Several columns could be Amount: 'amount', 'amount \\(2\\)'"):
        desk.bring("line,date,partner,quantity,amount,amount,currency\n1,2026-01-01,P-1,1,5,6,EUR\n")
    assert desk.version() is None


def test_a_look_up_that_cannot_be_trusted(desk: Desk):
    lookup = {"file": "Map.csv", "key": "k", "value": "v"}
    mapping = {
        "subject": "sales",
        "by_name": True,
        "columns": {"partner": {"from": "partner", "lookup": lookup}},
    }
    with pytest.raises(MappingError, match=r"'Map.csv' is not in"):
        desk.bring(sales(sale(1)), None, mapping=mapping)
    desk.file("k,w\n1,2\n", "Map.csv")
    with pytest.raises(MappingError, match=r"'Map.csv' has no column 'v'"):
        desk.bring(sales(sale(1)), None, mapping=mapping)
    desk.file("k,v\n1,2\n1,3\n", "Map.csv")
    with pytest.raises(MappingError, match="'1' stands twice in 'k', with '2' and with '3'"):
        desk.bring(sales(sale(1)), None, mapping=mapping)


def test_the_subject_is_guessed_only_when_it_is_clear():
    assert guess_subject(["Id", "partner name", "business type", "currency"], CATALOGUE).name == "partners"
    assert guess_subject(["territory", "name", "parent", "level"], CATALOGUE).name == "territories"
    with pytest.raises(MappingError, match="do not say what the rows are"):
        guess_subject(["a", "b"], CATALOGUE)


def test_saved_mappings_come_back_as_they_were(desk: Desk):
    raw = tomllib.loads(
        """
        subject = "sales"
        note = 'with "quotes" and Umläute'
        by_name = true
        drop = ["a b"]
        [columns]
        line = { template = "{a}/{b c}" }
        partner = { from = ["x", "y"], lookup = [{ file = "f.csv", key = "k", value = "v" }], case = "upper" }
        amount = { from = "n", decimal = ",", percent = true }
        status = "z"
        [keep]
        "col.umn" = ["1", ""]
        [file]
        delimiter = "\\t"
        skip = 2
        """.replace(
            'status = "z"',
            'date = { from = "d", format = "%d.%m.%Y", values = { "a b" = "c" }, otherwise = "" }',
        )
    )
    mapping: FileMapping = parse(raw, CATALOGUE)
    save("my-own", document(mapping), desk.home.mappings)
    assert parse(find("my-own", [desk.home.mappings]), CATALOGUE) == mapping
    with pytest.raises(MappingError, match="Did you mean 'my-own'"):
        find("my_own", [desk.home.mappings])
    with pytest.raises(MappingError, match="cannot be a name"):
        save("../x", raw, desk.home.mappings)
    (desk.home.mappings / "broken.toml").write_text("a = ")
    with pytest.raises(MappingError, match="not a mapping in TOML"):
        find("broken", [desk.home.mappings])


def test_a_preview_imports_nothing(desk: Desk):
    shown = preview(home=desk.home, path=desk.file(sales(sale(1)) + ""), subject=None)
    assert (shown.subject, shown.unused) == ("sales", ())
    assert tomllib.loads(to_toml(shown.document)) == shown.document
    assert desk.version() is None
