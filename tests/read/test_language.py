import pytest

from kg.read.language import foreign_language

GERMAN = (
    "Die Regierung hat am Dienstag beschlossen, die Gespräche mit dem Nachbarland fortzusetzen. Ein Sprecher sagte, "
    "man wolle bis Ende des Monats eine Einigung erreichen. Die Opposition kritisierte den Plan scharf und verlangte "
    "eine Abstimmung im Parlament."
)
FRENCH = (
    "Le gouvernement a annoncé mardi qu'il poursuivrait les négociations avec son voisin. Un porte-parole a déclaré "
    "que les deux pays espéraient parvenir à un accord avant la fin du mois, malgré les critiques de l'opposition, "
    "qui demande un vote au parlement."
)
RUSSIAN = (
    "Правительство объявило во вторник, что продолжит переговоры с соседней страной. Представитель сообщил, что обе "
    "стороны надеются достичь соглашения до конца месяца, несмотря на критику оппозиции, "
    "которая требует голосования до начала лета."
)
NAMES = (
    "Gurbanguly Berdimuhamedow met Nguyễn Phú Trọng, Władysław Kosiniak-Kamysz, Zbigniew Ziobro, Recep Tayyip Erdoğan, "
    "Ranil Wickremesinghe, Chandrika Kumaratunga, Félix Tshisekedi and José Ramos-Horta in Ulaanbaatar, Ouagadougou "
    "and Nuku'alofa on Tuesday, said the ministry in Antananarivo."
)


@pytest.mark.parametrize(("text", "language"), [(GERMAN, "German"), (FRENCH, "French"), (RUSSIAN, "Russian")])
def test_names_the_language_of_foreign_prose(text: str, language: str) -> None:
    assert foreign_language(text) == language


@pytest.mark.parametrize("text", [NAMES, NAMES.upper(), GERMAN[:120], "1,234 " * 200, "He said: " + "ha " * 200])
def test_leaves_alone_what_may_be_english(text: str) -> None:
    assert foreign_language(text) is None
