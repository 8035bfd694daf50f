"""What a text says of the study it reports: cues, each a verb's worth of patterns."""
