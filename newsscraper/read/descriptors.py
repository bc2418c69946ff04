"""Descriptions of a data set for machines: Frictionless (`datapackage.json`) and Croissant (`croissant.json`)."""

import json

from newsscraper.read.columns import Column, described
from newsscraper.read.dataset import DataFile, Dataset

# ── for tables ───────────────────────────────────────────────────────────────────────────────────

_TABLE_TYPES = {"text": "string", "integer": "integer", "number": "number", "truth": "boolean", "day": "date"}


def frictionless(data: Dataset) -> dict[str, object]:
    """Return the content of `datapackage.json`; a Parquet file has its types in itself."""
    return {
        "profile": "data-package",
        "name": data.name,
        "title": data.title,
        "description": data.description,
        "created": f"{data.made_at:%Y-%m-%dT%H:%M:%SZ}",
        "contributors": [{"title": data.creator, "role": "author"}],
        "resources": [_resource(data, n, file) for n, file in enumerate(data.files)],
    }


def _resource(data: Dataset, n: int, file: DataFile) -> dict[str, object]:
    told: dict[str, object] = {
        "name": f"{data.table}-{n}" if len(data.files) > 1 else data.table,
        "path": file.path,
        "format": file.form,
        "mediatype": file.media,
        "bytes": file.bytes,
        "hash": f"sha256:{file.sha256}",
    }
    if file.form == "parquet":
        return told | {"type": "file"}
    texts = described(data.table)
    shape = [_field(column, texts.get(column.name, "")) for column in data.columns]
    return told | {"profile": "tabular-data-resource", "encoding": "utf-8", "schema": {"fields": shape}}


def _field(column: Column, text: str) -> dict[str, object]:
    found: dict[str, object] = {"name": column.name, "type": _TABLE_TYPES.get(column.kind, "datetime")}
    if column.many or column.kind == "struct":
        found["type"] = "array" if column.many else "object"
    elif column.kind in ("instant", "wall"):
        found["format"] = "%Y-%m-%dT%H:%M:%SZ" if column.kind == "instant" else "%Y-%m-%dT%H:%M:%S"
    return found | ({"description": text} if text else {})


# ── for machine learning ─────────────────────────────────────────────────────────────────────────

_CROISSANT_TYPES = {"text": "sc:Text", "integer": "sc:Integer", "number": "sc:Float", "truth": "sc:Boolean"}
_CROISSANT_TYPES |= {"day": "sc:Date", "instant": "sc:DateTime", "wall": "sc:DateTime"}
_CONTEXT = {
    "@language": "en",
    "@vocab": "https://schema.org/",
    "citeAs": "cr:citeAs",
    "column": "cr:column",
    "conformsTo": "dct:conformsTo",
    "cr": "http://mlcommons.org/croissant/",
    "data": {"@id": "cr:data", "@type": "@json"},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "dct": "http://purl.org/dc/terms/",
    "equivalentProperty": "cr:equivalentProperty",
    "examples": {"@id": "cr:examples", "@type": "@json"},
    "extract": "cr:extract",
    "field": "cr:field",
    "fileObject": "cr:fileObject",
    "fileProperty": "cr:fileProperty",
    "fileSet": "cr:fileSet",
    "format": "cr:format",
    "includes": "cr:includes",
    "isLiveDataset": "cr:isLiveDataset",
    "jsonPath": "cr:jsonPath",
    "key": "cr:key",
    "md5": "cr:md5",
    "parentField": "cr:parentField",
    "path": "cr:path",
    "rai": "http://mlcommons.org/croissant/RAI/",
    "recordSet": "cr:recordSet",
    "references": "cr:references",
    "regex": "cr:regex",
    "repeated": "cr:repeated",
    "replace": "cr:replace",
    "samplingRate": "cr:samplingRate",
    "sc": "https://schema.org/",
    "separator": "cr:separator",
    "source": "cr:source",
    "subField": "cr:subField",
    "transform": "cr:transform",
}


def croissant(data: Dataset) -> dict[str, object]:
    """Return the content of `croissant.json`: a set of records for each file."""
    return {
        "@context": _CONTEXT,
        "@type": "sc:Dataset",
        "conformsTo": "http://mlcommons.org/croissant/1.0",
        "name": data.name,
        "description": f"{data.title}. {data.description}",
        "license": data.terms,
        "url": f"urn:sha256:{data.sha256}",
        "version": f"{data.made_at:%Y.%-m.%-d}",
        "datePublished": f"{data.made_at:%Y-%m-%d}",
        "creator": {"@type": "sc:Organization", "name": data.creator},
        "citeAs": f"{data.creator}: {data.title}. {data.made_at:%Y-%m-%d}. sha256:{data.sha256}",
        "distribution": [_file_object(file) for file in data.files],
        "recordSet": [_record_set(data, file, n) for n, file in enumerate(data.files)],
    }


def _file_object(file: DataFile) -> dict[str, object]:
    return {
        "@type": "cr:FileObject",
        "@id": file.path,
        "name": file.path,
        "contentUrl": file.path,
        "contentSize": f"{file.bytes} B",
        "encodingFormat": file.media,
        "sha256": file.sha256,
    }


def _record_set(data: Dataset, file: DataFile, n: int) -> dict[str, object]:
    name = file.split or (f"{data.table}-{n}" if len(data.files) > 1 else data.table)
    texts = described(data.table)
    kept = [column for column in data.columns if file.form == "csv" or column.kind != "struct"]
    made = [_croissant_field(name, file, one, texts.get(one.name, "")) for one in kept]
    found: dict[str, object] = {"@type": "cr:RecordSet", "@id": name, "name": name, "field": made}
    if len(kept) < len(data.columns):
        left = ", ".join(column.name for column in data.columns if column not in kept)
        found["description"] = f"Left out, for they hold objects, which readers cast to bytes: {left}."
    return found


def _croissant_field(record_set: str, file: DataFile, column: Column, text: str) -> dict[str, object]:
    """Return a field; in CSV, lists and objects are JSON."""
    found: dict[str, object] = {
        "@type": "cr:Field",
        "@id": f"{record_set}/{column.name}",
        "name": column.name,
        "dataType": _CROISSANT_TYPES.get(column.kind, "sc:Text"),
        "source": {"fileObject": {"@id": file.path}, "extract": {"column": column.name}},
    }
    if column.many and file.form != "csv":
        found["repeated"] = True
    elif column.many:
        found["dataType"] = "sc:Text"
    return found | ({"description": text} if text else {})


def pretty(told: dict[str, object]) -> str:
    """Return JSON for a file."""
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"
