"""How much two texts have in common, word by word."""

from difflib import SequenceMatcher

from foreigndesk.language.words import tokens


def word_list(text: str) -> list[str]:
    """Return the folded words and numbers of a text, without marks."""
    return [token.folded for token in tokens(text) if token.kind != "mark"]


def shingles(text: str, n: int) -> frozenset[str]:
    """Return the runs of `n` words in a text; all its words as one run where it has fewer."""
    words = word_list(text)
    if len(words) < n:
        return frozenset({" ".join(words)} if words else ())
    return frozenset(" ".join(words[at : at + n]) for at in range(len(words) - n + 1))


def resemblance(a: frozenset[str], b: frozenset[str]) -> float:
    """Return how much two sets of shingles share, 0 to 1 (Jaccard); 0 for two empty ones.

    After Broder (1997), "On the resemblance and containment of documents".
    """
    union = len(a | b)
    return len(a & b) / union if union else 0.0


def containment(a: frozenset[str], b: frozenset[str]) -> float:
    """Return how much of `a` stands in `b`, 0 to 1; 0 where `a` is empty."""
    return len(a & b) / len(a) if a else 0.0


def longest_run(a: str, b: str) -> int:
    """Return how many words in a row two texts have in common, at most."""
    first, second = word_list(a), word_list(b)
    matcher = SequenceMatcher(None, first, second, autojunk=False)
    return matcher.find_longest_match(0, len(first), 0, len(second)).size
