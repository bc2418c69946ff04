"""One spider class per publisher, made from its facts; runs of many of them in one process."""
