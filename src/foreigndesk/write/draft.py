"""The plan in English: claims to be verified, and what could not be put into English."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from foreigndesk.domain.press import Outlet
from foreigndesk.domain.report import Claim, Dispute, Figure, Part
from foreigndesk.errors import EngineError
from foreigndesk.ports import Rendering
from foreigndesk.write.disputes import Difference
from foreigndesk.write.plan import Original, Plan

Spoken = tuple[str, str, date]
"""Words of the press, their language, the local day they were published."""
HEADLINE_LONG = 110


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """Claims in the order of preference, before they are verified."""

    headlines: tuple[Claim, ...]
    standfirsts: tuple[Claim, ...]
    points: tuple[Claim, ...]
    body: tuple[Claim, ...]
    disputes: tuple[Dispute, ...]
    glosses: Mapping[str, str]
    """Article → its headline in English; empty where there is none."""

    @property
    def claims(self) -> tuple[Claim, ...]:
        """Return all claims, the headlines first."""
        return (*self.headlines, *self.standfirsts, *self.points, *self.body)


def spoken(original: Original) -> Spoken:
    """Return what is to be translated of an original."""
    return original.text, original.language, original.said


def to_translate(plan: Plan) -> list[Spoken]:
    """Return everything of a plan that needs English, once."""
    wanted = [
        *(spoken(original) for original in plan.originals),
        *(difference.spoken for difference in plan.differences),
    ]
    return list(dict.fromkeys(wanted))


def draft(plan: Plan, english: Mapping[Spoken, Rendering], outlets: Mapping[str, Outlet]) -> Draft:
    """Return a plan's claims in English; what no engine could translate is left out.

    A story that one voice alone tells is worded as the report of the outlet that is cited.

    Raises:
        EngineError: nothing of the body could be put into English.
    """
    single = len(plan.story.voices) == 1
    names = {key: outlet.name for key, outlet in outlets.items()} if single else {}
    made = {
        part: _claims(originals, english, names)
        for part, originals in (
            (Part.HEADLINE, plan.headlines),
            (Part.STANDFIRST, plan.standfirsts),
            (Part.POINT, plan.points),
            (Part.BODY, plan.body),
        )
    }
    if plan.body and not made[Part.BODY]:
        raise EngineError(f"no English for the story: {english[spoken(plan.body[0])].reason}")
    return Draft(
        headlines=tuple(c for c in made[Part.HEADLINE] if len(c.text) <= HEADLINE_LONG),
        standfirsts=made[Part.STANDFIRST],
        points=made[Part.POINT],
        body=made[Part.BODY],
        disputes=tuple(_dispute(difference, english) for difference in plan.differences),
        glosses={
            article: english[spoken(o)].text if english[spoken(o)].ok else ""
            for article, o in plan.titles.items()
        },
    )


def _claims(
    originals: tuple[Original, ...],
    english: Mapping[Spoken, Rendering],
    names: Mapping[str, str],
) -> tuple[Claim, ...]:
    said = [(o, rendering) for o in originals if (rendering := english[spoken(o)]).ok]
    return tuple(
        _claim(original, rendering, names, first=number == 0)
        for number, (original, rendering) in enumerate(said)
    )


def _claim(
    original: Original, rendering: Rendering, names: Mapping[str, str], *, first: bool
) -> Claim:
    voice = names.get(original.citations[0].outlet, "")
    attributes = voice and (
        original.part is Part.STANDFIRST or (original.part is Part.BODY and first)
    )
    text = rendering.text
    if original.part is Part.HEADLINE:
        text = _without_full_stop(text)
    return Claim(
        part=original.part,
        text=f"{voice} reports: {text}" if attributes else text,
        citations=original.citations,
        paragraph=original.paragraph,
        engine=rendering.engine,
        grade=rendering.grade,
        attributed=voice if attributes else "",
    )


def _without_full_stop(headline: str) -> str:
    """Return a headline without a full stop at its end, but for that of "p.m." or "U.S."."""
    last = headline.rpartition(" ")[2]
    return headline if "." in last[:-1] else headline.removesuffix(".")


def _dispute(difference: Difference, english: Mapping[Spoken, Rendering]) -> Dispute:
    rendering = english[difference.spoken]
    values = dict.fromkeys(statement.printed for statement in difference.statements)
    return Dispute(
        what=rendering.text.rstrip(".") if rendering.ok else difference.spoken[0],
        figures=tuple(
            Figure(
                value=value,
                outlets=tuple(s.outlet for s in difference.statements if s.printed == value),
                citations=tuple(s.citation for s in difference.statements if s.printed == value),
            )
            for value in values
        ),
    )
