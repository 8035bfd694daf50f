"""What sentences say of money: what a treatment costs, who paid, who is paid."""

from __future__ import annotations

from reader.core.evidence.cue import cue, phrases

_MONEY = (
    r"(?:(?:us|c|a|au|nz)?[$£€] ?\d[\d,.]{0,12}(?: ?(?:million|billion|thousand|k|m|bn))?"
    r"|\d[\d,.]{0,12} (?:u\.?s\.? )?(?:dollars|pounds|euros|cents|rupees))"
)
_NOT_ITS_PRICE = r"""
    revenue|sales of|annual sales|shares|market(?:s|place)? (?:size|value|for)|investors?|analysts?|quarterly|stock|acqui\w+
    (?:a |the |an? [\w,$.-]+ |by |federal |research |new )grants?|donat\w+|prize|fined|settle\w+|lawsuit|opportunity cost
    at (?:any|all) costs?|at the cost of|emotional cost|high price in|free of charge|forward-looking
    fund(?:ed|s|ing|raising|raiser)|award(?:ed)?|endow\w+|gift
    """

COSTS = cue(
    rf"""
    costs?|costly|cost[- ]effective(?:ness|ly)?|costing|priced?|prices|pricing|pricey|price tag
    expensive|inexpensive|cheap(?:er|est|ly)?|affordab\w+(?! care act)|unaffordable|out[- ]of[- ]pocket|co-?pay(?:ment)?s?|deductibles?
    insurance (?:cover\w*|compan\w+|plans?|policies)|insurers?|covered by <2>(?:insur\w+|medicare|medicaid|nhs)
    (?:medicare|medicaid|nhs|insurance|insurers?|health plans?) <3>(?:cover(?:s|ed|age)?|pays?|paid|reimburs\w+|approv\w+)
    reimburse\w*|low-cost|high-cost|cost[- ]savings?|saves? money|spend(?:s|ing)? on (?:drugs?|treatment|care|health)
    (?:not|n['’]t) cover(?:ed)?|paid for by (?:insur\w+|medicare|medicaid|patients)
    {_MONEY}<gap>(?:per|a|each|for an?|for the) <1>(?:year|month|week|dose|day|treatment|course|patient|pill|shot|test|procedure|session|injection|scan|bottle|person|tablet|box|screening|prescription|vial|visit)
    {_MONEY}[- ](?:a|per)[- ](?:year|month|dose|day|pill)
    """,
    "cost price pricing pricey expens cheap afford pocket copay co-pay deductib insur"
    " medicare medicaid nhs reimburs money cover spend $ £ € dollars pounds euros cents rupees paid health_plan",
    _NOT_ITS_PRICE,
)
"""Prices, what insurance pays, or at least that it is dear or cheap."""

PRICED = cue(
    rf"""
    (?:costs?|costing|price[sd]?|charge[sd]?|pay|paid|paying|runs?|sells? for|retail\w*|fees?|bill|savings? of|sav(?:e|es|ed|ing)|spen[dt]\w*|expenses?|expenditures?)[^!?]{{0,80}}?{_MONEY}
    {_MONEY}<gap>(?:per|a|each|for an?|for the) <1>(?:year|month|week|dose|day|treatment|course|patient|pill|shot|test|procedure|session|injection|scan|bottle|person|tablet|box|screening|prescription|vial|visit)
    {_MONEY}[- ](?:a|per)[- ](?:year|month|dose|day|pill)
    {_MONEY}<gap>(?:price tag|list price|wholesale|in (?:health ?care )?costs|in savings)
    """,
    "$ £ € dollars pounds euros cents rupees",
    f"{_NOT_ITS_PRICE.rstrip()}\n    (?:<num> )?billion\n",
)
"""A cost with its figure."""

FUNDING = cue(
    r"""
    (?:funded|supported|sponsored|financed|bankrolled|underwritten|paid for(?! by (?:insur|medicare|medicaid|patients|the patient|health|the nhs)))(?: in part| partly| primarily| jointly| entirely| mainly| solely| largely| wholly)?(?: through [^.,]{0,40}?)?,? (?:by|through|with (?:a |an |grants?|funding))
    funding (?:for (?:the|this|her|his|their|our) <1>(?:study|research|work|trial|project|analysis)|(?:was|came|comes|is|has been|were) <2>(?:provided|received|from|in part|awarded)|from|support(?:ed)?|sources?|provided by|agenc(?:y|ies)|statement|information|disclosure)
    (?:research |unrestricted |study |educational |project )?grants? (?:from|number|no\.|numbers?|r01|awarded|support)
    grants? <4>(?:to|from|by) the (?:national|nih|medical|european|us|u\.s\.)
    (?:received|with|provided|providing|receives|obtained|secured) <3>(?:funding|financial support|support|grants?) (?:from|by|for (?:the|this) (?:study|research|trial))
    financial support (?:from|was|for|by)
    (?:study|trial|research|work|project|analysis) (?:was|is|were|received|has been) <2>(?:supported|funded|sponsored|financed|paid|funding|underwritten)
    (?:company|maker|manufacturer|drugmaker|industry|government|publicly|privately|nih|federally|taxpayer|charity)[- ](?:funded|sponsored|backed)
    (?:funders?|funding bod(?:y|ies)|sponsors?) (?:had|of (?:the|this) (?:study|research|trial|work)|(?:is|are|was|were|include[sd]?))
    (?:supported|funded|sponsored|backed|financed|paid for|bankrolled) (?:this|the|our|her|his|their) <1>(?:work|research|study|trial|project|analysis)
    (?:study|trial|research|work)['’]s? (?:funders?|sponsors?)
    (?:agreed|decided) to fund
    funding ?:
    grant (?:number|support)
    (?:nih|national institutes of health|national science foundation|wellcome trust|medical research council|cancer research uk|national cancer institute|british heart foundation) (?:grants?|funding|funds|funded|supported|award\w*)
    (?:which|that|who) <6>(?:funded|sponsored|bankrolled|paid for)
    (?:which|that) (?:makes|manufactures|markets|sells|owns|develops) <3>(?:paid|funded|sponsored|supported)
    funded, <6>(?:designed|conducted|carried)
    (?:no|without) (?:external |outside |industry |specific |commercial )?funding
    funders?
    (?:additional|other|major|partial|further|research|external) funding
    """,
    "fund support sponsor financed bankroll underwr paid grant financial backed maker award",
    r"""
    crowd-?fund\w*|forward-looking|(?:supported|backed) by (?:[\w,-]+ ){0,6}?(?:scientific|clinical) (?:data|evidence|proof)|backed by <num> years|supported by (?:evidence|the data|these|this|the (?:fact|finding|results)|our|data|previous|other|earlier|research|studies|an? (?:growing|large))
    supported by <4>(?:analys[ei]s|comparisons?|data|evidence|experiments?|measurements?|morpholog\w+|observations?|phylogen\w+|simulations?|topolog\w+)
    (?:hope|encourage|seek(?:s|ing)?|appl(?:y|ied)) <4>(?:sponsorship|grants?|funding|support)
    (?:more|future|need for|lack of|cut(?:s|ting)?) <1>funding
    top recipients|ranked|extramural|series [a-d]|faculty members|research program is|million in <1>funding|fundrais\w+|is supported by its
    (?:conference|congress|symposium|meeting|event|workshop|summit|webinar) (?:is|was|being) (?:co-?)?(?:sponsored|supported|organi[sz]ed|funded)
    cent(?:er|re) conducts|cent(?:er|re)s? funded|institution funded|publicly traded|venture|(?:market|dental|mental|insur|health) plans? paid
    """,
)
"""Who paid for the study."""

PUBLIC = phrases(
    r"""
    national institutes?|nih|foundation|council|department|trust|universit(?:y|ies)|government|charity
    society|association|agency|commission|fund|medical research|cancer research uk|ministry
    """
)
"""What a sentence on funding says where a public body or a charity paid, too."""

CONFLICT = cue(
    r"""
    conflicts? of interests?
    (?:competing|conflicting) (?:financial interests?|interests)
    financial (?:ties|tie|relationships?|interests?|disclosures?|stake|links?|connections?|conflicts?|incentives?)
    disclos\w+ <6>(?:ties|fees|funding|conflict\w*|relationship\w*|consult\w+|financial|support|interest\w*|grants?|payments?)
    (?:ties|fees|funding|conflict\w*|relationship\w*|financial|interest\w*) <4>disclos\w+
    (?:author |financial |relevant )?disclosures? ?:|no disclosures
    (?:no|nothing|anything) (?:relevant |financial )?to (?:disclose|declare)
    (?:is|are|was|were|been|as|served|serves|worked|works) (?:also )?(?:an? )?(?:paid )?(?:consultants?|advis[eo]rs?) (?:for|to)(?! the (?:president|government|white house|who))
    consult(?:s|ed|ing) (?:for|fees|work)
    (?:consulting|consultancy|speak(?:er|ing)|lecture|advisory|lecturing)(?:['’]s)? fees?
    honorari(?:a|um)
    (?:owns?|holds?|holding|have|has) <1>(?:stock|shares|equity|patents?)(?! in common)
    (?:on|member of|serves? on|sits on|chairs?) (?:the |its |[\w&'’ ]{0,30}?)?(?:scientific |medical )?advisory (?:board|committee|panel) (?:of|for)
    ['’]s? (?:scientific |medical )?advisory board
    authors? <4>(?:is|are|was|were) <3>employ(?:ees?|ed)
    employ(?:ees?|ed) (?:of|by) (?:the )?(?:company|maker|manufacturer|drugmaker|sponsor|drug company)
    (?:received|receives|accepted|receive|taken) <4>(?:fees|payments?|money|research (?:support|grants?|funding)|royalties|honoraria) from
    patents? (?:on|for|related|pending|application)
    (?:co-?founders?|co-?founded|founders?) of (?:the )?(?:company|startup|start-up|spin-?off|firm)
    (?:has|have|had) (?:no|any|financial) (?:financial |relevant |other )?(?:ties|conflicts|links|stake) (?:to|with|in)
    royalties (?:from|on)
    (?:licensed|license) (?:the |this |its )?<2>(?:technology|patent|test|device|invention) (?:to|from)
    """,
    "conflict compet financial disclos declare consult advis fee honorari stock shares"
    " equity stake links money patent research_support"
    " research_grant research_fund employ payment royalt founder founded licens ties",
    r"""
    federal database|(?:reviewing|reviewed|according to|read) <6>patent|without any financial
    national advisory|fda advisory|fda['’]s advisory|advisory committee (?:recommended|voted)
    """,
)
"""Who has something to gain."""
