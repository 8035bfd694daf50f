"""The subjects of health news and the words for them, compiled for this reader.

A line names a subject and the words that mean it::

    heart attack = myocardial infarction, MI ~ coronary event, STEMI
    atorvastatin < statins = Lipitor

Behind ``=`` stand words that mean the same, by which a search may be widened
(`reader.core.vocabulary.kin`); behind ``~`` words that tell of the subject but mean
something narrower or beside it. A subject may be a kind of a broader one, named after
``<``. A line ``@ heart`` names the part of the body that the subjects below concern.

Words stand for all their inflections, and British or American spelling for both. A
single word in CAPITALS is meant only where the text has it in capitals ("AIDS", but no
hearing aids), and ``word!`` only as it is written ("aging!", but no age). Indented
lines continue the line above; ``#`` begins a remark. Names are British.

It was put together from what is generally known: the plain names that health services
and encyclopaedias give to diseases and their symptoms, international nonproprietary
names of drugs (which the World Health Organization publishes for everybody's use) with
the brands that news mentions, the specialities of hospitals, the usual designs of
studies, and the themes of public-health campaigns. Names of things are nobody's
property, and nothing in it was taken over from a terminology with a licence.
"""

from reader.core.vocabulary.kin import kin_in, kin_of

__all__ = ["kin_in", "kin_of"]
