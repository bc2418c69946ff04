"""Instants as a person or a table writes them."""

from datetime import UTC, datetime

from newsscraper.errors import BadInput


def read(text: str) -> datetime | None:
    """Return an ISO 8601 instant as UTC in whole seconds, one without a zone taken for UTC; None when it is none."""
    try:
        value = datetime.fromisoformat(text)
    except ValueError:
        return None
    return (value if value.tzinfo else value.replace(tzinfo=UTC)).astimezone(UTC).replace(microsecond=0)


def told(option: str, text: str) -> datetime:
    """Return the instant that an option gives; raises `BadInput` with the option's name."""
    value = read(text)
    if value is None:
        raise BadInput(f"{option} {text!r} is no instant; write it as 2026-01-31T08:00:00Z")
    return value
