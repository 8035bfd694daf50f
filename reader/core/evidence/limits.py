"""What sentences say of what a study cannot show, and of what else there is."""

from __future__ import annotations

from reader.core.evidence.cue import cue

LIMITS = cue(
    r"""
    limitations?
    caveats?
    caution(?:s|ed|ing|ary)?(?! label)(?!\W*$)
    warn(?:s|ed)? (?:against|that (?:the|more|it|this|these))
    (?:very |relatively |too |extremely )?small <1>(?:study|trial|sample|number of (?:patients|people|participants|subjects|women|men|cases)|studies|group of|sample sizes?|pilot|clinical trial)
    small[- ]scale (?:study|trial)
    (?:study|trial|sample|groups?|survey|experiment) (?:was|were|is|are) (?:very |relatively |too |rather |quite |also |both )?(?:small|short|brief|underpowered)
    (?:pilot|preliminary|exploratory|proof[- ]of[- ]concept|early[- ]stage) (?:stud(?:y|ies)|trials?|results?|findings?|data|evidence|research|work)
    early (?:results?|findings?|data|evidence|days|stages? of (?:testing|research|development|human|clinical)|phase of)
    preliminary (?:until|and|conclusions?)
    (?:is|are|as|be|considered|very|still|only) preliminary
    (?:larger|longer|bigger|follow-up|long-term|longer-term|randomi[sz]ed|human|clinical|rigorous|better|confirmatory|prospective) <3>(?:research|stud(?:y|ies)|trials?|investigations?|testing|tests?|data|evidence) <3>(?:needs?|needed|required|warranted|necessary|to (?:confirm|determine|see|find out|establish|verify))
    (?:more|further(?! in )|additional|future|other) <3>(?:research|stud(?:y|ies)|trials?|work|investigations?|testing|tests?|data|evidence) <4>(?:to (?:confirm|determine|see|establish|verify|test|replicate|validate|know|prove|assess|evaluate|find out|answer|clarify)|before|in (?:humans?|people|larger|other|patients))
    (?:more|further|additional) (?:\w+ )?(?:trials?|data|evidence|testing) <2>(?:is|are|will be|would be|needed|required|warranted|necessary)
    (?:needs?|needed|require[sd]?|warrants?|necessary|calls? for|called for) (?:to (?:do|conduct|run) )?<3>(?:larger|longer|bigger|randomi[sz]ed|long-term|more rigorous) <3>(?:research|stud(?:y|ies)|trials?|testing|investigation|evidence|data|work)
    (?:needs?|needed|require[sd]?) <2>(?:more|further|additional) <2>(?:trials?|testing|evidence|data)
    (?:needs?|has|have|still|yet|must|should) (?:to )?be (?:confirmed|replicated|verified|tested|proven|validated|repeated|determined|established)
    (?:does|do|did|can|could|cannot|can['’]t|was|were|is|are) ?(?:n['’]t|not|not been)? <1>(?:prove|establish|designed to (?:prove|show)|demonstrate that|show (?:that|cause))<gap>(?:not|n['’]t|caus\w+|link|whether)
    (?:does|do|did|can|could)(?: not|n['’]t) (?:prove|establish|tell us|show (?:whether|that|cause|if|why))
    cannot (?:prove|establish|say|be sure|be certain|rule out|conclude|determine|tell)
    can['’]t (?:prove|establish|say (?:for sure|whether|if)|be sure|be certain|rule out|conclude|determine)
    (?:could|did|was|were)(?: not|n['’]t) (?:able to )?(?:rule out|account for|control for|measure|assess|determine|prove)
    (?:not|n['’]t|cannot|no|without|establish|show|prove) <6>cause[- ]and[- ](?:-)?effect
    (?:correlation|association)s?[^.]{0,40}?(?:not|rather than|n['’]t)[^.]{0,20}?(?:caus\w+|prove)
    (?:not|n['’]t) (?:yet )?(?:entirely |completely |fully )?(?:clear|known|certain|understood) (?:if|whether|how|that|exactly|yet|why|what)
    (?:is|are)(?:n['’]t| not) (?:yet )?(?:clear|known|certain|proof|conclusive|definitive|proven)
    (?:not|n['’]t) (?:yet )?(?:proven|conclusive|definitive)
    unclear (?:if|whether|how|why|what)
    (?:we|they(?!.{0,20} know (?:they|it|about|if they))|scientists|doctors|researchers|experts) (?:do|did|still do)(?: not|n['’]t) (?:yet )?(?:know|understand|have enough)
    remains? (?:to be (?:seen|determined|established|proven)|uncertain|unproven|unclear|unknown|an open question)
    too (?:early|soon) (?:to|for)
    too (?:early|soon)
    (?:not|n['’]t) (?:yet )?(?:been )?peer[- ]reviewed
    (?:may|might|does|do|will|would)(?: not|n['’]t) (?:necessarily )?(?:apply|translate|hold|generali[sz]e|be (?:applicable|generali[sz]able|representative))
    (?:results|findings|what works|effects?) (?:in|from) (?:animals?|mice|rats) <4>(?:not|n['’]t|often|always)
    interpret(?:ed)? <2>(?:with )?caut\w+
    (?:is|are|was|were|remains?|more|some|other|many|experts?) <1>s[kc]eptic\w*
    (?:is|are|was|were|remains?|evidence (?:is|was)|results?|been) (?:inconclusive|mixed|conflicting|inconsistent)
    not statistically significant
    weakness(?:es)? (?:of|in) (?:the|this|our) <1>(?:study|research|analysis|trial)
    short[- ]term (?:study|results|data|trial)
    still (?:unknown|early|not known|unclear|experimental|unproven)
    (?:was|were)(?:n['’]t| not) (?:a )?randomi[sz]ed
    no (?:control|comparison|placebo) group
    lack(?:s|ed|ing)? (?:of )?(?:a |an )?<1>(?:control group|comparison group|placebo|long-term (?:data|follow-up))
    only an? (?:association|link|correlation)
    (?:rel(?:y|ied|ying)|based|depend\w*) on <3>(?:self-report\w*|recall|memory|questionnaires|people['’]s memor\w+)
    (?:self-reported|observational)<gap>(?:so|bias|limitation|cannot|caution|not prove)
    recall bias|selection bias|confound\w+
    (?:other|another|unmeasured|some other) (?:factors?|explanations?|variables?) (?:may|might|could|that|can|such|were|are)
    (?:may|might|could) (?:be|have been) (?:due to|explained by|the result of|because of) (?:other|chance|some|the fact|differences)
    by chance
    (?:not|n['’]t) enough (?:evidence|data|information|studies|patients|people)
    insufficient (?:evidence|data)
    (?:little|limited|scant|weak|thin|poor) (?:good |solid |clear |strong |hard |scientific |reliable |high-quality |convincing )?evidence
    no (?:good|solid|clear|strong|hard|scientific|reliable|high-quality|convincing|long-term|direct) evidence
    (?:only|just) (?:tested|studied|looked at|examined|included|followed|involved|measured|done)
    (?:long-term|longer-term) (?:effects?|safety|benefits?|outcomes?|risks?|results) <3>(?:unknown|unclear|not known|remain|are not)
    overstat\w+|over-?interpret\w+|premature
    jury is (?:still )?out
    (?:years|decades?) (?:away|off) (?:from)?
    """,
    "limit caveat caution warn small pilot prelim explor proof early more further"
    " additional future larger longer bigger need require warrant confirm replicat"
    " verif tested proven validat repeat determin due_to explained_by result_of because_of prove establish"
    " cause corr assoc clear known certain not n't n’t remain soon peer appl interpret"
    " ceptic keptic mixed conflict inconcl inconsist weakness short still control lack"
    " only self recall confound factor chance evidence insufficient just long overstat"
    " premature jury years_away years_off decade unclear brief memory bias observational"
    " other placebo questionnaires randomi show_that demonstrate human comparison mice"
    " always often underpower memor unmeasured necessary to_see to_test to_find designed_to",
    r"""
    (?:previous|earlier|prior|past|recent) <1>(?:pilot|preliminary|exploratory|early[- ]stage) (?:stud(?:y|ies)|trials?|results?|findings?|research|work)
    (?:grew out of|builds? (?:up)?on|building on|following|came out of) <2>(?:pilot|preliminary|early|exploratory)
    early (?:results?|findings?|data)<far>(?:have|has) (?:led|prompted|paved)
    confound\w*[^.;]{0,170}?(?:did(?: not|n['’]t)|took into account|taken into account)
    (?:material|hardware|design|energy|dietary|travel|resource|physical|functional|activity|past the|speed|without|mobility|technical|overcom\w+|address\w+|get past|cognitive|movement) limitations?|limitations? (?:of|in) (?:human|current|existing|other|conventional|traditional|today)
    (?:proof[- ]of[- ]concept|pilot|preliminary) trial,|until now
    (?:adjust|account|controll)\w* <4>confound\w*|confound[^.]{0,150}?(?:adjusted|accounted|controlled)
    i (?:cannot|can['’]t|could not|couldn['’]t) (?:tell|say|be sure)
    abundance of caution|era of caution|statute of limitations|age limitations
    (?:is|was) only (?:the )?(?:first|approved|available)
    """,
)
"""What speaks against relying on it, in the text's own words."""

ALTERNATIVES = cue(
    r"""
    (?:better |safer |cheaper |effective |viable |other |good |new |non-?\w+ |less \w+ |possible |potential |promising |an |the |few |no |only )?alternatives?(?: to| for| treatments?| therap(?:y|ies)| options?| approach(?:es)?| methods?| medications?| is| are| include)
    (?:as |be |is |offers? )an? <2>alternative
    alternatives
    (?:other|existing|current|currently available|available|conventional|older|competing|established|approved|traditional|standard) <2>(?:treatments?|therap(?:y|ies)|drugs?|options?|medications?|medicines?|methods?|tests?|procedures?|interventions?|techniques?)(?! (?:cent(?:er|re)s?|group|arm|for the condition))
    standard(?:[- ]of[- ]care| care| therapy| treatment| chemotherapy| medical)
    first[- ]line <1>(?:treatments?|therap(?:y|ies)|drugs?|medic\w+|options?|agents?|chemo\w*|antibiotics?)
    usual care
    gold[- ]standard
    (?:instead of|rather than|without|avoid(?:ing)?|in place of|over) <1>(?:surgery|drugs?|medic\w+|chemo\w*|radiation|antibiotics|open|pills?|opioids?|an? (?:biopsy|operation))
    compared (?:with|to) (?:those (?:taking|on|given|treated|who (?:took|got|received))|standard|conventional|traditional|surgery|chemotherapy|other (?:drugs|treatments|therapies|medications|methods|approaches)|the (?:drug|standard|older)|usual)
    head[- ]to[- ]head
    diet and exercise
    lifestyle (?:changes?|modifications?|interventions?)
    physical therapy|physiotherapy
    (?:cognitive[- ]behaviou?ral therapy|talk therapy|psychotherapy)
    watchful waiting|active surveillance
    (?:as|just as|no more|no less|more|less) effective(?:ly)? (?:as|than) <3>(?:surgery|drugs?|medications?|treatments?|therapy|standard|existing|aspirin|antidepressants)
    (?:taking|using|treated with|drugs? (?:such as|like|called)|medications? (?:such as|like)|treatments? (?:such as|like|include)) <3>(?:statins?|aspirin|metformin|warfarin|antidepressants|antibiotics|insulin|ibuprofen|steroids|beta blockers|chemotherapy)
    """,
    "alternative treatment therap drug option medication medicine method test procedure"
    " intervention technique standard first-line usual gold instead rather without avoid"
    " place compared head diet lifestyle physio physical cognitive talk psychother watchful"
    " surveillance effective taking using over first treated_with",
    r"""
    (?:complementary|center for|centre for) <2>alternative|alternative (?:medicine|causes?|explanations?|hypothes[ie]s|names?|views?|perspectives?|energy|route)|could <2>become a standard|no other (?:option|way)
    other drug (?:use|abuse)|access to
    (?:create|path for|less harmful|expand|complement|in addition to|alongside|on top of) <4>(?:alternative|traditional|standard|existing)
    (?:traditional (?:medicine|chinese medicine))
    (?:relief|failed|responded?|success|respond|resistant|benefit\w*) <2>(?:from|with|to|on|by) <1>(?:other|existing|current|available|conventional|standard|traditional)
    """,
)
"""What else could be done or taken."""
