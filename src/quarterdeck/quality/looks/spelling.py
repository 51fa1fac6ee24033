"""One company that stands in the list of partners twice, spelt in two ways."""

from quarterdeck.quality.desk import A_YEAR, Desk, Found

FORMS = (
    "ab", "ag", "aps", "as", "bv", "bvba", "co", "company", "corp", "corporation", "doo", "eg", "ev", "gmbh",
    "inc", "incorporated", "kft", "kg", "kk", "limited", "llc", "llp", "lp", "ltd", "ltda", "mbh", "nv",
    "ohg", "oy", "oyj", "plc", "pte", "pty", "pvt", "sa", "sarl", "sas", "se", "sl", "spa", "spol", "srl",
    "sro", "the", "and", "und", "et", "ug",
)  # fmt: skip
"""Legal forms and little words that a name is spelt with or without."""
SHORTEST = 6  # letters a name must have for one other letter to mean nothing

_PAIRS = """
WITH spelt AS (
  SELECT partner, name, type, country, city, signed, parent,
         regexp_replace(strip_accents(lower(replace(name, '.', ''))), '[^\\p{{L}}\\p{{N}}]+', ' ', 'g')
           AS words
  FROM partners
), bare AS (
  SELECT *, replace(regexp_replace(words, '\\b({forms})\\b|株式会社|有限会社', '', 'g'), ' ', '') AS plain
  FROM spelt
), named AS (FROM bare WHERE plain <> ''),
pairs AS (
  SELECT a.partner AS one, b.partner AS other FROM named a JOIN named b
    ON a.plain = b.plain AND a.partner < b.partner
  WHERE a.country = b.country OR a.country IS NULL OR b.country IS NULL
  UNION
  SELECT a.partner, b.partner FROM named a JOIN named b
    ON a.country = b.country AND a.city = b.city AND a.plain[1] = b.plain[1] AND a.partner < b.partner
  WHERE least(length(a.plain), length(b.plain)) >= {shortest}
    AND abs(length(a.plain) - length(b.plain)) <= 1 AND damerau_levenshtein(a.plain, b.plain) = 1
), sold AS (
  SELECT partner, sum(rows) AS rows, sum(amount) AS amount FROM sales WHERE month >= $since GROUP BY 1
)
SELECT one, a.name, a.city, a.country, coalesce(s.rows, 0), coalesce(s.amount, 0),
       other, b.name, b.city, b.country, coalesce(t.rows, 0), coalesce(t.amount, 0)
FROM pairs JOIN partners a ON a.partner = one JOIN partners b ON b.partner = other
LEFT JOIN sold s ON s.partner = one LEFT JOIN sold t ON t.partner = other
ORDER BY greatest(coalesce(s.amount, 0), coalesce(t.amount, 0)) DESC, one, other"""


def two_spellings(desk: Desk) -> list[Found]:
    """Pairs whose names are the same without legal forms, accents and signs, or but for one letter.

    The first of a pair is the one that sold more: it is proposed to stay.
    """
    query = _PAIRS.format(forms="|".join(FORMS), shortest=SHORTEST)
    found = []
    for row in desk.ask(query, since=desk.today - A_YEAR):
        sides = [dict(zip(("partner", "name", "city", "country", "rows", "amount"), part, strict=True))
                 for part in (row[:6], row[6:])]  # fmt: skip
        sides.sort(key=lambda side: (-side["amount"], side["partner"]))
        kept = [side | {"rows": int(side["rows"]), "amount": str(side["amount"])} for side in sides]
        key = "+".join(sorted(side["partner"] for side in kept))
        facts = {"stays": kept[0], "goes": kept[1], "currency": desk.snapshot.currency}
        found.append(Found(key, facts, partner=kept[0]["partner"]))
    return found
