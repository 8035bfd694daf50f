"""What was taken out of a page to the verdict whether that is the article.

A page is asked for by a program: what comes back may be a wall, a shop window, or an
apology. None of these may ever stand where an article should.
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from reader.core.words import fold, length, sentences, stem, tokens

_LEAST = 60
"""Words of an article for which no feed has given anything to compare it with."""
_SHORT = 250
"""Words below which a wall's phrase anywhere makes a wall."""
_END = 600
"""Characters at the end of a text, where a wall stands in the way of the rest."""
_WALL = 0.3
"""Share of sentences about consent above which a text is about nothing else."""
_FEWEST_WORDS = 2
"""Different words of consent that a wall has; an article on baking has but cookies."""
_LABEL = 15
"""Characters of what is a button rather than a sentence."""
_THIRD = 1 / 3
"""Share of a title's words that the article has, as a rule most of them."""
_SAME = 0.8
"""Share of a teaser's words that the article has which it was cut from."""
_GAIN = 1.15
"""A page must have so many times the words of the feed to be worth more than that."""

_CONSENT = re.compile(
    r"\b(?:cookies?|(?<!informed )consent|gdpr|legitimate interest|personal data"
    r"|privacy policy|your privacy|our partners|tracking technologies"
    r"|personali[sz]ed ads?"
    r"|datenschutz|einwilligung|zustimm\w+|werbung und tracking"
    r"|donn[ée]es personnelles"
    r"|consentement|partenaires|consentimiento|datos personales|toestemming)\b",
    re.I,
)
_CONSENT_HOST = re.compile(r"^(?:consent|privacy|cookies?|gdpr|myprivacy)\.", re.I)
_PAYWALL = re.compile(
    r"subscribe (?:now )?to (?:continue|read|keep reading|unlock|get access)"
    r"|subscrib(?:e|er) to read|(?:for|to) subscribers only|subscriber-only"
    r"|subscribers? exclusive|already a (?:subscriber|member)\?"
    r"|this (?:article|content|story) is (?:only )?(?:available |reserved |exclusive )?"
    r"(?:to|for) (?:our )?(?:paying |paid |registered )?(?:subscribers|members)"
    r"|(?:purchase|buy|rent) (?:this |the )?(?:article|access|instant access)"
    r"|you(?:'|’)ve (?:reached|read) your (?:limit|last)|get (?:full|unlimited) access"
    r"|access through your institution|pay per (?:view|article)"
    r"|to (?:read|continue reading) (?:the rest of )?this (?:article|story)"
    r"|r[ée]serv[ée] aux abonn[ée]s|nur f[üu]r abonnenten",
    re.I,
)
_LOGIN = re.compile(
    r"(?:log ?in|sign in|register|create (?:a|your) (?:free )?account)"
    r" (?:or \w+ )?(?:now )?(?:to|for|with) (?:continue|read|view|access|full|your|see)"
    r"|(?:please|you must|you need to) (?:log ?in|sign in|register)"
    r"|forgot (?:your )?password|free registration"
    r"|don(?:'|’)t have an account|login required",
    re.I,
)
_ROBOT = re.compile(
    r"(?:are you|you are|you(?:'|’)re) (?:a |not a )?(?:human|robot)|captcha"
    r"|checking your browser|verify(?:ing)? (?:that )?you are|unusual traffic"
    r"|attention required|access (?:to this page has been )?denied|ddos protection"
    r"|security check|pardon our interruption|just a moment\b",
    re.I,
)
_SCRIPT = re.compile(
    r"(?:enable|requires?|turn on|activate|without) javascript"
    r"|javascript (?:is )?(?:disabled|required|must be)|javascript aktivieren",
    re.I,
)
_GONE = re.compile(
    r"\b(?:404|410)\b|(?:page|article|content|story|site) (?:you .{0,40} )?(?:was |is "
    r"|could |can ?)?(?:not|no longer|n(?:'|’)t)(?: be)? (?:found|available|exist)"
    r"|(?:can(?:'|’)t|cannot|could ?n(?:'|’)t) (?:be found|find (?:that|this|the) page)"
    r"|seite nicht gefunden|page introuvable|p[áa]gina no encontrada"
    r"|does(?:n(?:'|’)t| not) exist|has been removed",
    re.I,
)

_NOT_THERE = "the page says that the article is not there"
_SUBSCRIPTION = "the page wants a subscription"
_REASONS = (
    (_ROBOT, "the site wants to know whether a human asks"),
    (_PAYWALL, _SUBSCRIPTION),
    (_LOGIN, "the page wants a login"),
    (_SCRIPT, "the page shows nothing without JavaScript"),
)


def judge(
    text: str,
    *,
    title: str = "",
    teaser: str = "",
    page_title: str = "",
    page_text: str = "",
    url: str = "",
    is_free: bool = True,
) -> str:
    """Say why a text is not the article that was looked for; "" where it is.

    Args:
        text: The plain text that was taken out of the page, a block a line.
        title: The article's title, where it is known.
        teaser: What the feed gave of it, in plain text.
        page_title: What the page calls itself.
        page_text: All that the page says, for when hardly anything was taken out.
        url: Where the page came from, after any redirects.
        is_free: Whether the page claims to show the whole.
    """
    words = length(text)
    # Where hardly anything was taken out, what the page says at all tells why.
    said = f"{page_title}\n{text if words >= _LEAST else page_text}"
    if _is_consent(text, url) or (words < _LEAST and _is_consent(page_text, url)):
        return "the site sends a consent wall"
    if words < _LEAST and _GONE.search(said):
        return _NOT_THERE
    if words < _SHORT and (reason := _wall(said, page_title)):
        return reason
    if not is_free and (words < _SHORT or _PAYWALL.search(text[-_END:])):
        return _SUBSCRIPTION
    if words < _LEAST:
        return "the page holds no article that can be read"
    if teaser and words < _GAIN * length(teaser):
        return "its page has no more text than the feed"
    is_cut_from = bool(teaser) and _has(text, teaser, _SAME)
    if not (is_cut_from or _has(f"{page_title}\n{text}", title, _THIRD)):
        return "the page is about something else"
    return ""


def _wall(said: str, page_title: str) -> str:
    """Name what a page has in an article's place, if it says so."""
    if _GONE.search(page_title):
        return _NOT_THERE
    return next((reason for pattern, reason in _REASONS if pattern.search(said)), "")


def _is_consent(text: str, url: str) -> bool:
    if _CONSENT_HOST.search(urlsplit(url).hostname or ""):
        return True
    about = {found[0].lower() for found in _CONSENT.finditer(text)}
    if len(about) < _FEWEST_WORDS:
        return False
    said = [sentence for sentence in sentences(text) if len(sentence) > _LABEL]
    hits = sum(1 for sentence in said if _CONSENT.search(sentence))
    return hits >= 2 and hits > _WALL * len(said)


def _has(text: str, said: str, share: float) -> bool:
    """Tell whether a text has enough of the words that mean something elsewhere.

    A title of a word or none tells nothing, and is taken to fit; so is no title.
    """
    wanted = _stems(said)
    if len(wanted) < _FEWEST_WORDS:
        return share < _SAME
    return len(wanted & _stems(text)) >= share * len(wanted)


def _stems(text: str) -> set[str]:
    return {stem(word) for token in tokens(text) if len(word := fold(token)) > 3}
