"""Read an archive: iterate, history, raw bytes."""
