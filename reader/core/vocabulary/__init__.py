"""The subjects of health news and the words for them, compiled for this reader.

A line names a subject and the words that mean it::

    heart attack = myocardial infarction, STEMI, coronary event

Words stand for all their inflections. A single word in CAPITALS is meant only where the
text has it in capitals ("AIDS", but no hearing aids), and ``word!`` only as it is
written ("aging!", but no age). Indented lines continue the line above; ``#`` begins a
remark. British and American spellings stand side by side; names are British.

It was put together from what is generally known: the plain names that health services
and encyclopaedias give to diseases and their symptoms, international nonproprietary
names of drugs with the brands that news mentions, the specialities of hospitals, the
usual designs of studies, and the themes of public-health campaigns. Nothing in it was
taken over from a terminology with a licence.
"""
