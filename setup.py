"""Only what pyproject.toml cannot say: the ontology's files ship inside the package as `kg/ontology`."""

from setuptools import find_packages, setup

setup(
    packages=[*find_packages(include=["kg", "kg.*"]), "kg.ontology", "kg.ontology.questions"],
    package_dir={"kg.ontology": "ontology", "kg.ontology.questions": "ontology/questions"},
)
