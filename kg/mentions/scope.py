"""What is known before an article's mentions are found: the page, its city, the article's county."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache

from kg.lexicon.gazetteer import Division, gazetteer
from kg.mentions.place_ground import Ground
from kg.mentions.place_names import find_names
from kg.model import Article, Entity, Mention, Page


@dataclass(frozen=True)
class Scope:
    """One article and its surroundings; handed to every recogniser, resolver and fact rule."""

    page: Page
    article: Article
    city: Division | None = None  # what 我市 and 市委 mean
    county: Division | None = None  # what 该县 and 县委 mean here: the county the article is about
    main: Entity | None = None  # the article's main place, known once places are resolved
    use_tagger: bool = True


@dataclass(frozen=True, eq=False)
class Reading:
    """An article with its mentions, as it passes from recognising to resolving to relating.

    Readings are the same only where they are one object, so that what is worked out of one can be kept by it.
    """

    scope: Scope
    mentions: tuple[Mention, ...]


#: How much a county's name weighs by where it stands; the lead is the first two sentences of the body.
_WEIGHTS = {"headline": 4, "kicker": 2, "subtitle": 4, "heading": 1, "body": 1, "caption": 2}
_LEAD = 3
_OWN_COUNTY = re.compile(r"我县|我区|我旗|县委|区委|旗委|全县|全区|全旗")
_OWN_CITY = re.compile(r"我市|我州|我盟|市委|州委|盟委|全市|全州|全盟")


def scopes(page: Page, use_tagger: bool = True) -> list[Scope]:
    """One scope an article. The city is the page's own where it is known, else what its places point to."""
    city = page_city(page)
    cities = [article_city(article, page, city) for article in page.articles]
    counties = [article_county(article, own) for article, own in zip(page.articles, cities, strict=True)]
    told = Counter(county for county in counties if county is not None)
    if len(told) == 1 and None in counties:
        ((shared, times),) = told.items()
        counties = [
            own or (_of_the_page(article, shared, times) if near in (city, None) else None)
            for article, own, near in zip(page.articles, counties, cities, strict=True)
        ]
    return [
        Scope(page, article, own, county, None, use_tagger)
        for article, own, county in zip(page.articles, cities, counties, strict=True)
    ]


#: The county's own officers and bodies, said without its name: 副县长王小明, 由县文旅局主办.
_COUNTY_ITSELF = (
    "(?:[我全该]|副|(?<![一-鿿])|[由经据在向和与、]){0}"
    "(?:长(?!大|期|处)|[委里]|[一-鿿]{{2,9}}(?:局|委|社|院|校|中心|部|办|会|中学|小学|公司|法庭))"
)


def _of_the_page(article: Article, county: Division, times: int) -> Division | None:
    """The one county that the page's other articles are about, for one that names none.

    Where `times` of them, two or more, are about it, the page is of the county's own paper, and its article of none
    (修补破损道路1360处) is too; where one is, the article has to say 县里 or 县文旅局.
    """
    level = county.name[-1]
    if _county_votes(article, ""):
        return None
    if _speaks_of_itself(article.text, county):
        return county
    if _set_elsewhere(article, county):
        return None
    return county if times >= 2 and (level == "市" or not _OWN_CITY.search(article.text)) else None


def _speaks_of_itself(text: str, county: Division) -> bool:
    """Whether the county's officers or bodies are spoken of without its name; 市 is its own only in a 州 or 盟."""
    level = county.name[-1]
    if level == "市" and (gazetteer()[county.code[:4]].name.endswith("市")):
        return False
    return level in "县区旗市" and re.search(_COUNTY_ITSELF.format(level), text) is not None


_LEAD_SENTENCES = 2
_COMES_FROM = re.compile("(?:来自|[从赴往到与和及、向]|前往|发往|远销)$")


def _set_elsewhere(article: Article, county: Division) -> bool:
    """Whether headline or lead are set in a prefecture or a province: it may be news from there.

    Who comes from there (来自重庆的跑友) says nothing of it.
    """
    bodies = [s.text for s in article.sentences if s.role == "body"][:_LEAD_SENTENCES]
    heads = [s.text for s in article.sentences if s.role in ("headline", "kicker", "subtitle")]
    ground = Ground(article.text)
    return any(
        (len(code) <= 4 and place.subtype in ("city", "province") and code[:2] != county.code[:2])
        or code == county.code[:4]
        for line in (*heads, *bodies)
        for place in find_names(line, ground)
        if not _COMES_FROM.search(line, 0, place.start)
        for code in place.codes
    )


def page_city(page: Page) -> Division | None:
    """What 我市 means on the page; None for papers of a province or of the whole country."""
    places = gazetteer()
    if page.meta.city is not None:
        return places.get(page.meta.city.value)
    if not _OWN_CITY.search(page.story) and not _OWN_COUNTY.search(page.story):
        return None
    votes: Counter[str] = Counter()
    for article in page.articles:
        for code, weight in _county_votes(article, "").items():
            votes[code[:4]] += weight
    (best, most), total = (votes.most_common(1) or [("", 0)])[0], sum(votes.values())
    return places.get(best) if most >= 2 and most * 3 >= total * 2 else None


def article_city(article: Article, page: Page, city: Division | None) -> Division | None:
    """The page's city, unless the article names places of another one only: pages may bring stories from all over."""
    if len(page.articles) == 1 or (page.meta.city is not None and not page.meta.city.is_inferred):
        return city
    votes: Counter[str] = Counter()
    for code, weight in _county_votes(article, "").items():
        votes[code[:4]] += weight
    if not votes:
        return _only_city(article, city) or city
    if city is not None and votes[city.code[:4]]:
        return city
    best, most = votes.most_common(1)[0]
    if most < _LEAD or most * 3 < sum(votes.values()) * 2:
        return city
    own = gazetteer().get(best)
    if city is None and not any(p.search(s.text) for s in article.sentences for p in (_OWN_CITY, _OWN_COUNTY)):
        return None
    return own


def _only_city(article: Article, city: Division | None) -> Division | None:
    """The one prefecture that an article names which names no county and not the page's own city."""
    if city is None or len(city.code) > 4:
        return None
    ground = Ground(article.text)
    found = (p for s in article.sentences for p in find_names(s.text, ground) if p.rule == "official")
    named = {code for p in found for code in p.codes if len(code) == 4}
    return gazetteer().get(named.pop()) if len(named) == 1 and city.short not in article.text else None


def article_county(article: Article, city: Division | None) -> Division | None:
    """The county, district or banner that the article is about, where one stands out."""
    if city is not None and len(city.code) == 6:
        return city
    votes = _county_votes(article, city.code if city else "")
    if not votes:
        return None
    ranked = votes.most_common(2)
    if len(ranked) == 2 and ranked[1][1] * 2 > ranked[0][1]:
        return None
    return gazetteer().get(ranked[0][0])


def _county_votes(article: Article, city: str) -> Counter[str]:
    """How often each county is named, headlines and lead counting more; namesakes elsewhere do not vote."""
    texts = tuple([s.text for s in article.sentences])
    return Counter(_votes(texts, tuple([s.role for s in article.sentences]), city))


@lru_cache(maxsize=64)
def _votes(texts: tuple[str, ...], roles: tuple[str, ...], city: str) -> Counter[str]:
    """The votes of an article's sentences with their roles; asked of one article again for page and city."""
    ground = Ground("\n".join(texts), city)
    votes: Counter[str] = Counter()
    bodies = 0
    for text, role in zip(texts, roles, strict=True):
        bodies += role == "body"
        weight = _LEAD if role == "body" and bodies <= 2 else _WEIGHTS[role]
        for place in find_names(text, ground):
            codes = {code[:6] for code in place.codes if len(code) >= 6 and ground.places.within(code, city)}
            sure = place.subtype == "county" or place.rule.startswith("chain") or (city and place.subtype == "township")
            if len(codes) == 1 and sure:
                votes[codes.pop()] += weight
    return votes
