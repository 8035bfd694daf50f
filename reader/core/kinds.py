"""Headings to what they mean, whatever their words."""

from __future__ import annotations

from reader.core.chunk import spoken

_PHRASES = {
    "results": """
        results | finding | findings | result | main results | key findings
        | main findings | study findings | research findings | study results
        | trial results | early results | promising results | results from
        | results of study | results of trial | results and discussion | outcomes
        | what study found | what researchers found | what scientists found
        | what did researchers find | what did study find | what we found
        | what they found | what did they find | what research found
        | what research shows | what studies show | what study showed
        | recent findings | summary answer | main results and role of chance
        | measurements and main results | outcomes and results
        | what research says | what science says | what evidence says | evidence
    """,
    "methods": """
        method | methods | methodology | materials and methods | patients and methods
        | methods and materials | study design | design | setting | design and setting
        | participants | subjects | study population | who took part | intervention
        | interventions | exposure | exposures | main outcome measures | measurements
        | main outcomes and measures | outcome measures | main outcomes | data sources
        | data source | study selection | data extraction | data collection
        | data analysis | statistical analysis | search strategy | inclusion criteria
        | eligibility criteria | how study was done | how research was done
        | how study worked | how study was conducted | how we did it
        | what researchers did | what did researchers do | what we did | study
        | about study | about research | about trial | experiment | trial | approach
        | experimental design | methods and findings | methods and results
        | design setting and participants | setting and participants | patients
        | data synthesis | data extraction and synthesis | trial registration
        | clinical trial registration | study registration | search methods
        | selection criteria | data collection and analysis | subjects and methods
        | study design size duration | participants materials setting methods
        | study eligibility criteria | ethics and dissemination
    """,
    "limits": """
        limitation | limitations | limits | strengths and limitations
        | study limitations | limitations reasons for caution | caveat | caveats
        | note of caution | words of caution
        | reasons for caution | what study did not | what we do not know
        | what we dont know | what we still dont know | what is not known
        | unanswered questions | open questions | remaining questions | weaknesses
        | strengths and weaknesses
    """,
    "funding": """
        funding | primary funding source | study funding | study funding sources
        | study funding competing interest s | study funding competing interests
        | funding and disclosures | funding statement | funding sources
        | financial support | financial disclosure | financial disclosures
        | conflict of interest | conflicts of interest | competing interests
        | competing interest | declaration of interests | declarations of interest
        | disclosure | disclosures | sponsor | sponsors | who paid for
        | who funded | acknowledgements | acknowledgments | acknowledgement
    """,
    "conclusion": """
        conclusion | conclusions | concluding remarks | concluding thoughts
        | in conclusion | final thoughts | final words | final word | closing thoughts
        | parting thoughts | wrapping up | wrap up | to sum up | summing up
        | bottom line | conclusions and relevance | conclusion and relevance
        | authors conclusions | last word | conclusions and implications
        | conclusion and implications | conclusions and significance
    """,
    "implications": """
        implication | implications | interpretation | discussion | relevance
        | significance | significance statement | significance and impact of study
        | clinical significance | wider implications of findings
        | clinical implications | clinical relevance | recommendations
        | what this means | what does this mean | what it means | what does it mean
        | why it matters | why this matters | why does it matter | why is it important
        | why this is important | what you can do | what can you do
        | what should you do | what you should do | next steps | what comes next
        | whats next | what happens next | what now | future research
        | future directions | future studies | looking ahead | looking forward
        | road ahead | outlook | practical implications | what patients should know
    """,
    "summary": """
        summary | abstract | in brief | in short | key points | key point
        | key takeaways | key takeaway | takeaways | takeaway | key messages
        | key message | main points | at a glance | tl dr | tldr | highlights
        | executive summary | plain language summary | lay summary | quick facts
        | key facts | fast facts | short version | what you need to know
        | article summary | synopsis | take home message | in summary
    """,
    "references": """
        reference | references | bibliography | source | sources | works cited
        | literature cited | literature | citation | citations | further reading
        | journal reference | journal references | story source | more information
        | for more information | further information | resources
        | additional resources | related links | read study | full study | footnotes
        | notes | endnotes
    """,
    "background": """
        background | introduction | context | overview | objective | objectives | aim
        | aims | purpose | importance | rationale | hypothesis | problem | history
        | question | background and aims | background and objectives
        | aims and objectives | background and purpose | basics
        | what is | what are | what causes | what was already known | what we know
        | what is known | link between | connection between | understanding | definition
        | purpose of review | what is known already | study question
        | research question | about disease | about condition
    """,
}

# Articles add nothing: "The findings" are "Our findings" are "Findings".
_ARTICLES = frozenset({"a", "an", "our", "the", "this", "these", "their", "my"})

# Single words that tell a section wherever they stand in its heading; the others
# must be all of it, for "10 methods to fall asleep" are none of a study's.
_TELLING = frozenset(
    {"conclusion", "conclusions", "implications", "limitations", "references"}
    | {"methodology", "bibliography", "introduction", "background"}
)


# "What are you waiting for?" tells no background; only a heading that begins so does.
_OPENING = frozenset({"what is", "what are", "what causes"})


def kind_of(title: str) -> str:
    """Say which part of an article a heading announces; ``other`` if that is unclear.

    The longest known phrase in it decides, and among equals the one whose kind says
    most: "Implications and future research", "What is the bottom line?".
    """
    words = _words(title)
    if " ".join(words) in _KINDS:
        return _KINDS[" ".join(words)]
    order = list(_PHRASES)
    found = [
        (-length, order.index(_KINDS[phrase]))
        for length in range(1, _LONGEST + 1)
        for start in range(len(words) - length + 1)
        if (phrase := " ".join(words[start : start + length])) in _KINDS
        and (length > 1 or phrase in _TELLING)
        and (start == 0 or phrase not in _OPENING)
    ]
    return order[min(found)[1]] if found else "other"


def is_known(title: str) -> bool:
    """Tell whether a line is nothing but the usual name of a section."""
    return " ".join(_words(title)) in _KINDS


def _words(title: str) -> list[str]:
    """List a title's words without articles and without its number, if it has one."""
    words = [word for word in spoken(title)[:200].split() if word not in _ARTICLES]
    while words and words[0].isdigit():
        del words[0]
    return words


_KINDS = {
    " ".join(_words(phrase)): kind
    for kind, phrases in _PHRASES.items()
    for phrase in phrases.split("|")
}
_LONGEST = max(phrase.count(" ") + 1 for phrase in _KINDS)
