"""Xianzhi (县志): a knowledge graph of Chinese local news in which every fact carries the words that say it."""
