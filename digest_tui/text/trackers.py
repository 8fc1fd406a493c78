"""Parameters of addresses that say how a reader came to a page, and not which page it is.

A name is here where a list that is kept for taking them out has it for all sites:

* AdGuard, `TrackParamFilter/sections/general_url.txt`, https://github.com/AdguardTeam/AdguardFilters
* ClearURLs, `globalRules` of `data.min.json`, https://github.com/ClearURLs/Rules
* Neat URL, the parameters it blocks by default, https://github.com/Smile4ever/Neat-URL
* ural, `normalize_url.py`, https://github.com/medialab/ural

Names that these lists have and that are the article on some sites are left out: `sid` (the
number of a story in PHP-Nuke and its heirs), `uid`, `eid`, `cid`, `mc`, `spm`. To take two
addresses for one hides an article behind another; to take one for two shows it twice.
"""

from __future__ import annotations

import re

_PREFIXES = re.compile(
    # Campaigns: Google, AT Internet (Piano), Matomo, HubSpot, Parse.ly, Adobe, comScore, DPG.
    r"utm_|ga_|at_|mtm_|matomo_|piwik_|pk_|hsa_|_hs|__hs|itm_|otm_|sc_(?:campaign|channel|"
    r"content|medium|outcome|geo|country)|ns_(?:campaign|mchannel|source|linkname|fee)|dpg_|"
    r"mkt_|hmb_|vero_|oly_|bsft_|ml_subscriber|adjust_|_sgm_|cm_mmc|wt_z?mc|xt(?:loc|ref|cr|np|or|s)$|"
    r"int_(?:source|medium|campaign)|"
    # Facebook, Twitter, Yahoo, Oracle, Cxense, Cloudflare's check of the browser.
    r"fb_|__cft__|__xts__|action_(?:object|type|ref)_map|guce|elqtrack|cx_(?:click|recs)|__cf_|"
    # AMP's own.
    r"amp_|amp$|_amp$|isamp$"
)
_NAMES = frozenset(
    # Clicks and visitors.
    """
    fbclid gclid gclsrc gbraid wbraid dclid msclkid yclid ysclid ymclid twclid ttclid li_fat_id
    igshid igsh mibextid irclickid irgwc sscid tduid awc rb_clickid wickedid _openstat _ga _gl
    _gac _ft_ __tn__ fref mc_cid mc_eid mc_tc _kx s_cid cmpid _branch_match_id _cldee _clde
    usqp __twitter_impression ref_src ref_url spref _unique_id adgroupid campaignid gs_l
    spreportid spjobid spuserid spmailingid mbid cndid trk trkcampaign wtrid os_ehash
    __io_lv _io_session_id nr_email_referer sr_share ncid ocid echobox tracking_source
    traffic_source erid
    """.split()
    # Sessions, caches, consent: what a server puts on for itself.
    + """
    phpsessid jsessionid aspsessionid cftoken cfid doing_wp_cron cn-reloaded ao_noptimize
    _guc_consent_skip guccounter wpamp nocache _
    """.split()
    # The same article to be printed, shared or commented on.
    + "print printable share shared replytocom nb".split()
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
