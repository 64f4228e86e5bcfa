"""Extraction on an Apache Spark cluster: `pip install 'xianzhi[spark]'` on the driver and on every worker.

Pages are files below any Hadoop path (file:, hdfs:, s3a: …) or rows of Parquet files. Three stages:

1. `mapInArrow` reads pages into statements, which are stored before anything else is done with them.
2. Statements of equal id are one; they become `statements.parquet`.
3. Identity is by key: what is stated of a subject is counted, so that no subject is too large for a worker, and meets
   in a shuffle, where names and classes are chosen as the local engine chooses them. The parts of `graph.nt` one
   after the other are the triples that the local engine writes, in the order of their bytes.

Spark runs a task again whose worker was lost. A page gives the same statements wherever it is read, so nothing
changes by that.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kg.engines.spark_tasks import EXTRACTED, extracting, telling
from kg.errors import InputError, XianzhiError
from kg.graph import BASE
from kg.pipeline import Options
from kg.rdf.nodes import GAZETTEER, TOLD

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

_PAGES_A_BATCH = 32  # handed to Python at once
_ROWS_A_BATCH = 10_000
_TASKS_A_CORE = 4
_BATCH = "spark.sql.execution.arrow.maxRecordsPerBatch"
_SHUFFLE = "spark.sql.shuffle.partitions"
_ENDINGS = "{*.[tT][xX][tT],*.yaml,*.yml}"
# Columns of Parquet pages besides `identifier`: one of the first two, any of the others (as the keys of a sidecar).
_CONTENTS = ("content", "text")
_META = ("paper", "date", "page", "city")


@dataclass(frozen=True)
class Built:
    """What a build on Spark made."""

    statements: int
    triples: int
    skipped: tuple[str, ...]  # the error of each page that could not be read


def build(
    paths: Sequence[str],
    output: str,
    options: Options,
    *,
    master: str | None = None,
    base: str = BASE,
    strict: bool = False,
) -> Built:
    """Builds `statements.parquet` and `graph.nt` below `output`, any Hadoop path; what was there is replaced.

    Without `master`, that of the configuration of Spark is taken. Raises InputError where there are no pages, where
    none can be read and, if `strict`, where one cannot.
    """
    spark = session(master)
    try:
        return _Build(spark, output.rstrip("/"), options, base).run(paths, strict)
    finally:
        spark.stop()


def session(master: str | None = None) -> SparkSession:
    """A session whose workers run the Python of this process, unless the environment says otherwise."""
    try:
        from pyspark import SparkConf
        from pyspark.sql import SparkSession
    except ImportError as error:
        raise XianzhiError(f"--engine spark needs pip install 'xianzhi[spark]': {error}") from error
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    builder = SparkSession.builder.appName("xianzhi")
    spark: SparkSession = (builder.master(master) if master else builder).getOrCreate()
    if not SparkConf().contains(_SHUFFLE):
        spark.conf.set(_SHUFFLE, str(_TASKS_A_CORE * max(2, spark.sparkContext.defaultParallelism)))
    return spark


class _Build:
    def __init__(self, spark: SparkSession, output: str, options: Options, base: str) -> None:
        self._spark = spark
        self._output = output
        self._options = options
        self._base = base

    def run(self, paths: Sequence[str], strict: bool) -> Built:
        stored = self._extract(pages(self._spark, paths))
        errors = sorted(row.error for row in stored.filter("error is not null").select("error").distinct().collect())
        if errors and (strict or stored.filter("error is null").isEmpty()):
            raise InputError(
                errors[0] if strict or len(errors) == 1 else f"none of the {len(errors)} pages could be read"
            )
        statements = self._unite(stored)
        triples = self._tell(statements)
        self._remove(f"{self._output}/extracted.parquet")
        return Built(statements.count(), triples.count(), tuple(errors))

    def _extract(self, pages: DataFrame) -> DataFrame:
        """What the pages say, stored as it comes, so that no page is read twice."""
        self._spark.conf.set(_BATCH, str(_PAGES_A_BATCH))
        evenly = pages.repartition(int(self._spark.conf.get(_SHUFFLE) or 1))
        return self._stored(evenly.mapInArrow(extracting(self._options), EXTRACTED), "extracted.parquet")

    def _unite(self, stored: DataFrame) -> DataFrame:
        """The union of all statements with the weight of each, sorted by subject over all parts."""
        self._spark.conf.set(_BATCH, str(_ROWS_A_BATCH))
        once = stored.filter("error is null").drop("error").dropDuplicates(["id"])
        return self._stored(once.sort("subject", "id"), "statements.parquet")

    def _tell(self, statements: DataFrame) -> DataFrame:
        """The triples of all statements, sorted: by the key of their subject, whose IRI ends where its key does."""
        from pyspark.sql import functions as F

        of_things = statements.filter(~F.col("subject").startswith("statement/"))
        told = of_things.filter(F.col("predicate").isin(*TOLD))
        rows = [_things(of_things), _evidence(statements, told), _quotes(told)]
        if not told.filter("source != ''").isEmpty():
            rows.append(self._spark.createDataFrame([(GAZETTEER.key,)], "subject string"))
        whole = rows[0]
        for more in rows[1:]:
            whole = whole.unionByName(more, allowMissingColumns=True)
        placed = whole.withColumn("place", F.concat("subject", F.lit(">")))
        together = placed.repartitionByRange("place").sortWithinPartitions("place")
        place = f"{self._output}/graph.nt"
        together.mapInArrow(telling(self._base), "line string").write.mode("overwrite").text(place)
        return self._spark.read.text(place)

    def _stored(self, frame: DataFrame, name: str) -> DataFrame:
        place = f"{self._output}/{name}"
        frame.write.mode("overwrite").parquet(place)
        return self._spark.read.parquet(place)

    def _remove(self, place: str) -> None:
        path, files = _hadoop(self._spark, place)
        files.delete(path, True)


# --- rows of nodes ---------------------------------------------------------------------------


def _things(statements: DataFrame) -> DataFrame:
    """What is said of each thing, counted, so that no thing is too much for one worker."""
    from pyspark.sql import functions as F

    return statements.groupBy("subject", "predicate", "object", "type").agg(F.sum("weight").alias("weight"))


def _evidence(statements: DataFrame, told: DataFrame) -> DataFrame:
    """Each statement that carries evidence, with the statuses that are told of it."""
    from pyspark.sql import functions as F

    node = F.concat(F.lit("statement/"), "id")
    of_statements = statements.filter(F.col("subject").startswith("statement/"))
    statuses = of_statements.groupBy("subject").agg(F.collect_set("object").alias("statuses"))
    known = told.select(node.alias("subject"), F.struct(*told.drop("weight").columns).alias("statement"))
    return known.join(statuses, "subject", "left")


def _quotes(told: DataFrame) -> DataFrame:
    """Each quote once."""
    from pyspark.sql import functions as F

    quotes = told.select(F.explode("quotes").alias("quote"))
    once = quotes.dropDuplicates(["quote"])
    parts = [F.regexp_replace("quote.article", "^article/", ""), F.col("quote.start"), F.col("quote.stop")]
    return once.withColumn("subject", F.concat(F.lit("quote/"), F.concat_ws("-", *parts)))


# --- pages -----------------------------------------------------------------------------------


def pages(spark: SparkSession, paths: Sequence[str]) -> DataFrame:
    """The pages of files, folders and Parquet, each once, with what is stated of them.

    Parquet is told by its ending: `pages.parquet`, a file or a folder. Of folders all .txt files below are read, save
    those that Spark passes over: names that begin with `.` or `_`, and files of no bytes at all.
    """
    tables = [path for path in paths if path.rstrip("/").endswith(".parquet")]
    files = [path for path in paths if path not in tables]
    frames = [_of_files(spark, files)] if files else []
    frames += [_of_parquet(spark, table) for table in tables]
    whole = frames[0]
    for frame in frames[1:]:
        whole = whole.unionByName(frame)
    return whole


def _of_files(spark: SparkSession, paths: Sequence[str]) -> DataFrame:
    """Text files with the sidecars beside them."""
    from pyspark.sql import functions as F

    found = [place for path in paths for place in _with_sidecars(spark, path)]
    reader = spark.read.format("binaryFile").option("recursiveFileLookup", "true").option("pathGlobFilter", _ENDINGS)
    files = reader.load(found)
    files = files.dropDuplicates(["path"]) if len(paths) > 1 else files  # which moves all pages once
    files = files.select("path", "content", F.regexp_replace("path", r"\.[^./]*$", "").alias("stem"))
    texts = files.filter(F.lower("path").endswith(".txt")).withColumnRenamed("path", "location")
    if texts.isEmpty():
        raise InputError(f"{', '.join(paths)}: no .txt page there")
    for ending in ("yaml", "yml"):
        beside = files.filter(F.col("path").endswith(f".{ending}")).select("stem", F.col("content").alias(ending))
        none = F.lit(None).cast("binary")
        texts = texts.withColumn(ending, none) if beside.isEmpty() else texts.join(beside, "stem", "left")
    return texts.select("location", "content", "yaml", "yml", *(F.lit(None).cast("string").alias(m) for m in _META))


def _with_sidecars(spark: SparkSession, place: str) -> list[str]:
    """A path and, of a single page, the sidecars beside it."""
    path, files = _hadoop(spark, place)
    if not files.exists(path):
        raise InputError(f"{place}: no such file or folder")
    if files.getFileStatus(path).isDirectory():
        return [place]
    beside = [f"{place.rpartition('.')[0]}.{ending}" for ending in ("yaml", "yml")]
    return [place, *(side for side in beside if files.exists(_hadoop(spark, side)[0]))]


def _of_parquet(spark: SparkSession, place: str) -> DataFrame:
    from pyspark.sql import functions as F

    path, files = _hadoop(spark, place)
    if not files.exists(path):
        raise InputError(f"{place}: no such file or folder")
    table = spark.read.parquet(place)
    known = set(table.columns)
    contents = [name for name in _CONTENTS if name in known]
    if "identifier" not in known or not contents:
        raise InputError(f"{place}: expected columns identifier and content or text, found {', '.join(table.columns)}")
    nothing = F.lit(None)
    return table.select(
        F.concat("identifier", F.lit(".txt")).alias("location"),
        F.col(contents[0]).cast("binary").alias("content"),
        *(nothing.cast("binary").alias(name) for name in ("yaml", "yml")),
        *((F.col(name) if name in known else nothing).cast("string").alias(name) for name in _META),
    )


def _hadoop(spark: SparkSession, place: str) -> tuple[Any, Any]:
    """A Hadoop path and the file system that it is on."""
    from py4j.protocol import Py4JJavaError

    context: Any = spark.sparkContext
    try:
        path = context._jvm.org.apache.hadoop.fs.Path(place)
        return path, path.getFileSystem(context._jsc.hadoopConfiguration())
    except Py4JJavaError as error:
        raise InputError(f"{place}: {error.java_exception.getMessage()}") from error
