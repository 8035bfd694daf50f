"""A part of a page to the verdict that it is not the article."""

from __future__ import annotations

import re
from collections.abc import Mapping


def _listed(words: str) -> frozenset[str]:
    return frozenset(words.split())


_MACHINERY = _listed(
    """
    annotation annotation-xml applet area audio base canvas datalist dialog embed form
    frame frameset head iframe input link map meta meter nav noembed noframes noscript
    object option param progress rp script select source style svg template textarea
    title track video amp-ad amp-analytics amp-embed amp-iframe amp-pixel
    amp-social-share
    """
)
"""Elements whose text is for programs, or is nothing without one."""

_JUNK_NAME = re.compile(
    r"""
    sharedaddy | sd-(?:sharing|block|social).* | jp-relatedposts
    | jetpack-(?:likes|subscri).* | addtoany.* | a2a_.* | addthis.* | ssba.* | heateor.*
    | mashsb.* | essb_.* | social-?(?:share|sharing|icons|links|bar|buttons).*
    | share-?(?:bar|box|buttons?|icons?|links?|this|tools?|post|widget) | post-?share.*
    | entry-share | sharing.* | feedflare | wpcnt | wpa | adsbygoogle
    | ad-(?:container|slot|unit|wrapper) | (?:e?mail|news)-?letter.* | mc4wp.*
    | mc_embed.* | mailchimp.* | mailerlite.* | convertkit.* | subscri(?:be|ption).*
    | sign-?up-?(?:box|form).* | opt-?in(?:-.*)? | hustle.* | yarpp.* | crp_related
    | related-?(?:posts|articles|stories|content).* | wp-block-latest-posts.*
    | read-?more | more-link | post-navigation | nav-links | pagination | breadcrumbs?
    | lwptoc.* | ez-toc.* | toc_container | table-of-contents
    | wp-block-(?:rank-math-toc-block|table-of-contents) | printfriendly.*
    | cookie-?(?:notice|banner|consent).* | screen-reader-text | sr-only
    | mw-editsection.* | headerlink | anchor-?link | head(?:er|ing)-?anchor
    | visually-hidden | comments?-(?:area|link|respond) | post-edit-link
    """,
    re.VERBOSE | re.IGNORECASE,
)
_HIDING = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)

_SHARING = _listed(
    """
    a by click copy email e-mail facebook follow friend in instagram it like link
    linkedin loading mail mastodon messenger more new on open opens page pin pinterest
    pocket post print reddit share skype telegram this threads to tumblr tweet twitter
    via viber vk us wechat weibo whatsapp window with x xing youtube bluesky
    article story your friends
    """
)
_NETWORKS = _listed(
    """
    bluesky email facebook instagram linkedin mastodon pinterest reddit telegram tumblr
    tweet twitter whatsapp
    """
)
_WORD = re.compile(r"[\w-]+")

# What journals' feeds put beneath an abstract, for the page has it as well.
_FORMATS = _listed("epub html pdf xml")

# What blogging programs write beneath each entry of their feeds, as they write it in
# the languages in which health feeds were met.
_CREDIT = re.compile(
    r"(?:the post|this entry|la entrada|el art[ií]culo|der beitrag|l[’']article"
    r"|o post|l[’']articolo|het bericht)\s.{1,300}?\s(?:appeared first on"
    r"|first appeared on|was posted (?:in|on)|se public[oó] primero en"
    r"|aparece primero en|erschien zuerst auf|est apparu en premier sur"
    r"|apareceu primeiro em|proviene da|verscheen eerst op)\s.{1,150}",
    re.IGNORECASE | re.DOTALL,
)
_SIGN_UP = re.compile(
    r"(?:please )?(?:sign up|subscribe|register|join)\b.{0,60}\b(?:our|my|the|this|free"
    r"|weekly|daily)\b.{0,40}\b(?:newsletters?|mailing list|e-?mail (?:list|updates)"
    r"|blog via e-?mail)\b.{0,80}",
    re.IGNORECASE,
)
_READ_ON = re.compile(
    r"[\[(]?(?:continue reading|read more|read the (?:full|rest|whole)|keep reading"
    r"|click here to read|view (?:original|full) (?:post|article)|leer m[aá]s"
    r"|seguir leyendo|weiterlesen|lire la suite|leia mais)\b.*",
    re.IGNORECASE | re.DOTALL,
)
_LONGEST_READ_ON = 30
_ELSEWHERE = re.compile(
    r"""\W{0,3} (?: related (?: \s (?: articles? | stor(?:y|ies) | news | posts?
        | reading | content | coverage | video ) )?
    | (?: see | read ) \s (?: also | more | this | next ) | also \s read
    | more \s on \s this | more \s from \s [^:]{2,40} | recommended (?: \s reading )?
    | you \s (?: may | might ) \s also \s like | don['’]?t \s miss | watch (?: \s now )?
    | trending | share \s this (?: \s \w+ )? ) \s? [|:,»>–—-]+ \s* \S .{3,200}""",
    re.IGNORECASE | re.DOTALL | re.VERBOSE,
)
"""Another article's title, and that it is one."""

# What wire services write where the picture was.
_PICTURED = re.compile(
    r"[\[(]?(?:logo|photo|video|image|infographic)s? ?[-–:] ?"
    r"(?:https?://\S+|[\w-]+ ?\( ?https?://\S+ ?\))\s*[\])]?",
    re.IGNORECASE,
)

_FIRST = re.compile(r"[^\W\d_]+|\d+")
_BEGINNINGS = (
    _listed(
        """
        please sign subscribe register join continue read keep click view leer seguir
        weiterlesen lire leia the this la el der l o het e related see also more
        recommended you don dont watch trending logo logos photo photos video videos
        image images infographic infographics
        """
    )
    | _SHARING
    | _FORMATS
)
"""The first words of whatever the patterns above match; most texts have others."""


def is_machinery(name: str) -> bool:
    """Tell whether an element is for programs, whatever it holds."""
    return name in _MACHINERY


def is_suspect(attributes: Mapping[str, str]) -> bool:
    """Tell whether an element is hidden, or named a share bar, a sign-up box, ….

    Only whole names of classes and ids count, so that an article which is filed under
    "sharing" stays; yet the text of a whole article has been seen in a "newsletter",
    so this is a suspicion that a long text refutes.
    """
    if "hidden" in attributes or attributes.get("aria-hidden") == "true":
        return True
    if "style" in attributes and _HIDING.search(attributes["style"]):
        return True
    names = f"{attributes.get('class', '')} {attributes.get('id', '')}".split()
    return any(_JUNK_NAME.fullmatch(name) for name in names)


def is_boilerplate(text: str, linked: int) -> bool:
    """Tell whether a short block says nothing but "share this", "sign up", "read on".

    Args:
        text: The words of the block, on one line.
        linked: How many characters of them are links.
    """
    if not may_be_boilerplate(first_word(text)):
        return False
    text = text.strip()
    if _SIGN_UP.fullmatch(text):
        return True
    if _READ_ON.fullmatch(text):
        return len(text) <= _LONGEST_READ_ON or linked * 10 >= len(text) * 8
    if _PICTURED.fullmatch(text):
        return True
    if not linked:
        return False
    if linked * 2 >= len(text) and _ELSEWHERE.fullmatch(text):
        return True
    return is_credit(text) or _is_share_bar(text) or _is_list_of_formats(text)


def first_word(text: str) -> str:
    """The first letters of a text that stand together, or the first figures, or "".

    What that is says of most texts what they are not, in less time than a pattern.
    """
    found = _FIRST.search(text)
    return found[0].casefold() if found else ""


def may_be_boilerplate(first: str) -> bool:
    """Tell whether a text that begins with this word may be boilerplate at all."""
    return first in _BEGINNINGS


def is_credit(text: str) -> bool:
    """Tell whether a text is "The post … appeared first on …"."""
    return _CREDIT.fullmatch(text) is not None


def _is_share_bar(text: str) -> bool:
    words = _words_among(_SHARING, text)
    return not words.isdisjoint(_NETWORKS)


def _is_list_of_formats(text: str) -> bool:
    return bool(_words_among(_FORMATS, text))


def _words_among(known: frozenset[str], text: str) -> set[str]:
    """The words of a text; none where one of them is not known."""
    words: set[str] = set()
    for found in _WORD.finditer(text.lower()):
        if found[0] not in known:
            return set()
        words.add(found[0])
    return words
