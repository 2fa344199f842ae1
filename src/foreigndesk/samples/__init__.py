"""The sample press: invented outlets, their texts, and the servers that play them.

The format of its files is described in README.md beside this file.
"""
