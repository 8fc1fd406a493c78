"""Parameters of addresses that say how a reader came to a page, and not which page it is.

A name is here where a list that is kept for taking them out has it:

* AdGuard, `TrackParamFilter/sections/general_url.txt`, https://github.com/AdguardTeam/AdguardFilters
* ClearURLs, `data.min.json`, https://github.com/ClearURLs/Rules
* Neat URL, the parameters it names in its README, https://github.com/Smile4ever/Neat-URL
* ural, `normalize_url.py`, https://github.com/medialab/ural

or where whoever adds it to addresses says so; these are kept apart below.

Names that these lists have and that are the article on some sites are left out: `sid` (the
number of a story in PHP-Nuke and its heirs), `uid`, `eid`, `cid`, `mc`, `spm`. To take two
addresses for one hides an article behind another; to take one for two shows it twice.
"""

from __future__ import annotations

import re

_PREFIXES = re.compile(
    # Campaigns: Google, AT Internet (Piano), Matomo, HubSpot, Parse.ly, Adobe, DPG, Marketo.
    r"utm_|ga_|at_|mtm_|pk_|hsa_|_hs|__hs|itm_|otm_|dpg_|mkt_|hmb_|vero_|oly_|bsft_|cm_mmc|"
    r"ml_subscriber|adjust_|_sgm_|sc_(?:campaign|channel|content|medium|outcome|geo|country)|"
    r"wt_z?mc|xt(?:loc|or|ref|cr|np|s)$|"
    # Facebook, Yahoo, Cxense.
    r"fb_|__cft__|__xts__|action_(?:object|type|ref)_map|guce|cx_(?:click|recs)|"
    # AMP's own.
    r"amp_|amp$|_amp$|"
    # Said by whoever adds them: Matomo, comScore, Oracle's Eloqua, Cloudflare's check.
    r"matomo_|piwik_|ns_(?:campaign|mchannel|source|linkname)$|elqtrack|__cf_chl_"
)
_NAMES = frozenset(
    # Clicks, visitors, campaigns.
    """
    fbclid gclid gclsrc gbraid wbraid dclid msclkid yclid ysclid twclid igshid mibextid irclickid
    irgwc sscid tduid awc rb_clickid wickedid _openstat _ga _gl _ft_ __tn__ fref mc_cid mc_eid
    mc_tc _kx s_cid cmpid _branch_match_id _cldee _clde usqp __twitter_impression ref_src ref_url
    _unique_id adgroupid campaignid gs_l spreportid spjobid spuserid spmailingid mbid cndid trk
    trkcampaign wtrid os_ehash __io_lv _io_session_id nr_email_referer sr_share ncid echobox
    tracking_source erid
    """.split()
    # Sessions and consent: what a server puts on for itself.
    + "phpsessid jsessionid cftoken cfid cn-reloaded ao_noptimize wpamp".split()
    + "_guc_consent_skip guccounter".split()
    # Said by whoever adds them: TikTok, LinkedIn, Instagram, Google; Microsoft and the BBC;
    # WordPress and its buttons, with which the same article is shared, printed, commented on;
    # jQuery, which asks past a cache.
    + "ttclid li_fat_id igsh _gac ocid doing_wp_cron replytocom share shared print _".split()
)
_WITH_VALUE = {
    "output": {"amp"},
    "outputtype": {"amp"},
    "mode": {"amp"},
    "view": {"amp"},
    "marfeeltn": {"amp"},
    "platform": {"hootsuite", "amp"},
    "fromref": {"twitter"},
    "sns": {"tw", "fb"},
    "spref": {"tw", "fb"},
    "nb": {"1"},
}
_WAYS = frozenset(
    """
    rss rss2 atom feed feeds feedly newsletter email mail bookmark shortener viral notif push
    twitter tw twtrec twhr twhs facebook fb telegram tg whatsapp viber instagram linkedin reddit
    flipboard smartnews googlenews share sharing social friends_link
    """.split()
)
_CAN_SAY_HOW = frozenset("ref source src from via feature partner rel referrer referer".split())
"""Names that say the way on one site and the article on another: the value tells."""
_FIRST_WORD = re.compile(r"[^\W_]*+")
_HOST_NAME = re.compile(
    r"(?:[a-z0-9-]++\.)+(?!(?:html?|php\d?|aspx?|jsp|pdf|txt|xml|json)$)[a-z]{2,}"
)


def is_tracking(name: str, value: str) -> bool:
    """Tell whether a parameter has nothing to do with which article it is.

    `ref=twitter` and `ref=other.example` say where a reader was before (the newsletters of
    Ghost put the latter on all of their links); `ref=15` can be the article.

    Args:
        name: Of the parameter, in small letters.
        value: Of the parameter.
    """
    if name in _NAMES or _PREFIXES.match(name):
        return True
    if name in _WITH_VALUE:
        return value.lower() in _WITH_VALUE[name]
    if name not in _CAN_SAY_HOW:
        return False
    value = value.lower()
    first = _FIRST_WORD.match(value)
    if value in _WAYS or (first and first[0] in _WAYS):
        return True
    return name in {"ref", "referrer", "referer"} and _HOST_NAME.fullmatch(value) is not None
