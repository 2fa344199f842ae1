"""Claims: do honest sentences stand, and do falsified ones fall, in every language we read."""  # noqa: INP001 - a folder of scripts, not a package

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from time import process_time

from baselines import digits_stand
from claim_pairs import LANGUAGES, WRONG, Falsified, Pair, falsified, own_pairs, public_pairs
from rows import Ground, Row, Told, as_lines, command, missing, objects

from foreigndesk.evals import claims
from foreigndesk.evals.floors import Better, Score, digest

FIGURES = {"number", "spelt", "calendar"}
BARS = {
    **dict.fromkeys((*FIGURES, "figures"), 0.99),
    **dict.fromkeys(("unit", "currency", "quote", "direction", "negation", "attribution"), 0.92),
    "name": 0.98,
    WRONG: 0.98,
}
"""Kind of falsification → the share that must be caught; the others have no bar."""
FAR = {"arb", "heb", "jpn", "zho-CN"}
"""Languages whose script writes names without vowels or by sound or sense."""
FAR_NAMES = 0.90
OWN_ALARMS, PUBLIC_ALARMS = 0.01, 0.02
"""Bars of the share of honest claims that fall."""
SPEED, TIMED = 300, 20
"""The bar in claims a second; which line of how many is timed."""
BATCH = 32
"""Claims that a process judges before it hands them back."""

Judge = Callable[[Sequence[Pair]], list[bool]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """Pairs of one language, honest and falsified, with what became of them."""

    pairs: Sequence[Pair]
    stood: Sequence[bool]
    """Which honest pairs do not fall."""
    false: Sequence[Falsified]
    passed: Sequence[bool]
    """Which falsified ones do not fall."""

    def counted(self, kinds: Iterable[str]) -> list[tuple[Pair, bool]]:
        """Return the falsified pairs of some kinds with whether they pass.

        Only those whose honest claim stands are counted: what falls anyway is not caught.
        """
        honest = {p["id"] for p, stands in zip(self.pairs, self.stood, strict=True) if stands}
        told = zip(self.false, self.passed, strict=True)
        wanted = set(kinds)
        return [(f.pair, p) for f, p in told if f.kind in wanted and f.honest in honest]


def measure(ground: Ground) -> Iterator[Told]:
    """Yield false alarms and what is caught, by kind and language; and the speed."""
    with ProcessPoolExecutor() as crew:

        def judge(pairs: Sequence[Pair]) -> list[bool]:
            lines = as_lines(pairs)
            batches = [lines[at : at + BATCH] for at in range(0, len(lines), BATCH)]
            return [stands for batch in crew.map(_stand, batches) for stands in batch]

        yield from _own(ground, judge)
        if ground.has("ntrex-128"):
            yield from _public(ground, judge)
        else:
            yield from missing(ground, "ntrex-128", "claims")
    if ground.has("ntrex-128"):
        yield _speed(ground)


def _own(ground: Ground, judge: Judge) -> Iterator[Row]:
    pairs = own_pairs(ground)
    whole = [pair["claim"] for some in pairs.values() for pair in some]
    trials = {
        language: _trial(some, falsified(some, whole, None), judge)
        for language, some in pairs.items()
    }
    yield _all_alarms("own.false_alarms", trials.values(), OWN_ALARMS)
    for language, trial in trials.items():
        yield _alarms(f"own.{language}.false_alarms", trial.pairs, trial.stood, OWN_ALARMS)
    yield from _kinds("own", list(trials.values()))


def _public(ground: Ground, judge: Judge) -> Iterator[Row]:
    lines, trials = {}, {}
    for number, code in enumerate(LANGUAGES):
        line = public_pairs(ground, code, 0)
        lines[code] = _trial(line, (), judge)
        yield _alarms(f"ntrex.{code}.false_alarms", line, lines[code].stood, PUBLIC_ALARMS)
        three = public_pairs(ground, code, 1)
        whole = [pair["claim"] for pair in three]
        trial = trials[code] = _trial(three, falsified(three, whole, number), judge)
        yield _alarms(f"ntrex.{code}.false_alarms_three", three, trial.stood, PUBLIC_ALARMS)
        yield _caught(f"ntrex.{code}.caught.figures", [trial], FIGURES, BARS["figures"])
        bar = FAR_NAMES if code in FAR else BARS["name"]
        yield _caught(f"ntrex.{code}.caught.name", [trial], {"name"}, bar)
    yield _all_alarms("ntrex.false_alarms", lines.values(), PUBLIC_ALARMS)
    yield _all_alarms("ntrex.false_alarms_three", trials.values(), PUBLIC_ALARMS)
    yield from _kinds("ntrex", list(trials.values()))


def _trial(pairs: Sequence[Pair], false: Sequence[Falsified], judge: Judge) -> Trial:
    stood = judge([*pairs, *(one.pair for one in false)])
    return Trial(pairs=pairs, stood=stood[: len(pairs)], false=false, passed=stood[len(pairs) :])


def _all_alarms(name: str, trials: Iterable[Trial], bar: float) -> Row:
    both = [told for trial in trials for told in zip(trial.pairs, trial.stood, strict=True)]
    return _alarms(name, [pair for pair, _ in both], [stood for _, stood in both], bar)


def _alarms(name: str, pairs: Sequence[Pair], stood: Sequence[bool], bar: float) -> Row:
    value = 1 - sum(stood) / len(pairs)
    digits = 1 - sum(map(_digits_stand, pairs)) / len(pairs)
    return Row(
        score=Score(
            measure=f"claims.{name}",
            value=value,
            n=len(pairs),
            digest=_digest(pairs),
            command=command("claims"),
            better=Better.LOWER,
        ),
        beside=f"bar ≤ {bar}{'' if value <= bar else ' MISSED'}; comparing digits: {digits:.3f}",
    )


def _kinds(name: str, trials: Sequence[Trial]) -> Iterator[Row]:
    """Yield what share of the falsified claims falls, by kind, over all languages together."""
    for kind in sorted({one.kind for trial in trials for one in trial.false}):
        if any(trial.counted({kind}) for trial in trials):
            yield _caught(f"{name}.caught.{kind}", trials, {kind}, BARS.get(kind))


def _caught(name: str, trials: Sequence[Trial], kinds: set[str], bar: float | None) -> Row:
    counted = [one for trial in trials for one in trial.counted(kinds)]
    value = 1 - sum(passes for _, passes in counted) / len(counted)
    digits = 1 - sum(_digits_stand(pair) for pair, _ in counted) / len(counted)
    made = [one.pair for trial in trials for one in trial.false if one.kind in kinds]
    told = "no bar" if bar is None else f"bar ≥ {bar}{'' if value >= bar else ' MISSED'}"
    return Row(
        score=Score(
            measure=f"claims.{name}",
            value=value,
            n=len(counted),
            digest=_digest(made),
            command=command("claims"),
        ),
        beside=f"{told}; comparing digits: {digits:.3f}",
    )


def _speed(ground: Ground) -> Row:
    """Return how many claims one core judges in a second, each against three passages.

    In seconds of this process alone, for others may use the machine; the tables are loaded before.
    """
    by_place: dict[int, list[Pair]] = defaultdict(list)
    for code in LANGUAGES:
        for place, pair in enumerate(public_pairs(ground, code, 1)):
            by_place[place % TIMED].append(pair)
    _stand(as_lines(by_place[1]))
    lines = as_lines(by_place[0])
    before = process_time()
    _stand(lines)
    value = len(lines) / (process_time() - before)
    return Row(
        score=Score(
            measure="claims.ntrex.claims_per_second",
            value=value,
            n=len(lines),
            digest=_digest(by_place[0]),
            command=command("claims"),
        ),
        beside=f"one core, three passages each; bar ≥ {SPEED}{'' if value >= SPEED else ' MISSED'}",
        pinned=False,
    )


def _stand(lines: Sequence[str]) -> list[bool]:
    """Return which claims do not fall; one that we cannot check was not caught."""
    return [answer["verdict"] != "falls" for answer in objects(claims.run(lines))]


def _digits_stand(pair: Pair) -> bool:
    return digits_stand(pair["claim"], [passage["text"] for passage in pair["passages"]])


def _digest(pairs: Sequence[Pair]) -> str:
    return digest(line.encode() for line in as_lines(pairs))
