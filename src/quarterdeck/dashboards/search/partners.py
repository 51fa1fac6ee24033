"""Finding partners by name, key or city, in one pass over their table."""

from quarterdeck.dashboards.reader import Reader
from quarterdeck.directory.models import Partner

LIKE = 0.88  # how much like a name, or a word of it, something mistyped must look
_FOUND = """
WITH seen AS (
  SELECT partner, strip_accents(lower(name)) AS name, strip_accents(lower(coalesce(city, ''))) AS city,
         lower(partner) AS key
  FROM partners WHERE $everything OR partner IN (SELECT unnest($partners::VARCHAR[]))
), ranked AS (
  SELECT partner, name, CASE
    WHEN key = $wanted OR name = $wanted THEN 0
    WHEN starts_with(name, $wanted) OR starts_with(key, $wanted) THEN 1
    WHEN contains(name, ' ' || $wanted) THEN 2
    WHEN contains(name, $wanted) THEN 3
    WHEN starts_with(city, $wanted) THEN 4
  END AS place FROM seen
)
SELECT partner FROM ranked WHERE place IS NOT NULL ORDER BY place, name, partner LIMIT $most"""
_LIKE = """
WITH seen AS (
  SELECT partner, strip_accents(lower(name)) AS name FROM partners
  WHERE $everything OR partner IN (SELECT unnest($partners::VARCHAR[]))
), ranked AS (
  SELECT partner, name,
         greatest(jaro_winkler_similarity(name, $wanted),
                  list_max(list_transform(string_split(name, ' '),
                           lambda word: jaro_winkler_similarity(word, $wanted)))) AS alike
  FROM seen
)
SELECT partner FROM ranked WHERE alike >= $like ORDER BY alike DESC, name, partner LIMIT $most"""


_NAMED = """
SELECT partner FROM partners
WHERE contains(strip_accents(lower(name)), $wanted)
  AND ($everything OR partner IN (SELECT unnest($partners::VARCHAR[])))"""


def named(reader: Reader, wanted: str) -> list[str]:
    """The keys of all partners whose names hold a text, whatever its case and accents."""
    scope = {"everything": reader.scope.everything, "partners": sorted(reader.scope.partners)}
    return [key for (key,) in reader.snapshot.query(_NAMED, {**scope, "wanted": wanted})]


def partners(reader: Reader, wanted: str, *, most: int, guess: bool) -> list[Partner]:
    """Those that fit best first; with `guess`, those whose names look almost so."""
    params: dict[str, object] = {
        "everything": reader.scope.everything,
        "partners": sorted(reader.scope.partners),
        "wanted": wanted,
        "most": most,
    }
    query, params = (_LIKE, {**params, "like": LIKE}) if guess else (_FOUND, params)
    keys = [key for (key,) in reader.snapshot.query(query, params)]
    found = Partner.objects.visible_to(reader.scope).in_bulk(keys) if keys else {}
    return [found[key] for key in keys if key in found]
