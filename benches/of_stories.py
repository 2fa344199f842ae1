"""Stories: is what is one event one story, on the sample press."""  # noqa: INP001 - a folder of scripts, not a package

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from baselines import grouped, likenesses
from rows import Ground, Row, Told, as_lines, command, objects
from scores import Balance, bcubed

from foreigndesk.evals import stories
from foreigndesk.evals.floors import Score, digest
from foreigndesk.rolls import load_press
from foreigndesk.samples.format import load_play
from foreigndesk.samples.play import SampleArticle, Trap
from foreigndesk.samples.truth import load_truth

THRESHOLDS = [step / 100 for step in range(2, 62, 2)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pressed:
    """The sample press as lines to be grouped, one country at a time, in time order."""

    lines: Mapping[str, list[dict[str, str]]]
    """Country → lines."""
    gold: Mapping[str, str]
    """Article → event; an article of no event is alone."""

    def digest(self) -> str:
        """Return the digest of lines and gold."""
        texts = [*as_lines(line for lines in self.lines.values() for line in lines)]
        return digest(
            [*(text.encode() for text in texts), repr(sorted(self.gold.items())).encode()]
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Plain:
    """BCubed F1 of the plain method, from 0 to 1, by how its threshold was chosen."""

    hindsight: float
    """The best one for this very press."""
    elsewhere: float
    """For each country the one that is best for the others."""


def measure(ground: Ground) -> Iterator[Told]:
    """Yield BCubed F1 with texts and with titles alone, beside the plain method's best."""
    for name, with_text in (("texts", True), ("titles", False)):
        press = pressed(ground, with_text=with_text)
        found = {}
        for country, lines in press.lines.items():
            for answer in objects(stories.run(as_lines(lines))):
                found[answer["id"]] = f"{country} {answer['story']}"
        balance = bcubed(press.gold, found)
        yield Row(
            score=Score(
                measure=f"stories.sample.{name}.bcubed_f1",
                value=balance.f1,
                n=len(found),
                digest=press.digest(),
                command=command("stories"),
            ),
            beside="" if ground.quick else _beside(press, balance),
        )


def pressed(ground: Ground, *, with_text: bool) -> Pressed:
    """Return the sample press as a reader without an account sees it: teasers, no walled texts."""
    outlets = {one.id: one for one in load_press([ground.samples / "press"]).values()}
    gold = {article: event.id for event in load_truth(ground.samples) for article in event.articles}
    lines: dict[str, list[dict[str, str]]] = defaultdict(list)
    for article in load_play(ground.samples).articles:
        outlet = outlets[article.outlet]
        line = {
            "id": article.id,
            "language": outlet.languages[0],
            "published": article.published.isoformat(),
            "title": article.title,
            "outlet": article.outlet,
        }
        if with_text:
            line["text"] = _readable(article)
        lines[outlet.country].append(line)
        gold.setdefault(article.id, article.id)
    return Pressed(lines=lines, gold=gold)


def _beside(press: Pressed, ours: Balance) -> str:
    known = plain(press)
    return (
        f"ours P {ours.precision:.3f}, R {ours.recall:.3f}; plain TF-IDF, its threshold chosen on "
        f"the other country: {known.elsewhere:.3f}, in hindsight: {known.hindsight:.3f}"
    )


def plain(press: Pressed) -> Plain:
    """Return what the plain method scores with one threshold for all."""
    compared = {
        country: (
            [line["id"] for line in lines],
            likenesses([f"{line['title']}\n{line.get('text', '')}" for line in lines]),
        )
        for country, lines in press.lines.items()
    }

    def score(least: float, countries: Iterable[str]) -> Balance:
        found: dict[str, str] = {}
        for country in countries:
            found |= grouped(*compared[country], least)
        return bcubed({article: press.gold[article] for article in found}, found)

    def best(countries: Iterable[str]) -> float:
        chosen = list(countries)
        return max(THRESHOLDS, key=lambda least: score(least, chosen).f1)

    elsewhere: dict[str, str] = {}
    for country, texts in compared.items():
        others = [one for one in compared if one != country]
        elsewhere |= grouped(*texts, best(others or [country]))
    return Plain(
        hindsight=score(best(compared), compared).f1, elsewhere=bcubed(press.gold, elsewhere).f1
    )


def _readable(article: SampleArticle) -> str:
    if Trap.CONSENT_WALL in article.traps:
        return ""
    return article.text.split("\n")[0] if Trap.TEASER in article.traps else article.text
