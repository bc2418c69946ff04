"""Clusters measured: how well syndicated copies are found among generated texts, and how fast among many.

    python benchmarks/clusters.py [ARTICLES]

Texts are made of a vocabulary of 20,000 word shapes with the frequencies of a language (Zipf). Copies: a rewritten
lead, a cut ending, an agency's signature, other spellings and digits, a few replaced words, and a stretch quoted within
a longer text. Not copies: bulletins of which only the figures differ, long and short texts of a site with the same
closing lines, stories that quote one paragraph of another. Precision and recall count pairs. Where `rensa` is
installed, MinHash with 32 bands proposes instead of the sample, joined by containment alone.
"""

import importlib.util
import random
import resource
import sys
import tempfile
import time
from collections import defaultdict
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from newsscraper.items import Record, Related
from newsscraper.read import open_archive
from newsscraper.read.clusters import clustered, clusters
from newsscraper.read.shingles import containment, shingles
from newsscraper.store import paths
from newsscraper.store.records import encode
from newsscraper.text.forms import search_key

AGENCY = "بيروت في ١٤ آذار /وكالة الأنباء/"
ROOTS = "بتثجحخدرزسشصضطعغفقكلمنهوي"
SHAPES = (
    "{a}{b}{c}",
    "{a}ا{b}{c}",
    "م{a}{b}و{c}",
    "ال{a}{b}ي{c}",
    "ت{a}{b}ي{c}",
    "وال{a}{b}{c}ة",
    "{a}{b}{c}ات",
    "أ{a}{b}{c}",
)
CLOSING = "تابعونا على منصات التواصل لمزيد من الأخبار والتقارير الحصرية من مراسلينا في المنطقة والعالم على مدار الساعة"
BULLETIN = (
    "سجل سعر الصرف اليوم {} ليرة للدولار الواحد في السوق الموازية مقابل {} في المصارف فيما بلغ سعر غرام الذهب "
    "عيار أربعة وعشرين نحو {} وعيار واحد وعشرين نحو {} وأقفل برميل النفط الخام على {} دولارا بعد أن كان افتتح على {}"
)


def vocabulary(rng, size=20_000):
    words = []
    while len(words) < size:
        a, b, c = rng.choice(ROOTS), rng.choice(ROOTS), rng.choice(ROOTS)
        words.append(rng.choice(SHAPES).format(a=a, b=b, c=c) + rng.choice(("", "", "ه", "ها", "ين", "ية")))
    return list(dict.fromkeys(words))


class Newsroom:
    """Writes texts."""

    def __init__(self, seed=7):
        self.rng = random.Random(seed)
        self.words = vocabulary(self.rng)
        self.weights = [1 / (n + 3) for n in range(len(self.words))]

    def text(self, words):
        """Return so many words."""
        found = self.rng.choices(self.words, self.weights, k=words)
        for at in range(0, words, 40):
            found[at] = str(self.rng.randint(2, 9_000))
        return found

    def paragraphs(self, words):
        """Return words as a body."""
        return "\n\n".join(" ".join(words[n : n + 45]) + "." for n in range(0, len(words), 45))


def rewritten_lead(room, words):
    return room.text(len(words) // 4) + words[len(words) // 4 :]


def cut_ending(room, words):
    return words[: len(words) * 6 // 10]


def signed(room, words):
    return [AGENCY, *words, "انتهى/م ن"]


def respelled(room, words):
    digits = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
    return [w.translate(digits).replace("أ", "ا").replace("ة", "ه") + room.rng.choice(("", "", "َ", "ٌ")) for w in words]


def edited(room, words):
    return [room.rng.choice(room.words) if room.rng.random() < 0.04 else word for word in words]


def quoted(room, words):
    return [*room.text(80), *words[: len(words) * 7 // 10], *room.text(60)]


COPIES = (rewritten_lead, cut_ending, signed, respelled, edited, quoted)
START = datetime(2026, 3, 1, tzinfo=UTC)


def record(n, body, story, minutes):
    at, slug = START + timedelta(minutes=minutes), f"paper{n % 7}"
    tags = tuple(f"وسم {tag}" for tag in sorted({n % 13, n % 97, n % 1_009, story % 5_003}))
    related = tuple(Related(title=f"خبر {m}", url=f"https://{slug}.example/{m}") for m in range(n - 35, n, 7))
    return story, Record(
        id=f"art_{n:026d}", version=1, source=slug, url=f"https://{slug}.example/{n}", body=body, title=f"خبر {n}",
        tags=tags, related=related, published_at=at, date_published=at.date(), published_precision="second",
        first_seen_at=at, fetched_at=at,
    )  # fmt: skip


def made(count, seed=7):
    """Yield (story, record): a tenth of the stories have one copy of each kind, a tenth are hard negatives."""
    room, n, story = Newsroom(seed), 0, 0
    while n < count:
        words = room.text(room.rng.randint(60, 420))
        story += 1
        kind = story % 10
        if kind == 1:
            body = BULLETIN.format(*(room.rng.randint(10, 99_000) for _ in range(6)))
        elif kind == 2:
            body = room.paragraphs(room.text(120)) + "\n\n" + CLOSING
        elif kind == 4:
            body = room.paragraphs(room.text(14)) + "\n\n" + CLOSING
        else:
            body = room.paragraphs(words)
        yield record(n, body, story, n)
        n += 1
        if kind == 3:
            yield record(n, room.paragraphs(room.text(150) + words[:25]), -story, n)
            n += 1
        if kind == 0:
            for copy in COPIES:
                yield record(n, room.paragraphs(copy(room, words)), story, n)
                n += 1


def pairs(groups):
    return {(a, b) for ids in groups.values() for a in ids for b in ids if a < b}


def score(rows, groups):
    truth = defaultdict(list)
    for story, one in rows:
        truth[story].append(one.id)
    wanted, got = pairs(truth), pairs(groups)
    return f"precision {len(wanted & got) / len(got):.4f}  recall {len(wanted & got) / len(wanted):.4f}"


def minhash(rows, least=0.5):
    """The clusters when MinHash (128 permutations, 32 bands) proposes."""
    import rensa

    sets, root, groups = [shingles(search_key(one.body)).runs for _, one in rows], [], defaultdict(list)
    index = rensa.RMinHashLSH(0.3, 128, 32)
    for n, runs in enumerate(sets):
        sketch = rensa.RMinHash(128, 42)
        sketch.update([str(run) for run in runs])
        near = ((containment(runs, sets[other]), -other) for other in index.query(sketch))
        share, other = max(near, default=(0, 0))
        root.append(root[-other] if share >= least else n)
        groups[root[n]].append(rows[n][1].id)
        index.insert(n, sketch)
    return groups


def recall_by_kind(rows, found):
    """Of the copies of each kind, how many are in the cluster of their original."""
    cluster = {copy.id: copy.cluster for copy in found}
    hits, total = defaultdict(int), defaultdict(int)
    first, seen = {}, defaultdict(int)
    for story, one in rows:
        if story > 0 and story % 10 == 0:
            if story in first:
                kind = COPIES[seen[story] % len(COPIES)].__name__
                seen[story] += 1
                total[kind] += 1
                hits[kind] += cluster.get(one.id) is not None and cluster.get(one.id) == cluster.get(first[story])
            else:
                first[story] = one.id
    return {kind: hits[kind] / total[kind] for kind in total}


def write(root, rows):
    """Write sealed parts straight to a folder, as one source; the archive's state is not needed to read them."""
    places = paths.SourcePaths.of(root, "made")
    places.sealed("articles/2026-03-14").mkdir(parents=True)
    paths.archive_json(root).write_text('{"format":1}', encoding="utf-8")
    places.source_json.write_text('{"source":"made","format":1}', encoding="utf-8")
    with places.sealed(places.part_name("articles", "2026-03-14", 1)).open("wb") as part:
        part.writelines(encode(replace(one, source="made")) for _, one in rows)


def speed(count):
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        write(root, made(count, seed=11))
        start = time.process_time()
        words = sum(len(one.body.split()) for one in open_archive(root).articles())
        reading = time.process_time() - start
        copies = sum(1 for _ in clusters(open_archive(root)))
        took = time.process_time() - start - reading
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"speed      {count:>9,} texts of {words // count} words: {took:.1f} s CPU, {took / reading:.1f} x reading; "
        f"{copies:,} in clusters; {peak:.0f} MB at most"
    )


def main():
    if len(sys.argv) > 1:
        speed(int(sys.argv[1]))
        return
    rows = list(made(4_000))
    found, told = list(clustered(one for _, one in rows)), defaultdict(list)
    for copy in found:
        told[copy.cluster].append(copy.id)
    print(f"clusters   {score(rows, told)}  ({len(rows):,} texts)")
    for kind, share in recall_by_kind(rows, found).items():
        print(f"  {kind:16} {share:.3f}")
    if importlib.util.find_spec("rensa"):
        print(f"minhash    {score(rows, minhash(rows))}")


if __name__ == "__main__":
    main()
