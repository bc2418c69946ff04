"""normalise → validate → snapshot: one verb per file."""
