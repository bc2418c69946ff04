"""Search measured: quality by the clitic rule over generated text. Its speed is measured by `reading.py`.

    python benchmarks/search.py

Quality: 22 one-word queries over 2,000 generated articles. An article is relevant when it holds the word, folded, with
any of و ف before any of ال بال كال لل ب ل ك; judged by a regular expression that shares no code with the search.
"""

import random
import re
import tempfile
import unicodedata
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from newsscraper.items import Record
from newsscraper.read import open_archive
from newsscraper.read.query import parse
from newsscraper.read.search import Search
from newsscraper.store import paths
from newsscraper.store.records import encode

WORDS = """
كتاب وزير بيان مدرسة قرآن مسؤول فلسطين اقتصاد أحمد لجنة ماء مستشفى رئيس
أزمة بنك والد كرة فريق لبنان طالب إعلان سؤال
"""
OTHERS = """
كاتب كتابة مكتبة وزارة زيارة أبيان درس مدرس قرن مسألة فلسطيني فلسطينيون قصد حمد لجان مائي شفاء رئاسة مأزق بنوك ولد
كرات مفارقة لبناني مطالب معلن أسئلة الآن التي الذي نهر مدينة صباح مساء طريق عام جديد كبير سنة يوم حكومة مجلس
"""
QUERIES = WORDS.split()
NEIGHBOURS = OTHERS.split()
CLITICS = ["ال", "بال", "كال", "لل", "ب", "ل", "ك", ""]
FETCHED = datetime(2026, 3, 14, tzinfo=UTC)
RULE = r"(?<!\w)[وف]?(?:بال|كال|لل|ال|ب|ل|ك)?{}(?!\w)"


def plain(text):
    """Fold for the judge: written from the rule, not from the search key."""
    text = "".join(c for c in unicodedata.normalize("NFKD", text) if unicodedata.category(c) != "Mn" and c != "ـ")
    return text.translate(str.maketrans("أإآٱىةؤئ", "ااااي" + "ه" + "وي"))


def attached(word, rng):
    if rng.random() < 0.35:
        word = rng.choice(CLITICS) + word
    if rng.random() < 0.12:
        word = rng.choice("وف") + word
    if rng.random() < 0.05:
        word = word[:2] + rng.choice("َُِّ") + word[2:]
    if rng.random() < 0.05:
        word = word.translate(str.maketrans("أإآة", "اااه"))
    return word


def sentence(rng, rare):
    words = [rng.choice(NEIGHBOURS) for _ in range(rng.randint(8, 24))]
    if rng.random() < rare:
        words[rng.randrange(len(words))] = rng.choice(QUERIES)
    return " ".join(attached(word, rng) for word in words) + "."


def record(n, rng, rare=0.15, source="made"):
    day = date(2025, 3, 1) + timedelta(days=n % 400)
    body = "\n\n".join(" ".join(sentence(rng, rare) for _ in range(4)) for _ in range(4))
    return Record(
        id=f"art_{n:026d}",
        version=1,
        version_id=f"ver_{n:026d}",
        source=source,
        url=f"https://{source}.example/{n}",
        date_published=day,
        published_edtf=day.isoformat(),
        title=sentence(rng, rare)[:90],
        body=body,
        tags=("نهر", "مدينة"),
        section="محليات",
        fetched_at=FETCHED + timedelta(seconds=n),
        first_seen_at=FETCHED + timedelta(seconds=n),
    )


def made(root, count, seed=7, sources=("made",)):
    """Write sealed parts straight to folders; the archive's state is not needed to read them."""
    rng = random.Random(seed)
    paths.archive_json(root).write_text('{"format":1}', encoding="utf-8")
    for slug in sources:
        places = paths.SourcePaths.of(root, slug)
        places.sealed("articles/2026-03-14").mkdir(parents=True)
        places.source_json.write_text(f'{{"source":"{slug}","format":1}}', encoding="utf-8")
    for start in range(0, count, 5_000):
        slug = sources[start // 5_000 % len(sources)]
        places = paths.SourcePaths.of(root, slug)
        with places.sealed(places.part_name("articles", "2026-03-14", start // 5_000 + 1)).open("wb") as part:
            part.writelines(encode(record(n, rng, source=slug)) for n in range(start, min(count, start + 5_000)))


def quality(root):
    texts = {r.id: plain(" ".join((r.title, r.body, *r.tags, r.section))) for r in open_archive(root).articles()}
    precision, recall = [], []
    with Search(root) as search:
        for query in QUERIES:
            rule = re.compile(RULE.format(plain(query)))
            relevant = {name for name, text in texts.items() if rule.search(text)}
            found = {one.id for one in search.records(parse(query))}
            precision.append(len(found & relevant) / len(found) if found else 1.0)
            recall.append(len(found & relevant) / len(relevant) if relevant else 1.0)
    return sum(precision) / len(precision), sum(recall) / len(recall)


def main():
    with tempfile.TemporaryDirectory() as folder:
        made(Path(folder), 2_000)
        print("quality    precision {:.3f}  recall {:.3f}  (22 queries, 2,000 articles)".format(*quality(Path(folder))))


if __name__ == "__main__":
    main()
