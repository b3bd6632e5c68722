import csv
from collections import Counter
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from classifiers import Domain, GroupMatcher, InsightReader, SentenceVectors
from classifiers.measure import groups
from classifiers.measure.corpora import Corpus, Row
from classifiers.text.language import foreign, language
from classifiers.text.language_bias import language_bias, without_bias
from classifiers.text.minilm import Floats
from classifiers.text.spelling import Speller
from tests.classifiers.conftest import TEXTS

CORPUS = Path(groups.__file__).with_name("languages.csv")
SAID = {
    "en": [
        "the driver left it at the wrong house",
        "she wants to know when it will be back in stock",
        "he has not received any confirmation",
        "our call was cut off after ten minutes",
        "money was taken but no order appears",
    ],
    "de": [
        "der Fahrer hat es beim falschen Haus abgegeben",
        "sie möchte wissen, wann es wieder lieferbar ist",
        "er hat keine Bestätigung erhalten",
        "das Gespräch brach nach zehn Minuten ab",
        "Geld wurde abgebucht, aber keine Bestellung zu sehen",
    ],
    "fr": [
        "le livreur l'a laissé devant la mauvaise maison",
        "elle veut savoir quand il sera de nouveau en stock",
        "il n'a reçu aucune confirmation",
        "l'appel a été coupé après dix minutes",
        "l'argent est débité mais la commande n'apparaît pas",
    ],
    "es": [
        "el repartidor lo dejó en la casa equivocada",
        "quiere saber cuándo volverá a estar disponible",
        "no ha recibido ninguna confirmación",
        "la llamada se cortó a los diez minutos",
        "le cobraron pero el pedido no aparece",
    ],
    "it": [
        "il corriere lo ha lasciato alla casa sbagliata",
        "vuole sapere quando sarà di nuovo disponibile",
        "non ha ricevuto nessuna conferma",
        "la chiamata è caduta dopo dieci minuti",
        "i soldi sono stati presi ma l'ordine non c'è",
    ],
    "nl": [
        "de bezorger heeft het bij het verkeerde huis gelegd",
        "ze wil weten wanneer het weer op voorraad is",
        "hij heeft geen bevestiging ontvangen",
        "het gesprek werd na tien minuten verbroken",
        "het geld is afgeschreven maar de bestelling is er niet",
    ],
    "pl": [
        "kierowca zostawił to pod złym domem",
        "ona chce wiedzieć, kiedy to znowu będzie",
        "nie otrzymał żadnego potwierdzenia",
        "rozmowa została przerwana po dziesięciu minutach",
        "pieniądze pobrano, ale nie ma zamówienia",
    ],
    "tr": [
        "kurye yanlış eve bırakmış",
        "ne zaman tekrar stokta olacağını soruyor",
        "hiçbir onay almamış",
        "görüşme on dakika sonra kesildi",
        "para çekildi ama sipariş görünmüyor",
    ],
}


def corpus(*languages: str) -> Corpus:
    with CORPUS.open(encoding="utf-8", newline="") as file:
        rows = [
            Row(row["text"], row["label"]) for row in csv.DictReader(file) if row["language"] in languages
        ]
    return Corpus("+".join(languages), rows)


@pytest.mark.parametrize("code", SAID)
def test_most_sentences_tell_their_language_and_none_another(code: str) -> None:
    told = [language(text) for text in SAID[code]]
    assert set(told) <= {code, None}
    assert told.count(code) >= 4


@pytest.mark.parametrize("code", ["en", "de"])
def test_our_own_corpus_is_in_the_languages_it_says(code: str) -> None:
    told = [language(text) for text in corpus(code).texts]
    assert set(told) <= {code, None}
    assert told.count(code) >= 0.95 * len(told)


@pytest.mark.parametrize(
    "text",
    [
        "parcel lost in Lübeck",
        "customer in München says app is slow",
        "café table broken",
        "naïve design",
        "Ms Łoś has no refund",
    ],
)
def test_a_name_does_not_make_a_text_foreign(text: str) -> None:
    assert language(text) in {"en", None}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "E-403",
        "PAY-311 v5.2.1",
        "12345",
        "🙂🙂",
        "ok",
        "refund voucher",
        "возврат не пришёл",
        "返金 遅い",
    ],
)
def test_what_is_too_short_or_unknown_has_no_language(text: str) -> None:
    assert language(text) is None


@given(st.text())
def test_any_text_has_a_known_language_or_none(text: str) -> None:
    assert language(text) in {*SAID, None}
    assert language(text.upper()) == language(text.upper().lower())


def test_words_of_another_language_are_foreign_unless_english_has_them_too() -> None:
    assert foreign("nicht")
    assert not foreign("was")
    assert not foreign("the")
    assert not foreign("gutschein")


@pytest.fixture(scope="module")
def speller(reader: InsightReader) -> Speller:
    return reader.speller_


@pytest.mark.parametrize("code", [code for code in SAID if code != "en"])
def test_the_speller_leaves_other_languages_alone(speller: Speller, code: str) -> None:
    assert [speller.correct(text) for text in SAID[code]] == SAID[code]


@pytest.mark.parametrize("text", corpus("de").texts[::4])
def test_the_speller_leaves_german_notes_alone(speller: Speller, text: str) -> None:
    assert speller.correct(text) == text


@pytest.mark.parametrize(
    "text", ["Gutschein code at checkout geht nicht", "Abo cancel button geht leider nicht"]
)
def test_the_speller_leaves_mixed_notes_alone(speller: Speller, text: str) -> None:
    assert speller.correct(text) == text


def test_english_with_slips_is_still_put_right(speller: Speller) -> None:
    assert speller.correct("The vuocher is refusd at checkuot") == "The voucher is refused at checkout"


def test_directions_are_orthonormal_and_learnt_once(vectors: SentenceVectors) -> None:
    bias = language_bias(vectors)
    np.testing.assert_allclose(bias @ bias.T, np.eye(7), atol=1e-5)
    assert language_bias(SentenceVectors()) is bias


def test_rows_without_bias_have_length_one_and_nothing_in_its_directions() -> None:
    bias = np.eye(2, 5, dtype=np.float32)
    rows = np.random.default_rng(0).standard_normal((4, 5)).astype(np.float32)
    left = without_bias(rows, bias)
    np.testing.assert_allclose(left[:, :2], 0, atol=1e-6)
    np.testing.assert_allclose(np.linalg.norm(left, axis=1), 1, atol=1e-6)
    np.testing.assert_allclose(without_bias(bias, bias), 0, atol=1e-6)


@pytest.fixture(scope="module")
def rows(vectors: SentenceVectors) -> Floats:
    """The vectors of the shop's reports, then of `SAID` language by language."""
    return vectors.transform([*TEXTS, *(text for texts in SAID.values() for text in texts)])


def likeness(rows: Floats, code: str) -> float:
    """The mean likeness of different texts in a language, seen from an English domain."""
    start = len(TEXTS) + 5 * list(SAID).index(code)
    centred = Domain(rows[: len(TEXTS)].mean(axis=0), 1, {}).centre(rows[start : start + 5])
    return float(np.triu(centred @ centred.T, 1).sum() / 10)


@pytest.mark.parametrize("code", [code for code in SAID if code != "en"])
def test_different_problems_in_another_language_are_no_longer_alike(
    vectors: SentenceVectors, rows: Floats, code: str
) -> None:
    assert likeness(rows, code) > 0.35
    assert likeness(without_bias(rows, language_bias(vectors)), code) < 0.3


def test_german_reports_find_the_english_ones(reader: InsightReader) -> None:
    german, english, other = (
        reader.domain_.centre(reader.read(text).whole)
        for text in ("App stürzt ab sobald man sie öffnet", "The app crashes on opening", "Boots run small")
    )
    assert german @ english > german @ other + 0.15


def test_german_reports_do_not_heap_up_in_a_bridge_that_knows_english(reader: InsightReader) -> None:
    matcher, german = GroupMatcher(reader.domain_), corpus("de")
    for item, features in enumerate(reader.read_many(german.texts)):
        held = matcher.decide(features).group
        matcher.place(item, item if held is None else held, features)
    sizes = Counter(matcher.group_of(item) for item in range(len(german.texts)))
    assert max(sizes.values()) <= 10
    assert len(sizes) >= 30


def test_in_all_languages_what_is_grouped_mostly_belongs_together(vectors: SentenceVectors) -> None:
    figures = groups.measure(corpus("en", "de", "mixed"), vectors, groups.Options(orders=3))
    assert float(figures["pair_precision"]) >= 0.85
    assert figures["silent_precision"] == 1
