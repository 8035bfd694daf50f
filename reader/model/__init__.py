"""The nouns: values that every layer may hold and none may change.

They stand in the order in which one article meets them: it is followed, arrives, is
understood, stored, and asked for. Times are aware and UTC. All are imported from here.
"""

from __future__ import annotations

from reader.model.arriving import (
    Archived,
    CleanLine,
    CleanText,
    Document,
    Enclosure,
    Moving,
    Pace,
    Page,
    ParsedEntry,
    ParsedFeed,
    Refreshed,
    Validators,
)
from reader.model.asking import Explanation, Kin, Query, SearchCount
from reader.model.doing import Action
from reader.model.evidence import (
    EVIDENCE_ASKED,
    EVIDENCE_KINDS,
    STUDIES,
    Contrast,
    Evidence,
    EvidenceItem,
    Quote,
    Slots,
)
from reader.model.following import (
    Candidate,
    FeedList,
    Followed,
    Following,
    Imported,
    Moved,
    SavedSearch,
    Skipped,
    Subscription,
    Unfollowed,
)
from reader.model.revised import Piece, Revision
from reader.model.stored import (
    Added,
    Article,
    Copy,
    Counts,
    Entry,
    Feed,
    Health,
    Related,
    TagCount,
)
from reader.model.understood import Block, Digest, Section, Span, Summary, Tag, Term

__all__ = [
    "EVIDENCE_ASKED",
    "EVIDENCE_KINDS",
    "STUDIES",
    "Action",
    "Added",
    "Archived",
    "Article",
    "Block",
    "Candidate",
    "CleanLine",
    "CleanText",
    "Contrast",
    "Copy",
    "Counts",
    "Digest",
    "Document",
    "Enclosure",
    "Entry",
    "Evidence",
    "EvidenceItem",
    "Explanation",
    "Feed",
    "FeedList",
    "Followed",
    "Following",
    "Health",
    "Imported",
    "Kin",
    "Moved",
    "Moving",
    "Pace",
    "Page",
    "ParsedEntry",
    "ParsedFeed",
    "Piece",
    "Query",
    "Quote",
    "Refreshed",
    "Related",
    "Revision",
    "SavedSearch",
    "SearchCount",
    "Section",
    "Skipped",
    "Slots",
    "Span",
    "Subscription",
    "Summary",
    "Tag",
    "TagCount",
    "Term",
    "Unfollowed",
    "Validators",
]
