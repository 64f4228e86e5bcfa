"""A real Spark cluster gives what the local engine gives: a master and two workers on loopback, one of them killed.

Slow, and needs pip install 'xianzhi[spark]' and Java (Debian: openjdk-17-jre-headless); run by .ci/slow.
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psutil
import pyarrow as pa
import pyarrow.parquet as pq
import pyspark
import pytest

from benchmarks.corpus import Maker, write
from kg.cli import main
from kg.engines.spark import pages, session
from kg.engines.spark_tasks import extracting, statement_of
from kg.pipeline import Options, extract_file
from kg.reading import find_pages

pytestmark = pytest.mark.skipif(shutil.which("java") is None, reason="no Java (Debian: openjdk-17-jre-headless)")
SPARK_CLASS = Path(pyspark.__file__).parent / "bin" / "spark-class"
LOOPBACK = {"SPARK_LOCAL_IP": "127.0.0.1", "PYSPARK_PYTHON": sys.executable, "PYTHONUNBUFFERED": "1"}
PATIENCE = 900.0  # seconds: the machine may have other things to do


@dataclass
class Cluster:
    folder: Path
    url: str = ""
    processes: list[subprocess.Popen[bytes]] = field(default_factory=list)

    @property
    def environment(self) -> dict[str, str]:
        return {**os.environ, **LOOPBACK, "SPARK_CONF_DIR": str(self.folder)}

    def start(self, name: str, *arguments: str) -> Path:
        """Starts a daemon of the cluster; where it logs to."""
        log = self.folder / f"{name}.log"
        command = [
            str(SPARK_CLASS),
            f"org.apache.spark.deploy.{name.rstrip('0123456789').lower()}.{name.rstrip('0123456789')}",
        ]
        with log.open("wb") as output:
            self.processes.append(
                subprocess.Popen([*command, *arguments], stdout=output, stderr=output, env=self.environment)
            )
        return log

    def start_worker(self, number: int) -> None:
        place = self.folder / f"work{number}"
        sizes = ("--cores", "1", "--memory", "1200m")
        log = self.start(
            f"Worker{number}", "--host", "127.0.0.1", "--webui-port", "0", *sizes, "-d", str(place), self.url
        )
        wait(lambda: "Successfully registered with master" in log.read_text("utf-8", "replace"))

    def build(self, *arguments: str) -> subprocess.Popen[str]:
        command = [sys.executable, "-m", "kg.cli", "build", "--engine", "spark", "--master", self.url, "--no-tagger"]
        pipes: dict[str, Any] = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
        return subprocess.Popen([*command, *arguments], env=self.environment, **pipes)


def wait(ready: Callable[[], object]) -> None:
    end = time.monotonic() + PATIENCE
    while not ready():
        assert time.monotonic() < end, "waited too long"
        time.sleep(0.05)


def kill(process: subprocess.Popen[bytes]) -> None:
    """With all that it has started: executors and their Python."""
    parent = psutil.Process(process.pid)
    for one in [parent, *parent.children(recursive=True)]:
        one.send_signal(signal.SIGKILL)
    process.wait()


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    """One for all tests; the last of them kills a worker. So that there are several parts, none are put together."""
    cluster = Cluster(tmp_path_factory.mktemp("cluster"))
    settings = cluster.folder / "spark-defaults.conf"
    settings.write_text("spark.sql.adaptive.coalescePartitions.enabled false\nspark.ui.enabled false\n", "utf-8")
    try:
        log = cluster.start("Master", "--host", "127.0.0.1", "--port", "0", "--webui-port", "0")
        wait(lambda: "spark://" in log.read_text("utf-8", "replace"))
        cluster.url = re.findall(r"spark://[\w.:]+", log.read_text("utf-8"))[0]
        for number in (1, 2):
            cluster.start_worker(number)
        yield cluster
    finally:
        for process in cluster.processes:
            if process.poll() is None:
                kill(process)


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory, seed_pages: list[Path]) -> Path:
    """Seed pages, made pages, one with a sidecar, one twice under two names, and some that cannot be read."""
    folder = tmp_path_factory.mktemp("pages")
    write(Maker(seed_pages, seed=3, articles=2), 30, folder)
    for page in seed_pages[:3]:
        shutil.copy(page, folder)
    first = sorted(folder.rglob("*.txt"))[0]
    shutil.copy(first, folder / "另一个 名字.TXT")
    first.with_suffix(".yaml").write_text("paper: 某报\ndate: 2024-05-01\ncity: 绵阳市\n", "utf-8")
    (folder / "binary.txt").write_bytes(b"\x00\x01\x02")
    (folder / "wrong.txt").write_text("本报讯", "utf-8")
    (folder / "wrong.yml").write_text("date: gestern abend\nwhat: else\n", "utf-8")
    return folder


@pytest.fixture(scope="module")
def local(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """What the local engine writes, its lines sorted by their bytes."""
    out = tmp_path_factory.mktemp("local")
    assert main(["build", str(corpus), "-o", str(out), "--no-tagger", "--format", "=nt", "--no-validate"]) == 1
    return b"".join(sorted((out / "graph.nt").read_bytes().splitlines(keepends=True)))


def joined(out: Path) -> bytes:
    assert (out / "graph.nt" / "_SUCCESS").exists()
    return b"".join(part.read_bytes() for part in sorted((out / "graph.nt").glob("part-*")))


def test_two_workers_give_what_one_machine_gives(cluster: Cluster, corpus: Path, local: bytes, tmp_path: Path) -> None:
    out = tmp_path / "out"
    driver = cluster.build(str(corpus), "-o", out.as_uri())
    said, complained = driver.communicate(timeout=PATIENCE)
    assert driver.returncode == 1, complained[-3000:]
    assert sorted(re.findall(r"kg: skipped: .*/(\w+)\.\w+: ", complained)) == ["binary", "wrong"]
    assert joined(out) == local
    assert len(list((out / "graph.nt").glob("part-*"))) > 1
    assert f"{len(local.splitlines())} triples" in said
    rows = pq.read_table(out / "statements.parquet").drop(["weight"]).to_pylist()
    found = {statement_of(row) for row in rows}
    assert len(found) == len(rows)
    assert all(statement_of(row).id == row["id"] for row in rows)
    assert found == set().union(*(extract_file(p, Options(use_tagger=False)) for p in readable(corpus)))
    assert {path.name for path in out.iterdir()} == {"graph.nt", "statements.parquet"}


def readable(corpus: Path) -> list[Path]:
    return [path for path in find_pages([corpus]) if path.stem not in ("binary", "wrong")]


def test_pages_from_parquet(cluster: Cluster, corpus: Path, local: bytes, tmp_path: Path) -> None:
    """Half of the pages as bytes, half as text with columns for the metadata."""
    found = readable(corpus)
    (tmp_path / "text.parquet").mkdir()
    pq.write_table(
        pa.table({"identifier": [p.stem for p in found[1:]], "content": [p.read_bytes() for p in found[1:]]}),
        tmp_path / "bytes.parquet",
    )
    with_sidecar = {"paper": ["某报"], "date": ["2024-05-01"], "city": ["绵阳市"], "more": [1]}
    assert found[0].with_suffix(".yaml").exists()
    one = pa.table({"identifier": [found[0].stem], "text": [found[0].read_text("utf-8")], **with_sidecar})
    pq.write_table(one, tmp_path / "text.parquet" / "part-0.parquet")
    out = tmp_path / "out"
    driver = cluster.build(str(tmp_path / "bytes.parquet"), str(tmp_path / "text.parquet"), "-o", str(out))
    _, complained = driver.communicate(timeout=PATIENCE)
    assert driver.returncode == 0, complained[-3000:]
    assert joined(out) == local


def test_the_lexicon_is_loaded_once_a_worker(cluster: Cluster, corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in LOOPBACK.items():
        monkeypatch.setenv(name, value)

    def probe(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        from kg.lexicon.gazetteer import gazetteer

        read = sum(batch.num_rows for batch in extracting(Options(use_tagger=False))(batches))
        told = {"pid": [os.getpid()], "loads": [gazetteer.cache_info().misses], "read": [read]}
        yield pa.RecordBatch.from_pydict(told)

    some, schema = [str(page) for page in readable(corpus)[:16]], "pid long, loads long, read long"
    spark = session(cluster.url)
    try:
        tasks = pages(spark, some).repartition(12).mapInArrow(probe, schema).collect()
    finally:
        spark.stop()
    assert len(tasks) == 12 and sum(task.read for task in tasks) > 1000
    assert {task.loads for task in tasks} == {1}
    assert len({task.pid for task in tasks}) <= 4, "a worker's Python is used again"


def test_a_worker_killed_in_mid_job_changes_nothing(
    cluster: Cluster, corpus: Path, local: bytes, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    driver = cluster.build(str(corpus), "-o", str(out))
    extracted = out / "extracted.parquet"
    wait(lambda: list(extracted.glob("_temporary/0/task_*")) or driver.poll() is not None)  # the first pages are read …
    assert not (extracted / "_SUCCESS").exists() and driver.poll() is None  # … but not all
    kill(cluster.processes[-1])
    _, complained = driver.communicate(timeout=PATIENCE)
    assert driver.returncode == 1, complained[-3000:]
    assert re.search(r"Lost executor \d", complained), "the worker that was killed took part"
    assert joined(out) == local


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["/no/such/folder"], "no such file or folder"),
        (["/no/such.parquet"], "no such file or folder"),
        (["nowhere://x/y"], "nowhere"),
    ],
)
def test_what_cannot_be_built(
    arguments: list[str],
    message: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name, value in LOOPBACK.items():
        monkeypatch.setenv(name, value)
    assert main(["build", "--engine", "spark", "--master", "local[1]", *arguments, "-o", str(tmp_path / "out")]) == 2
    assert message in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_nothing_but_bad_pages(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in LOOPBACK.items():
        monkeypatch.setenv(name, value)
    (tmp_path / "a.txt").write_bytes(b"  \n")
    arguments = [
        "build",
        "--engine",
        "spark",
        "--master",
        "local[1]",
        str(tmp_path / "a.txt"),
        "-o",
        str(tmp_path / "out"),
    ]
    assert main(arguments) == 2
    assert "a.txt: empty page" in capsys.readouterr().err
