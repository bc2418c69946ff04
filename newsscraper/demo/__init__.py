"""Three fictional outlets on reserved hosts, and the loopback server that shows them.

::

    articles/<outlet>/<id>.txt   the texts: a header, then the paragraphs; read by `stories`
    templates/                   the pages of the three systems, with `$name` where a value stands
    publishers/*.toml            ordinary facts, as for any site
    stories   → Story            what an outlet published, as of an edition
    writing                      a day or an hour as each newsroom writes it
    site      → Answer           what the pages have in common
    almanara, annil, alatlas     one system each: Story → pages by path
    server                       an HTTP proxy on loopback for those three hosts only
    clock                        the instants of the two editions
    run                          crawls both editions through the ordinary crawl

Nothing in the crawl knows of the demo: it gets a folder of publishers, a proxy, no delay and a clock, which are
settings that anybody may give. Outlets, places, people, clubs and events are invented; see `LICENSE.md`.
"""
