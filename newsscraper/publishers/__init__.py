"""One publisher = one small TOML file of facts, validated when loaded."""
