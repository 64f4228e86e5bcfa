"""The script for Jena runs in the virtual environment of the slow part of CI, which has its jars."""

collect_ignore = ["in_jena.py"]
