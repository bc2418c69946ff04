"""Challenge and refusal pages of the known firewalls, told from articles about them.

Two kinds of signs. Markup: scripts and identifiers that only the challenge itself has; some vendors put similar ones
into every page they guard, so these count only where there is next to no text. Wordings: whole sentences of a refusal;
these count on pages that hold little else, and never on one with an article's worth of text.
"""

import re
from typing import TYPE_CHECKING

from newsscraper.extract.page import Document

if TYPE_CHECKING:
    from newsscraper.extract.outcome_kind import Evidence

MUCH_TEXT = 260
"""Words of a page, menus included, above which no refusal was seen; Cloudflare's longest has about 150."""
ARTICLE_TEXT = 120
"""Words of a body that make an article whatever the page's scripts are."""
NO_TEXT = 70
"""Words of a page below which a script alone decides."""
ARABIC_TEXT = 40
"""Words of a body in Arabic that no refusal has: those of the vendors are one or two sentences long."""
MAX_MARKUP = 400_000
"""Characters of markup that are searched; challenges are smaller."""

_MARKUP = re.compile(
    r"""
      _cf_chl_opt | cf_chl_(?:prog|opt) | cf-browser-verification | cf-challenge-running
    | id="challenge-(?:form|error-text|running)"
      | cf-error-details | /cdn-cgi/challenge-platform/h/  # Cloudflare
    | _Incapsula_Resource | incap_ses_ | visid_incap  # Imperva
    | sec-if-cpt-container | sec-cpt-if | bm-verify= | errors\.edgesuite\.net | akam/\d+/ak-challenge  # Akamai
    | captcha-delivery\.com | datadome\.co/captcha | var\s+dd\s*=\s*\{  # DataDome
    | px-captcha | _pxBlockScript | captcha\.px-cdn\.net | perimeterx\.net/\w+/captcha  # PerimeterX, HUMAN
    | sucuri_cloudproxy_js | sucuri\.net/privacy  # Sucuri
    | /\.well-known/ddos-guard/ | check\.ddos-guard\.net | ddos-guard\.net/en/info  # DDoS-Guard
    | awsWafCookieDomainList | AwsWafIntegration | token\.awswaf\.com | captcha\.awswaf  # AWS WAF
    | /TSPD/ | bobcmn | window\["bobcmn"\] | APM_DO_NOT_TOUCH  # F5
    | __arcsjs | arvancloud\.(?:ir|com)/(?:challenge|error) | arvan-challenge | cdn\.arvancloud  # ArvanCloud
    | /\.well-known/sgcaptcha | sgcaptcha | sp_challenge | stackpath.{0,40}challenge  # SiteGround, StackPath
    | __qrator | qauth\.js | /__qrator/ | vddosw3data | kpsdk | ips\.js\?.{0,20}KP_UIDz  # Qrator, vDDoS, Kasada
    | within\.website/x/cmd/anubis | \.within\.website/ | id="anubis_  # Anubis
    | imunify360-(?:captcha|splashscreen) | wsidchk | bot-protection\.imunify360  # Imunify360
    | slowAES\.decrypt | toNumbers\( | __test=  # testcookie, shared hosting
    | /_sec/cp_challenge/ | reblaze | rbzns | hcaptcha\.com/captcha | challenges\.cloudflare\.com/turnstile
    | class="(?:g-recaptcha|h-captcha|cf-turnstile)"  # a captcha and nothing else
    """,
    re.VERBOSE | re.IGNORECASE,
)

_TITLE = re.compile(
    r"""
      just\s+a\s+moment | attention\s+required | access\s+denied
    | access\s+to\s+this\s+page\s+has\s+been\s+denied | ddos-guard
    | ddos\s+protection | checking\s+your\s+browser | please\s+wait | one\s+moment,?\s+please
    | security\s+check(?:point)?
    | vercel\s+security\s+checkpoint | human\s+verification | bot\s+verification
    | robot\s+(?:check|or\s+human) | site\s+verification
    | are\s+you\s+(?:a\s+)?(?:robot|human) | captcha | (?:403|401|406|429)\b.{0,30} | forbidden
    | request\s+rejected | blocked
    | you\s+(?:have\s+been|are)\s+blocked | sucuri\s+website\s+firewall.{0,40} | web\s+page\s+blocked
    | not\s+acceptable
    | error:?\s+the\s+request\s+could\s+not\s+be\s+satisfied | service\s+unavailable
    | transferring\s+to\s+the\s+website
    | verify(?:ing)?\s+you\s+are\s+human | making\s+sure\s+you.{0,3}re\s+not\s+a\s+bot | too\s+many\s+requests
    | pardon\s+our\s+interruption | incapsula | client\s+challenge | just\s+a\s+second
    | loading\s+site\s+please\s+wait
    | لحظة(?:\s+من\s+فضلك)? | لحظات\s+من\s+فضلك | يرجى\s+الانتظار | الرجاء\s+الانتظار | التحقق\s+الأمني
    | فحص\s+أمني | تم\s+رفض\s+الوصول
    | تم\s+حظر\s+الوصول | الوصول\s+مرفوض | ممنوع\s+الوصول | تم\s+حظرك | التحقق\s+من\s+(?:المتصفح|الزائر|أنك\s+إنسان)
    """,
    re.VERBOSE | re.IGNORECASE,
)

_WORDING = re.compile(
    r"""
      checking\s+your\s+browser\s+before | enable\s+javascript\s+and\s+cookies\s+to\s+continue
    | sorry,?\s+you\s+have\s+been\s+blocked
    | verify(?:ing)?\s+(?:that\s+)?you\s+are\s+(?:a\s+|not\s+a\s+)?(?:human|robot|bot)
    | performance\s+(?:&|and)\s+security\s+by\s+cloudflare
    | error\s+code:?\s+10(?:0[69]|1[0-9]|20) | ray\s+id:?\s+[0-9a-f]{12,} | incapsula\s+incident\s+id
    | request\s+unsuccessful\.\s+incapsula
    | you\s+don'?t\s+have\s+permission\s+to\s+access.{1,200}?reference\s+\# | reference\s+\#\d+\.[0-9a-f]+\.\d+
    | press\s+&?\s*(?:and\s+)?hold | access\s+to\s+this\s+page\s+has\s+been\s+denied\s+because
    | using\s+automation\s+tools\s+to\s+browse
    | access\s+denied\s+-\s+sucuri | cloudproxy@sucuri | block\s+id:\s+\w+ | ddos\s+protection\s+by
    | the\s+requested\s+url\s+was\s+rejected | your\s+support\s+id\s+is
    | request\s+blocked\.\s+we\s+can'?t\s+connect
    | generated\s+by\s+cloudfront | unusual\s+traffic\s+from\s+your | complete\s+the\s+(?:security\s+check|captcha)
    | i'?m\s+not\s+a\s+robot
    | your\s+access\s+to\s+this\s+(?:site|service)\s+has\s+been\s+(?:limited|blocked|restricted)
    | generated\s+by\s+wordfence | bot-protection\s+by\s+imunify360 | mod_security | fortiguard
    | web\s+application\s+firewall
    | your\s+(?:ip|request)(?:\s+address)?\s+(?:has\s+been|was|is)\s+(?:temporarily\s+)?(?:block|bann|blacklist|deni)ed
    | transferring\s+to\s+the\s+website | as\s+you\s+were\s+browsing\s+something\s+about\s+your\s+browser
    | protected\s+by\s+anubis
    | you\s+don'?t\s+have\s+permission\s+to\s+access | this\s+website\s+is\s+using\s+a\s+security\s+service
    | stackpath | arvancloud
    | أثبت\s+أنك\s+(?:لست\s+روبوت|إنسان)\w*
    | (?:تحقق|نتحقق|التحقق|للتحقق|التأكد|نتأكد|للتأكد)\s+من\s+أنك\s+(?:إنسان|لست\s+(?:روبوت|برنامج|آلي|بوت))\w*
    | (?:أنا|انا)\s+(?:لست|لستُ)\s+(?:روبوت|برنامج\s+روبوت)\w*
    | جار[يٍ]?\s+(?:التحقق|فحص)\s+(?:من\s+)?(?:متصفحك|المتصفح)
    | (?:تم|لقد\s+تم)\s+حظر\s+(?:عنوان|وصولك|الوصول|طلبك|جهازك)
    | فعّ?ل\s+(?:الجافا\s*سكريبت|javascript|جافا\s*سكريبت).{0,40}(?:للمتابعة|للاستمرار)
    | نشاط\s+(?:غير\s+(?:عادي|معتاد)|مشبوه).{0,40}(?:شبكتك|جهازك|عنوانك)
    | تم\s+رفض\s+(?:طلبك|الطلب)\s+من\s+قبل\s+جدار | الرجاء\s+حل\s+رمز\s+التحقق
    | أكمل\s+(?:اختبار|رمز)\s+(?:التحقق|captcha)
    """,
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
_ARABIC = re.compile(r"[ء-ي]{2,}")


def is_challenge(document: Document, page: "Evidence", body_words: int) -> bool:
    """Say whether a page is a firewall's challenge or refusal rather than the newspaper's own."""
    if body_words >= ARTICLE_TEXT or page.word_total > MUCH_TEXT:
        return False
    text = page.text
    told = body_words >= ARABIC_TEXT and len(_ARABIC.findall(text)) > page.word_total // 2
    if not told and _WORDING.search(text) and (page.word_total < NO_TEXT or not page.is_article):
        return True
    titled = any(_TITLE.fullmatch(part) for part in page.raw_title_parts)
    if titled and not page.is_article and body_words < NO_TEXT:
        return True
    return page.word_total < NO_TEXT and bool(_MARKUP.search(document.text[:MAX_MARKUP]))
