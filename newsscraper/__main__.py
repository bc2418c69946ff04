"""`python -m newsscraper` is the command `newsscraper`."""

from newsscraper.cli import main

if __name__ == "__main__":
    main()
