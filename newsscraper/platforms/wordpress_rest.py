"""WordPress by its REST API, `/wp-json/wp/v2/posts?_embed=1`: for sites whose API is open.


The posts carry their text and, with `_embed`, authors, categories and tags; times are the site's own. Page n + 1 behind
the last one answers with an error, which ends the list.
"""

from newsscraper.extract.json_story import KNOWN
from newsscraper.items import Api

LAYOUTS = (KNOWN,)

API = Api(items=("[]",), page="{link}", fetch="{_links.self[0].href}?_embed=1", next={"page": 1})
