"""Numbers as native speakers write them, in every language that has a table."""

from datetime import date
from decimal import Decimal

import pytest

from foreigndesk.language.conversions import converts
from foreigndesk.language.quantities import Quantity, quantities, same_quantity
from foreigndesk.language.readings import readings

SAID = date(2026, 11, 22)


def holds(quantity: Quantity, told: str) -> bool:
    """Whether it has the value, and whatever else is told of it: "5 year", "2/3", "10 below"."""
    value, *more = told.split(" ", 1)
    over, _, under = value.partition("/")
    wanted = Decimal(over) / Decimal(under or 1)
    marks = (quantity.kind, quantity.unit, quantity.bound, "below" if quantity.below else "")
    return abs(quantity.value - wanted) < Decimal("0.001") and all(mark in marks for mark in more)


def check(language: str, text: str, told: str) -> None:
    found = readings(text, language, SAID).quantities

    assert len(found) == len(told.split(";")), found
    assert all(holds(*pair) for pair in zip(found, told.split(";"), strict=True)), found


def borne(claim: str, language: str, passage: str) -> bool:
    ours, theirs = quantities(claim, "en"), quantities(passage, language)
    return all(any(same_quantity(a, b) or converts(a, b) for b in theirs) for a in ours)


@pytest.mark.parametrize(
    ("language", "text", "told"),
    [
        ("ru", "в 2023 году", "2023 year"),
        ("uk", "у 2023 році", "2023 year"),
        ("pl", "w 2023 roku", "2023 year"),
        ("cs", "v roce 2023", "2023 year"),
        ("de", "in den 1990er Jahren", "1990 decade"),
        ("nl", "de jaren 90", "90"),
        ("ru", "90-е годы", "90"),
        ("ru", "в 1990-х", "1990"),
        ("tr", "1990'larda", "1990 decade"),
        ("sv", "på 1990-talet", "1990 decade"),
        ("sv", "på 1800-talet", "1800 decade"),
        ("ro", "anii 1990", "1990"),
        ("fr", "les années 90", "90"),
        ("sv", "nittiotalet", "90"),
    ],
)
def test_a_year_or_a_decade_is_read_with_the_word_that_makes_it_one(
    language: str, text: str, told: str
) -> None:
    check(language, text, told)


@pytest.mark.parametrize(
    ("language", "text", "told"),
    [
        ("ru", "две трети", "2/3"),
        ("de", "zwei Drittel", "2/3"),
        ("nl", "twee derde", "2/3"),
        ("sv", "två tredjedelar", "2/3"),
        ("it", "due terzi", "2/3"),
        ("fr", "deux tiers", "2/3"),
        ("tr", "üçte biri", "1/3"),
        ("tr", "dörtte üçü", "3/4"),
        ("zh", "三分之一", "1/3"),
        ("ja", "3分の1", "1/3"),
        ("zh", "一半", "1/2"),
        ("en", "three quarters", "3/4"),
        ("en", "two-thirds", "2/3"),
        ("pl", "dwie trzecie", "2/3"),
        ("cs", "dvě třetiny", "2/3"),
        ("uk", "дві третини", "2/3"),
        ("es", "dos tercios", "2/3"),
        ("pt", "dois terços", "2/3"),
        ("el", "δύο τρίτα", "2/3"),
        ("ro", "două treimi", "2/3"),
        ("ar", "ثلثي", "2/3"),
        ("ar", "ثلاثة أرباع", "3/4"),
        ("he", "שני שלישים", "2/3"),
    ],
)
def test_a_part_of_a_whole_is_a_fraction(language: str, text: str, told: str) -> None:
    check(language, text, told)


@pytest.mark.parametrize(
    ("language", "text", "told"),
    [
        ("de", "−5 Grad", "5 below"),
        ("ru", "минус 20 градусов", "20 below"),
        ("zh", "零下十度", "10 below"),
        ("ja", "氷点下5度", "5 below"),
        ("en", "minus 5 degrees", "5 below"),
    ],
)
def test_degrees_below_zero_are_marked(language: str, text: str, told: str) -> None:
    check(language, text, told)


@pytest.mark.parametrize(
    ("language", "text", "told"),
    [
        ("ru", "от 5 до 7 лет", "5 year;7 year"),
        ("uk", "від п'яти до семи років", "5 year;7 year"),
        ("de", "drei- bis viertausend Menschen", "3;4000"),
        ("es", "de 3 a 5 millones", "3;5000000"),
        ("zh", "3至5公里", "3 kilometre;5 kilometre"),
        ("ja", "3〜5キロ", "3 kilometre;5 kilometre"),
        ("uk", "5–7 років", "5 year;7 year"),
        ("fr", "deux ou trois ans", "2 year;3 year"),
        ("de", "5 bis 10 Zentimeter", "5 centimetre;10 centimetre"),
    ],
)
def test_both_ends_of_a_range_have_its_unit(language: str, text: str, told: str) -> None:
    check(language, text, told)


@pytest.mark.parametrize(
    ("language", "text", "told"),
    [
        ("ru", "двадцать первый", "21 ordinal"),
        ("ru", "сто двадцать пятый", "125 ordinal"),
        ("uk", "двадцять перший", "21 ordinal"),
        ("pl", "dwudziesty pierwszy", "21 ordinal"),
        ("cs", "dvacátý třetí", "23 ordinal"),
        ("ru", "3-е место", "3 ordinal"),
        ("ru", "25-й", "25 ordinal"),
        ("de", "am 13. Platz", "13 ordinal"),
        ("tr", "21'inci yüzyıl", "21 ordinal"),
        ("zh", "第三次会谈", "3 ordinal"),
        ("ja", "3回目の会談", "3 ordinal"),
        ("ja", "3番目", "3 ordinal"),
        ("ru", "В XX веке", "20 ordinal"),
        ("pl", "w XIX wieku", "19 ordinal"),
    ],
)
def test_an_ordinal_with_a_suffix_or_of_several_words_is_one(
    language: str, text: str, told: str
) -> None:
    check(language, text, told)


@pytest.mark.parametrize(
    ("language", "text", "told"),
    [
        ("en", "2 1/2 years", "2.5 year"),
        ("ru", "двухлетний", "2 year"),
        ("ru", "трёхдневный", "3 day"),
        ("uk", "п'ятиденний", "5 day"),
        ("pl", "dwuletni", "2 year"),
        ("cs", "tříletý", "3 year"),
        ("ru", "полгода", "0.5 year"),
        ("uk", "півроку", "0.5 year"),
        ("de", "die zwölfjährige Tochter", "12 year"),
        ("de", "dreitägig", "3 day"),
        ("nl", "twaalfjarige", "12 year"),
        ("tr", "saatte 120 kilometreydi", "120 kilometre an hour"),
        ("sv", "tre mån", "3 month"),
        ("ar", "يومين", "2 day"),
        ("he", "שנתיים", "2 year"),
        ("el", "επταετή", "7 year"),
        ("en", "half an hour", "0.5 hour"),
        ("de", "Fünfjährige", "5 year"),
        ("ru", "пятидесятилетний", "50 year"),
        ("ru", "двадцатипятилетний", "25 year"),
        ("cs", "osmašedesátiletý", "68 year"),
        ("pl", "czterdziestodwuletni", "42 year"),
        ("it", "quarantaduenne", "42 year"),
        ("sv", "25-årig", "25 year"),
        ("uk", "двадцятирічний", "20 year"),
        ("fr", "6 heures et demie", "6.5 hour"),
    ],
)
def test_a_word_that_counts_is_a_number_with_its_unit(language: str, text: str, told: str) -> None:
    check(language, text, told)


@pytest.mark.parametrize(
    ("language", "text", "told"),
    [
        ("zh", "2025年", "2025 year"),
        ("ja", "1990年代", "1990 decade"),
        ("zh", "90年代", "90 decade"),
        ("zh", "1200平方公里", "1200 square kilometre"),
        ("zh", "300瑞士法郎", "300 CHF"),
        ("zh", "30多人", "30 more"),
        ("zh", "30人以上", "30 more"),
        ("ja", "10万人超", "100000 more"),
        ("ja", "170万人余り", "1700000 more"),
        ("zh", "三点五", "3.5"),
        ("ja", "三・五", "3.5"),
        ("zh", "三成", "30 percent"),
        ("ja", "五割", "50 percent"),
        ("ja", "3割5分", "35 percent"),
        ("zh", "三个半月", "3.5 month"),
        ("ja", "1カ月半", "1.5 month"),
        ("zh", "逾百万人", "1000000 more"),
        ("ja", "千人", "1000"),
        ("ja", "数百人", "100 vague"),
        ("ja", "数十万人", "100000 vague"),
        ("zh", "二十多万人", "200000"),
        ("zh", "300新台币", "300 TWD"),
        ("zh", "300港元", "300 HKD"),
        ("ja", "1兆2000億円", "1200000000000 JPY"),
        ("zh", "百分之三点五", "3.5 percent"),
    ],
)
def test_signs_and_their_counters_are_a_number(language: str, text: str, told: str) -> None:
    check(language, text, told)


@pytest.mark.parametrize(
    ("language", "text", "told"),
    [
        ("ru", "тысячи людей", "1000 vague"),
        ("ru", "тысяча человек", "1000"),
        ("ru", "две тысячи человек", "2000"),
        ("ru", "пять тысяч", "5000"),
        ("de", "einundzwanzigtausend", "21000"),
        ("sv", "två och en halv miljon svenskar", "2500000"),
        ("tr", "üç buçuk milyon kişi", "3500000"),
        ("sv", "250 mkr", "250000000 SEK"),
        ("sv", "5 mil", "5 scandinavian mile"),
        ("sv", "tre män", "3"),
        ("ar", "ألفين", "2000"),
        ("he", "פעמיים", "2"),
        ("he", "אלפיים", "2000"),
        ("he", "מאתיים", "200"),
        ("ar", "٢٠٫٥ مليون دولار", "20500000 USD"),
        ("ar", "1٬500 شخص", "1500"),
        ("ar", "%5", "5 percent"),
        ("ar", "٥٪", "5 percent"),
        ("ar", "ثلاثة وعشرون شخصا", "23"),
        ("ar", "خمسة عشر", "15"),
        ("he", "עשרים ושלושה", "23"),
        ("el", "20 εκατομμύρια", "20000000"),
        ("ro", "20 de milioane de euro", "20000000 EUR"),
        ("pl", "25-tysięczny tłum", "25000"),
        ("pl", "1,8-procentowy", "1.8 percent"),
        ("cs", "250kilogramový", "250 kilogram"),
        ("tr", "yüzde kırktan", "40 percent"),
        ("tr", "on dört kişi", "14"),
        ("de", "1,2 Mrd. Euro", "1200000000 EUR"),
        ("nl", "een tiental boten", "10"),
        ("de", "20-prozentige Steuer", "20 percent"),
        ("cs", "třiadvacet lidí", "23"),
        ("cs", "jednadvacet vozů", "21"),
        ("cs", "5 mil. korun", "5000000 CZK"),
        ("ru", "50 тыс. рублей", "50000 RUB"),
        ("ru", "полтора миллиона", "1500000"),
    ],
)
def test_a_number_takes_the_scale_and_the_unit_that_stand_around_it(
    language: str, text: str, told: str
) -> None:
    check(language, text, told)


@pytest.mark.parametrize(
    ("claim", "language", "passage"),
    [
        ("two-thirds", "de", "eine Zweidrittelmehrheit"),
        ("two thirds", "fr", "67 % des voix"),
        ("two thirds", "ru", "66 процентов"),
        ("two thirds", "cs", "dvoutřetinová většina"),
        ("half", "es", "el 50 %"),
        ("two decades", "nl", "de afgelopen twintig jaar"),
        ("18 months", "de", "anderthalb Jahre"),
        ("half an hour", "fr", "30 minutes"),
        ("half a million euros", "fr", "un demi-million d’euros"),
        ("750,000", "es", "tres cuartos de millón"),
        ("four tenths", "es", "cuatro décimas"),
        ("50 kilometres", "sv", "5 mil"),
        ("550 pounds", "zh", "550 磅"),
        ("550 pounds", "pl", "250-kilogramowa świnia"),
        ("the 19th century", "sv", "på 1800-talet"),
        ("the 1990s", "zh", "90年代"),
        ("the 1990s", "de", "in den 90er Jahren"),
        ("3 million to 5 million euros", "es", "de 3 a 5 millones de euros"),
        ("two governments", "de", "die beiden Regierungen"),
        ("three times", "cs", "třikrát"),
        ("the two-time champion", "uk", "дворазовий чемпіон"),
        ("25,000", "ru", "25-тысячная толпа"),
        ("thousands", "ru", "тысячи людей"),
        ("85 miles per hour", "zh", "每小时 85 英里"),
        ("minus 5 degrees", "de", "bei minus 5 Grad"),
        ("nine", "uk", "дев’ять"),
        ("not more than 5", "de", "höchstens 5"),
    ],
)
def test_a_passage_bears_a_figure_that_it_puts_otherwise(
    claim: str, language: str, passage: str
) -> None:
    assert borne(claim, language, passage)


@pytest.mark.parametrize(
    ("claim", "language", "passage"),
    [
        ("two thirds", "fr", "60 % des voix"),
        ("a third of voters", "de", "zwei Drittel"),
        ("half of 51", "es", "el 51 %"),
        ("33 percent", "fr", "un tiers"),
        ("two decades", "nl", "de afgelopen twaalf jaar"),
        ("5 degrees", "de", "bei minus 5 Grad"),
        ("26,000", "ru", "25-тысячная толпа"),
        ("4 million euros", "es", "de 3 a 5 millones de euros"),
        ("the 1980s", "zh", "90年代"),
        ("12 days", "de", "die zwölfjährige Tochter"),
        ("50 miles", "sv", "5 mil"),
        ("three", "sv", "två män"),
        ("more than 5 years", "de", "weniger als 5 Jahre"),
    ],
)
def test_a_passage_does_not_bear_another_figure(claim: str, language: str, passage: str) -> None:
    assert not borne(claim, language, passage)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("tr", "birbirinin vergisini"),
        ("cs", "letadlo 3 letadla"),
        ("de", "der Achtungserfolg"),
        ("ru", "семилетка"),
    ],
)
def test_a_word_that_begins_like_a_number_is_read_to_its_end(language: str, text: str) -> None:
    assert all(quantity.end <= len(text) for quantity in quantities(text, language))
