"""Search measured: quality by the clitic rule over generated text, then the speed of index, queries and iteration.

    python benchmarks/search.py [ARTICLES]

Quality: 22 one-word queries over 2,000 generated articles. An article is relevant when it holds the word, folded, with
any of و ف before any of ال بال كال لل ب ل ك; judged by a regular expression that shares no code with the search.
Speed: ratios within this one run; bare msgspec decoding of the same files is the measure of iteration.
"""

import random
import re
import sys
import tempfile
import time
import unicodedata
from pathlib import Path

import msgspec

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


def record(n, rng, rare=0.15):
    body = "\n\n".join(" ".join(sentence(rng, rare) for _ in range(4)) for _ in range(4))
    return Record(
        id=f"art_{n:026d}",
        version=1,
        version_id=f"ver_{n:026d}",
        source="made",
        url=f"https://made.example/{n}",
        title=sentence(rng, rare)[:90],
        body=body,
        tags=("نهر", "مدينة"),
        section="محليات",
    )


def made(root, count, seed=7):
    """Write sealed parts straight to a folder; the archive's state is not needed to read them."""
    rng = random.Random(seed)
    places = paths.SourcePaths.of(root, "made")
    folder = places.sealed("articles/2026-03-14")
    folder.mkdir(parents=True)
    paths.archive_json(root).write_text('{"format":1}', encoding="utf-8")
    places.source_json.write_text('{"source":"made","format":1}', encoding="utf-8")
    for start in range(0, count, 10_000):
        with places.sealed(places.part_name("articles", "2026-03-14", start // 10_000 + 1)).open("wb") as part:
            part.writelines(encode(record(n, rng)) for n in range(start, min(count, start + 10_000)))
    return folder


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


def seconds(action):
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


def bare(folder):
    decoder = msgspec.json.Decoder(Record)
    for path in sorted(folder.iterdir()):
        with path.open("rb") as lines:
            for line in lines:
                decoder.decode(line)


def speed(root, folder):
    size = sum(path.stat().st_size for path in folder.iterdir())
    took = seconds(lambda: Search(root).close())
    print(f"index      {size / 1e6 / took:6.1f} MB/s of JSON lines ({size / 1e6:.0f} MB in {took:.1f} s)")
    with Search(root) as search:
        for query in ("كتاب", "نهر", '"نهر مدينة"', "كتاب وزير", "title:كتاب", "NEAR(كتاب وزير, 5)", "مكتب*"):
            best = min(seconds(lambda q=query: search.page(parse(q))) for _ in range(3))
            print(f"query      {best * 1000:6.0f} ms  {search.page(parse(query)).counted:>8}  {query}")
    one = seconds(lambda: bare(folder))
    two = seconds(lambda: sum(1 for _ in open_archive(root).articles(latest=False)))
    three = seconds(lambda: sum(1 for _ in open_archive(root).articles()))
    print(
        f"iterate    {two / one:6.2f} × bare msgspec (all versions), {three / one:.2f} × (newest only, without a state)"
    )


def main():
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    with tempfile.TemporaryDirectory() as folder:
        made(Path(folder), 2_000)
        print("quality    precision {:.3f}  recall {:.3f}  (22 queries, 2,000 articles)".format(*quality(Path(folder))))
    with tempfile.TemporaryDirectory() as folder:
        speed(Path(folder), made(Path(folder), count))


if __name__ == "__main__":
    main()
