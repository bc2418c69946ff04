"""Query parameters that say how a reader came, not what he reads.

Only names that no content system uses for its articles are listed: `id`, `cid`, `eid`, `sid`, `cdate`, `p`, `page`,
`cat`, `lang` and everything unknown stay. Names are compared without regard to case.
"""

_PREFIXES = (
    "utm_",
    "utm-",
    "at_",
    "mtm_",
    "matomo_",
    "pk_",
    "piwik_",
    "hsa_",
    "fb_action_",
    "__cf_chl_",
    "guce_",
    "vero_",
)
_NAMES = frozenset(
    {
        # advertising and social networks: one click, one value
        "fbclid", "gclid", "gclsrc", "dclid", "gbraid", "wbraid", "gad_source", "gad_campaignid", "msclkid", "yclid",
        "ysclid", "twclid", "ttclid", "li_fat_id", "igsh", "igshid", "sccid", "rb_clickid", "wickedid", "epik",
        "fb_source", "fb_ref", "mibextid", "sfnsn", "__twitter_impression", "ref_src", "ref_url", "xmt", "si_source",
        "s_kwcid", "ef_id", "irclickid", "cvid", "srsltid",
        # measurement
        "_ga", "_gl", "_gac", "_hsenc", "_hsmi", "hsctatracking", "mc_cid", "mc_eid", "mkt_tok", "oly_anon_id",
        "oly_enc_id", "_openstat", "xtor", "xtref", "ns_mchannel", "ns_source", "ns_campaign", "ns_linkname", "ns_fee",
        "cmpid", "ocid", "icid", "ito", "ftag", "guccounter", "trk", "trkcampaign", "spm", "_branch_match_id",
        "traffic_source",  # Al Jazeera's feed
        "maca",  # Deutsche Welle's feeds
        # what the page is shown in
        "amp", "usqp", "amp_js_v", "amp_gsa", "outputtype", "replytocom", "phpsessid", "jsessionid", "sharefrom",
    }
)  # fmt: skip
_VAGUE = frozenset({"ref", "referrer", "referer", "source", "src", "from", "via", "share", "medium", "campaign"})
"""Names that may also choose content: they go only with a value that names a place readers come from."""
_PLACES = frozenset(
    {
        "", "1", "true", "rss", "rss2", "feed", "feeds", "atom", "sitemap", "twitter", "facebook", "fb", "whatsapp",
        "wa", "telegram", "tg", "instagram", "ig", "linkedin", "youtube", "tiktok", "social", "share", "email", "mail",
        "newsletter", "google", "googlenews", "google_news", "news", "app", "mobile", "web", "home", "homepage", "push",
        "notification", "copy", "link", "related", "readmore", "more", "ticker", "breaking", "search",
    }
)  # fmt: skip


def is_tracking(name: str, value: str) -> bool:
    """Tell whether a query parameter says nothing about the article."""
    name = name.lower()
    if name == "outputtype":
        return value.lower() == "amp"
    return name in _NAMES or name.startswith(_PREFIXES) or (name in _VAGUE and value.lower() in _PLACES)
