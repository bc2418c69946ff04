"""Builds the egg that Scrapyd runs: `scrapyd-deploy`, or `python setup.py bdist_egg`. All else is in pyproject.toml."""

from setuptools import find_packages, setup

setup(
    packages=find_packages(include=["newsscraper", "newsscraper.*"]),
    package_data={"newsscraper": ["**/*.toml", "**/*.json", "py.typed"]},
    zip_safe=True,
)
