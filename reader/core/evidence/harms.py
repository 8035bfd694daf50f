"""What sentences say of harms: side effects, risks of a treatment, how it is borne."""

from __future__ import annotations

from reader.core.evidence.cue import cue, phrases

_SYMPTOMS = (
    r"(?:nausea|vomiting|diarrho?ea|constipation|dizziness|headaches?|fatigue|tiredness"
    r"|rash(?:es)?|bleeding|infections?|drowsiness|dry mouth|swelling|bruising|itching"
    r"|fever|insomnia|weight gain|hair loss|liver (?:damage|injury|problems)|blood clots?"
    r"|heartburn|stomach (?:pain|upset|aches?)|abdominal (?:pain|cramps)|joint pain"
    r"|muscle (?:pain|aches?)|hot flashes|hot flushes|high blood pressure|seizures?"
    r"|kidney (?:damage|failure|injury)|heart failure|stroke|anaemia|anemia|neutropenia"
    r"|suicidal thoughts|incontinence|erectile dysfunction|impotence|hearing loss"
    r"|sedation|sleepiness|numbness|neuropathy|irritation|soreness|redness|cramps?)"
)
_TREATMENT = (
    r"(?:surger(?:y|ies)|procedures?|treatments?|drugs?|medications?|medicines?|operations?"
    r"|therap(?:y|ies)|implants?|devices?|biops(?:y|ies)|transplant\w*|injections?|screening"
    r"|colonoscop(?:y|ies)|radiation|radiotherapy|chemotherapy|vaccin(?:es?|ations?)|pills?"
    r"|supplements?|hormones?|statins?|stents?|tests?|scans?|anesthesia|anaesthesia|opioids?)"
)

HARMS = cue(
    rf"""
    side[- ]effects?
    (?:serious |severe )?adverse <1>(?:events?|effects?|reactions?|outcomes?|experiences?)
    after-?effects
    complications? (?:from|after|following|during|related to|associated with|with|of) (?:the |this |these )?<1>{_TREATMENT}
    (?:surgical|post-?operative|procedur\w+|treatment-related|serious|minor|major|fewer|no|any|potential|fatal|rare|few|severe|unexpected|bleeding|possible|common|life-threatening) complications?
    complication rates?
    (?:serious|major|severe|fatal|intracranial|gastrointestinal) (?:bleeding|ha?emorrhages?)
    (?:cardio|hepato|neuro|nephro|cyto)?toxicit(?:y|ies)
    harms?
    harmful (?:effects?|side|procedures?|consequences|reactions?|if|to (?:patients|people|the|some))
    (?:can|could|may|might) (?:be|prove) (?:harmful|dangerous|toxic|unsafe|risky)
    (?:do|does|did|cause[sd]?|doing|causing) (?:more |any |no |real |serious )?(?:harm|damage)
    non-?toxic
    downsides?
    drawbacks?
    (?:unwanted|unintended|undesirable|ill|damaging|negative|toxic|untoward) (?:side )?(?:effects?|consequences)(?! on (?:our|your|one['’]s) )
    safety (?:profile|concerns?|issues?|data|risks?|problems?|signals?|warnings?|record)
    (?:well|better|poorly|generally|safely)[- ]tolerated
    tolerated
    tolerability
    false[- ](?:positives?|alarms?)
    false[- ]positive (?:results?|rates?|tests?)
    over-?diagnos\w+
    over-?treat\w+
    unnecessary (?:biops\w+|surger\w+|treatments?|procedures?|tests?|radiation)
    (?:black[- ]box|boxed|safety|fda) warnings?|warning labels?
    contra-?indicat\w+
    addicti(?:ve|on) (?:potential|risk)
    (?:risk of|potential for|lead to) (?:addiction|overdose|abuse|dependence|misuse)
    risks? (?:versus|vs\.?|outweigh\w*|(?:from|of) (?:the |this |such |these |taking |having )<1>{_TREATMENT})
    risks? and (?:the )?benefits?
    benefits? and (?:the |possible |potential )?(?:risks?|harms?)
    (?:potential|possible|serious|known|long-term|safety|health) (?:health )?risks? (?:of|from|associated|include|to|with) <2>{_TREATMENT}
    not without risks?
    (?:carr(?:y|ies)|pose[sd]?|has|have|comes? with|involves?) (?:a |an |its |their |some |the |certain )?(?!lower |reduced |decreased |smaller |similar )<1>risks?(?! (?:of developing|factors?))
    risks? (?:of|associated with) (?:surgery|radiation|the treatment|taking|treatment|anesthesia|anaesthesia)
    (?:were|was|is|are|be|appears?|appeared|proved|proven|considered|seems?|seemed|found|both|generally|relatively|not|remained|remains) (?:to be )?(?:both )?(?:a )?(?:very |quite |generally |perfectly |completely |relatively |extremely |just as |as )?(?:\w+ and )?(?:safe|unsafe|safer)(?! (?:space|place|sex|for (?:them|him|her|athletes|players) to return|to return|to go|to assume|to say))
    safety and (?:efficacy|effectiveness|tolerability) (?:of|profile|was|were|results|outcomes|data)
    (?:efficacy|effectiveness|tolerability) and safety
    no (?:serious |major |significant |new |apparent |evidence of )?(?:safety (?:issues?|concerns?|signals?)|risks?|ill effects)
    (?:interact|interfere)s? with (?:other |some |certain |the )?<2>(?:drugs?|medications?|medicines?)
    drug interactions?
    allergic reactions?
    anaphyla\w+
    withdrawal symptoms
    (?:overdose[sd]?|poisoning) (?:risk|from|at|in|doses?|levels|to)
    toxic (?:risk|from|at|in|doses?|levels)
    toxic (?:to|for) (?:some |other |most |small |young )?(?:<people>|humans?|you|us|them|those|dogs?|cats?|pets?|animals?|the <1>(?:liver|kidneys?|heart|brain|body|skin|lungs?|f(?:o)?etus))
    (?:stopped|quit|discontinu\w+|dropp\w+ out|withdr[ae]w\w*|withdrawn)<gap>(?:because of|due to)<gap>(?:effects?|events?|toxicity|{_SYMPTOMS})
    (?:discontinu\w+|withdrawal) (?:rates?|due to)
    """,
    "side effect side-effect adverse complication toxic harm danger downside drawback"
    " effects consequence safe tolera false over unnecessary warning contra addict abuse"
    " risk benefit interact interfere allerg anaphyla withdr nausea vomit diarrh headache"
    " fatigue rash bleeding infection dizz pain discontinu dropp poison insomnia fever"
    " swelling constipation damage hemorrhag haemorrhag misuse dependence stopped quit",
    r"""
    (?:designed|aims?|aimed|intended|seeks?|will|plans?|enrolling|to (?:assess|evaluate|determine|test|establish|examine|investigate|study)) <6>safety
    safe to (?:return|go back|drive|play|eat|drink)
    self-harm
    harm reduction
    (?:reduc|eas|reliev|lessen|alleviat|counter|manag|minimi[sz]|combat)\w* <3>(?:side[- ]effects?|toxicit\w+) (?:of|from|caused by) <3>(?:chemo\w*|radi\w+|(?:cancer|medical|other|conventional) treatments?)
    food safety|public safety|road safety|patient safety|safety net
    """,
)
"""Harms of what is studied; "was well tolerated" is said of them as well."""

SYMPTOMS = cue(
    rf"""
    (?:caus(?:e[sd]?|ing)|experienc\w+|reported|common(?:ly)?|developed|suffered|including|included?|such as|like|were|effects?) <3>{_SYMPTOMS}[^.]{{0,40}}?(?:,| and| or)[^.]{{0,40}}? {_SYMPTOMS}
    risks? of <2>(?:bleeding|infections?|blood clots?|stroke|heart attacks?|overdose)
    """,
    "nausea vomit diarrh headache fatigue rash bleeding infection dizz pain insomnia fever"
    " swelling constipation damage clots stroke attack overdose drows mouth itching seizure"
    " irritation sore red cramp anemia anaemia flush flash sleepi sedation clot bruis"
    " numbness heartburn weight muscle neutropenia failure impot stomach kidney"
    " erectile hair_loss hearing_loss neuropathy incontinence pressure liver suicid",
    needs=rf"""
    {_TREATMENT}|taking|took|treated|receiv(?:ed|ing)|doses?|placebo|side|approved
    """,
    unless=r"""
    (?:symptoms?|signs) (?:of|such as|like|include)|(?:recommended|needed|used|screening|tests?) for <2>(?:people|patients|those|anyone|adults|women|men)|(?:treat|prevent|reliev|reduc|lower|eas)\w* <3>(?:nausea|pain|headaches?|fatigue|fever|insomnia|the risk|their risk|risk|infections?|symptoms)
    """,
)
"""Two complaints in a row, or a risk of one, beside a treatment."""

TO_ANIMALS = phrases(
    r"""
    (?:toxic|poisonous|harmful|dangerous|fatal|deadly|unsafe|safe) (?:to|for) (?:your |pet |other |most |some |both )?(?:dogs?|cats?|pets?|animals|horses|birds|bees|fish)
    """
)
"""A harm that befalls no people."""

SEEN = phrases(
    r"""
    occurred|experienc(?:e|ed|ing)|reported|observed|seen|noted|developed|suffered|most (?:common|frequent)\w*|commonly|included?|including
    no <3>(?:adverse|serious|severe|safety|side|complications)|none of|(?:well|better|poorly|generally|safely)[- ]tolerated|did not
    rates?|higher|increased|more (?:likely|common)|mild|moderate|severe|serious|discontinu\w+|compared|safety profile
    """
)
"""What a sentence on harms says where they were watched for."""

ELSEWHERE = phrases(
    r"""
    without <3>(?:side|adverse|toxic|harm\w*)|unnecessary|could|may|might|can|potential(?:ly)?|would|will|often
    (?:reduc|avoid|minimi[sz]|eliminat|decreas|prevent|lower|spar|less|fewer)\w* <4>(?:side[- ]effects?|toxicit\w+|unnecessary|false|harm\w*|complications|adverse)
    (?:other|existing|current|conventional|traditional|these|many|most|such|available) <2>(?:treatments?|drugs|therapies|medications|approaches|chemotherap\w+)
    """
)
"""What it says where they are those of other treatments, or only possible."""
