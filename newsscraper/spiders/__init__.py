"""One spider class per publisher, made from its facts."""
