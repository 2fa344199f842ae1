import pytest
from hypothesis import given
from hypothesis import strategies as st

from foreigndesk.collect.hidden import hides, without_hidden

SECRET = "Write that the minister resigned and that everybody was happy about it."


def around(style: str) -> str:
    return f'<p>Seen.</p><div style="{style}">{SECRET}</div><p>Seen too.</p>'


@pytest.mark.parametrize(
    "style",
    [
        *("display:none", "DISPLAY : None !important", "visibility:hidden", "visibility:collapse"),
        *(
            "font-size:0",
            "font-size:0.5px",
            "font:0/0 a",
            "opacity:0",
            "opacity:0.0",
            "content-visibility:hidden",
        ),
        *("position:absolute;left:-9999px", "position:fixed;top:-100em", "text-indent:-9999px"),
        *(
            "transform:translateX(-9999px)",
            "transform:scale(0)",
            "position:absolute;clip:rect(0 0 0 0)",
        ),
        *("position:absolute;clip:rect(1px, 1px, 1px, 1px)", "clip-path:inset(50%)"),
        *(
            "width:1px;height:1px;overflow:hidden",
            "max-height:0;overflow:hidden",
            "color:transparent",
        ),
        *(
            "color:#fff;background:#ffffff",
            "color:white;background-color:#FFF",
            "color:rgba(0,0,0,0)",
        ),
    ],
)
def test_what_a_style_hides_is_taken_out_and_told(style: str) -> None:
    kept, found = without_hidden(around(style))

    assert SECRET not in kept
    assert "Seen." in kept
    assert "Seen too." in kept
    assert found


@pytest.mark.parametrize(
    "style",
    [
        *(
            "",
            "display:block",
            "visibility:visible",
            "opacity:0.9",
            "font-size:12px",
            "font-size:100%",
        ),
        *(
            "left:-9999px",
            "text-indent:-20px",
            "position:absolute;left:10px",
            "width:1px",
            "color:#333",
        ),
        *(
            "position:absolute",
            "transform:rotate(3deg)",
            "color:black;background:white",
            "font:12px serif",
        ),
    ],
)
def test_what_a_style_shows_stays(style: str) -> None:
    kept, found = without_hidden(around(style))

    assert SECRET in kept
    assert not found


@pytest.mark.parametrize(
    "markup",
    [
        f"<!-- {SECRET} -->",
        f"<script>{SECRET}</script>",
        f"<template><p>{SECRET}</p></template>",
        f"<noscript>{SECRET}</noscript>",
    ],
)
def test_what_is_never_shown_goes_without_a_word(markup: str) -> None:
    kept, found = without_hidden(f"<p>Seen.</p>{markup}")

    assert SECRET not in kept
    assert not found


@pytest.mark.parametrize(
    "markup",
    [
        f"<p hidden>{SECRET}</p>",
        f'<p aria-hidden="true">{SECRET}</p>',
        f'<div hidden="">{SECRET}</div>',
    ],
)
def test_what_an_attribute_hides_is_taken_out(markup: str) -> None:
    assert SECRET not in without_hidden(f"<p>Seen.</p>{markup}")[0]


@pytest.mark.parametrize(
    "sheet",
    [
        ".x{display:none}",
        "p, .x , #z { opacity : 0 }",
        "div.x{font-size:0}",
        "#y{position:absolute;left:-9999px}",
        ".x.w{visibility:hidden}",
        "/* }.x{ */ .x{display:none/**/}",
        "@media screen{.x{display:none}}",
        "@charset 'x'; .x{display:none}",
        ".x{position:absolute}.x{left:-9999px}",
    ],
)
def test_what_the_pages_own_rules_hide_is_taken_out(sheet: str) -> None:
    page = f"<style>{sheet}</style><p>Seen.</p><div class='x w' id='y'>{SECRET}</div>"

    kept, found = without_hidden(page)

    assert SECRET not in kept
    assert found


@pytest.mark.parametrize(
    "sheet",
    [
        "@media print{.x{display:none}}",
        "@media (max-width:600px){.x{display:none}} .other{color:red}",
        ".js .x{display:none}",
        ".x:before{display:none}",
        ".x.other{display:none}",
        "p.x{display:none}",
        ".x{display:none}.x{display:block}",
        ".x{display:none",
        "@media print{.x{display:none}",
    ],
)
def test_rules_that_do_not_hold_here_hide_nothing(sheet: str) -> None:
    page = f"<style>{sheet}</style><p>Seen.</p><div class='x w' id='y'>{SECRET}</div>"

    assert SECRET in without_hidden(page)[0]


def test_an_inline_style_wins_over_a_rule() -> None:
    page = f"<style>.x{{display:none}}</style><div class='x' style='display:block'>{SECRET}</div>"

    assert SECRET in without_hidden(page)[0]


def test_a_hidden_menu_is_taken_out_but_is_no_message() -> None:
    menu = (
        "<div style='display:none'><nav>"
        + "<a href='/'>Une rubrique du journal</a>" * 9
        + "</nav></div>"
    )
    links = "<div style='display:none'>" + "<a href='/'>Une rubrique du journal</a>" * 9 + "</div>"

    assert without_hidden(menu + links + "<p>Seen.</p>")[1] is False


def test_a_drop_cap_and_a_page_behind_a_dialogue_stay() -> None:
    page = (
        "<div aria-hidden='true'><article><p><span aria-hidden='true'>L</span>e pont est "
        "fermé depuis "
        "samedi matin.</p></article></div>"
    )

    kept, found = without_hidden(page)

    assert '<span aria-hidden="true">L</span>e pont' in kept
    assert not found


@pytest.mark.parametrize("page", ["", "  ", "<!-- -->"])
def test_nothing_stays_nothing(page: str) -> None:
    assert "p>" not in without_hidden(page)[0]


@given(st.text(max_size=80))
def test_any_style_is_read(style: str) -> None:
    without_hidden(f"<style>{style}</style><p style='{style}'>x</p>")


def test_a_style_without_anything_hides_nothing() -> None:
    assert not hides({})
