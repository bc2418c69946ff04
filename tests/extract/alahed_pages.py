"""Pages for the extraction tests: one article in the order of Al-Ahed's 2021 design, in many markups."""

from collections.abc import Callable
from dataclasses import dataclass

URL = "https://www.alahednews.com.lb/article.php?id=40417&cid=124"
NBSP = chr(0xA0)

BANNER = "أربعون عامًا على حكاية لم تنتهِ.. شاركونا صور الذاكرة"
SECTION = "الخليج والعالم"
TITLE = 'صيادو المرفأ القديم: "البحر تعب منّا".. و"لجنة الشاطئ" تعد بخطة "خلال أسابيع"'
CUT = "صيادو المرفأ القديم: "
DATE = "05/06/2021"
PARAGRAPHS = (
    "أطلق صيادو المرفأ القديم صباح السبت حملة لتنظيف الشاطئ الشمالي، بعدما تراجعت كميات السمك في شباكهم إلى الثلث"
    " خلال الأعوام الخمسة الماضية، وفق ما أظهره مسح أجرته جمعيتهم.",
    'وقال نقيب الصيادين حسّان الميناوي إن "البحر تعب منّا، ومن حقّه علينا أن نتركه "يرتاح موسمًا واحدًا" على الأقل"،'
    " داعيًا إلى وقف الصيد بالجرف شهرين كل سنة.",
    "وأضاف أن نحو مئتي مركب تخرج كل فجر من المرفأ، يعيش منها ما يزيد على ألف شخص لا يعرفون مهنة أخرى.",
    'في المقابل، رأت عضو "لجنة الشاطئ" رنا القلعاوي أن المشكلة أكبر من الصيد، وأن مياه المعامل التي تصب من دون'
    " تكرير هي السبب الأول في ما يحدث.",
    "وأوضحت أن العينات التي أُخذت من ستة مواقع بيّنت أن نسبة الأوكسجين في الماء هبطت إلى ما دون المعدل الذي تحتاجه"
    " الأسماك كي تتكاثر.",
    "ولفتت القلعاوي إلى أن البلدية وُعدت بمحطة تكرير منذ عشرة أعوام، وأن الأرض المخصصة لها لا تزال بورًا تنتظر.",
    "وعن الخطة المقبلة، أشارت إلى أنها تشمل ثلاث مراحل، تبدأ بمسح القاع، ثم رفع الشباك المهملة، وتنتهي بزراعة"
    " شعاب اصطناعية.",
    'وتروي أم نبيل، وهي زوجة صياد وأم لصيادَين، أنها كانت "تعرف من رائحة المركب ماذا اصطاد زوجها"، أما اليوم'
    " فتعود المراكب ورائحتها وقود.",
    "ومن بين المشاركين في الحملة طلاب من المدرسة الرسمية جمعوا في ساعتين أكثر من أربعين كيسًا من البلاستيك.",
    "وأكّد مدير المدرسة أنّ التجربة ستتكرر كل شهر، وأن التلامذة سيكتبون تقريرًا عن كل ما يجدونه على الرمل.",
    "وينتظر الصيادون اجتماعًا يعقد الأسبوع المقبل في مبنى البلدية، لعله يحمل جوابًا عن سؤال يكررونه منذ سنوات:"
    " متى تبدأ المحطة؟",
)
TAGS = ("البيئة", "صيد السمك")
RELATED = (
    ("موسم هادئ على أرصفة الجنوب", "article.php?id=40011&cid=124"),
    ('مزارعو التلال: "المطر تأخر" والبذور جاهزة', "article.php?id=39874&cid=124"),
    ("افتتاح متحف صغير للمراكب الخشبية", "article.php?id=39120&cid=113"),
)
COVERAGE = (
    ("لقاء في دار البلدية حول مشاريع الصيف", "article.php?id=40420&cid=113"),
    ("جولة في سوق الخضار", "article.php?id=40419&cid=113"),
)
URGENT = (("إقفال طريق الجبل بسبب أعمال الصيانة", "article.php?id=40421&cid=116"),)
MENU = (
    ("الرئيسية", "index.php"),
    ("لبنان", "category.php?id=113"),
    (SECTION, "category.php?id=124"),
    ("اتصل بنا", "contact.php"),
)


@dataclass(frozen=True)
class Markup:
    """How a site writes its parts."""

    paragraphs: Callable[[tuple[str, ...]], str]
    line: Callable[[str], str] = "<div>{}</div>".format
    title: Callable[[str], str] = "<h1>{}</h1>".format
    heading: Callable[[str], str] = "<h3>{}</h3>".format
    links: Callable[[tuple[tuple[str, str], ...]], str] = lambda links: (
        f"<ul>{''.join(f'<li>{link(*x)}</li>' for x in links)}</ul>"
    )
    page: str = "<html><head><title>موقع العهد الإخباري</title></head><body>{}</body></html>"


def link(text: str, href: str) -> str:
    return f'<a href="{href}">{text}</a>'


def render(markup: Markup) -> str:
    """Return the page: banner, menu, section, cut title, date, title, paragraphs, tags, label, three lists."""
    line = markup.line
    paragraphs = (PARAGRAPHS[0] + NBSP, *PARAGRAPHS[1:])
    parts = [
        line(link(BANNER, "campaign.php?id=3")),
        markup.links(MENU),
        line(link(SECTION, "category.php?id=124")),
        line(CUT),
        line(DATE),
        markup.title(TITLE),
        markup.paragraphs(paragraphs),
        line("".join(link(tag, f"tag.php?t={n}") for n, tag in enumerate(TAGS))),
        line(f"إقرأ المزيد في: {link(SECTION, 'category.php?id=124')}"),
        markup.heading("التغطية الإخبارية"),
        markup.links(COVERAGE),
        markup.heading("مقالات مرتبطة"),
        markup.links(RELATED),
        markup.heading("خبر عاجل"),
        markup.links(URGENT),
        line("جميع الحقوق محفوظة © 2021"),
    ]
    return markup.page.format("\n".join(parts))


def _each(start: str, end: str) -> Callable[[tuple[str, ...]], str]:
    return lambda texts: "\n".join(f"{start}{text}{end}" for text in texts)


def _breaks(texts: tuple[str, ...]) -> str:
    return f"<div class='text'>{'<br><br>'.join(texts)}</div>"


def _with_insert(texts: tuple[str, ...]) -> str:
    insert = f"<p><strong>إقرأ أيضاً: {link('حكاية مرفأ عمره ألف سنة', 'article.php?id=38002&cid=113')}</strong></p>"
    marked = [f"<p>{text}</p>" for text in texts]
    return "\n".join([*marked[:4], insert, *marked[4:]])


def _by_break(links: tuple[tuple[str, str], ...]) -> str:
    return "<br>\n".join(link(*one) for one in links) + "<br>"


def _rows(links: tuple[tuple[str, str], ...]) -> str:
    return f"<table>{''.join(f'<tr><td>{link(*one)}</td></tr>' for one in links)}</table>"


_FONT = '<font face="Simplified Arabic" size="4" color="#333333">{}</font>'
_WORD = '<p class="MsoNormal" dir="RTL" style="text-align:justify"><span lang="AR-LB" style="font-size:14pt">{}</span><span dir="LTR"><o:p></o:p></span></p>'  # noqa: E501
_ASPX = (
    '<html><head><title>العهد</title></head><body><form method="post" action="article.aspx" id="form1"><div>'
    '<input type="hidden" name="__VIEWSTATE" value="/wEPDwUKMTY1NDU2MTA1Mg9kFgICAw9kFgICAQ8" /></div>{}</form></body></html>'  # noqa: E501
)

MARKUPS = {
    "p": Markup(paragraphs=_each("<p>", "</p>")),
    "br-div": Markup(paragraphs=_breaks),
    "table-font": Markup(
        paragraphs=lambda texts: f"<tr><td>{_FONT.format('<br /><br />'.join(texts))}</td></tr>",
        line=lambda text: f"<tr><td>{_FONT.format(text)}</td></tr>",
        title=lambda text: f"<tr><td><b>{_FONT.format(text)}</b></td></tr>",
        heading=lambda text: f"<tr><td bgcolor=#eeeeee><b>{text}</b></td></tr>",
        links=lambda links: f"<tr><td>{_rows(links)}</td></tr>",
        page="<html><head><title>العهد</title></head><body><table width=760 align=center>{}</table></body></html>",
    ),
    "word": Markup(paragraphs=lambda texts: "\n".join(_WORD.format(text) for text in texts)),
    "aspx-divs": Markup(
        paragraphs=_each("<div>", "</div>"), title="<div>{}</div>".format, heading="<div>{}</div>".format, page=_ASPX
    ),
    "insert": Markup(paragraphs=_with_insert),
    "spans": Markup(
        paragraphs=lambda texts: f"<span id=body>{'<br/>'.join(texts)}</span><br/>",
        line="<span>{}</span><br/>".format,
        title="<b>{}</b><br/>".format,
        heading="<b>{}</b><br/>".format,
        links=_by_break,
    ),
    "one-cell": Markup(
        paragraphs=lambda texts: "<BR>&nbsp;<BR>".join(texts) + "<BR>",
        line="{}<BR>".format,
        title="<B><FONT SIZE=5>{}</FONT></B><BR>".format,
        heading="<B>{}</B><BR>".format,
        links=_by_break,
        page="<HTML><HEAD><TITLE>العهد</TITLE></HEAD><BODY><TABLE><TR><TD>{}</TD></TR></TABLE></BODY></HTML>",
    ),
    "unclosed-p": Markup(paragraphs=_each("<p align=justify>", ""), line="<p>{}".format, title="<p><b>{}</b>".format),
    "divs-in-divs": Markup(
        paragraphs=lambda texts: f"<div><div><div>{_each('<div><div>', '</div></div>')(texts)}</div></div></div>",
        title="<div><div><h2>{}</h2></div></div>".format,
        heading="<div><div>{}</div></div>".format,
        links=_rows,
    ),
    "attribute": Markup(
        paragraphs=_each("<p>", "</p>"),
        title=f'<img src="p/1.jpg" alt="{TITLE}"><h2 title="{TITLE}">{{}}</h2>'.format,
        page=f'<html><head><meta property="og:title" content="{TITLE}"><title>{CUT}</title></head><body>{{}}</body></html>',  # noqa: E501
    ),
}  # fmt: skip
