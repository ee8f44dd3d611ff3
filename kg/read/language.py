"""Which language a text is in, for turning away what an English pipeline would only misread."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

_FEWEST_LETTERS = 200  # below this, names of people and places decide too much
_ENOUGH = 5_000  # characters looked at
_CERTAIN = 0.9  # English news full of foreign names stays below it, prose in another language comes above
_ENGLISH = {"en", "pcm", "sco", "zxx"}  # with its next of kin, and "no language at all"
_NAMES = {
    "af": "Afrikaans", "ar": "Arabic", "az": "Azerbaijani", "be": "Belarusian", "bg": "Bulgarian", "bn": "Bengali",
    "bs": "Bosnian", "ca": "Catalan", "cs": "Czech", "cy": "Welsh", "da": "Danish", "de": "German", "el": "Greek",
    "es": "Spanish", "et": "Estonian", "eu": "Basque", "fa": "Persian", "fi": "Finnish", "fr": "French", "ga": "Irish",
    "gl": "Galician", "he": "Hebrew", "hi": "Hindi", "hr": "Croatian", "hu": "Hungarian", "hy": "Armenian",
    "id": "Indonesian", "is": "Icelandic", "it": "Italian", "ja": "Japanese", "ka": "Georgian", "kk": "Kazakh",
    "ko": "Korean", "la": "Latin", "lt": "Lithuanian", "lv": "Latvian", "mk": "Macedonian", "ms": "Malay",
    "nb": "Norwegian", "nl": "Dutch", "nn": "Norwegian", "no": "Norwegian", "pl": "Polish", "ps": "Pashto",
    "pt": "Portuguese", "ro": "Romanian", "ru": "Russian", "sk": "Slovak", "sl": "Slovenian", "sq": "Albanian",
    "sr": "Serbian", "sv": "Swedish", "sw": "Swahili", "ta": "Tamil", "th": "Thai", "tl": "Tagalog", "tr": "Turkish",
    "uk": "Ukrainian", "ur": "Urdu", "uz": "Uzbek", "vi": "Vietnamese", "zh": "Chinese",
}  # fmt: skip


def foreign_language(text: str) -> str | None:
    """The language of a text that is surely not English; None when it is, may be, or is too short to tell.

    >>> foreign_language("Hola") is None
    True
    """
    text = text[:_ENOUGH]
    if sum(map(str.isalpha, text)) < _FEWEST_LETTERS:
        return None
    code, certainty = _identifier().classify(text)
    if code in _ENGLISH or certainty < _CERTAIN:
        return None
    return _NAMES.get(code, f"a language with the code {code!r}")


@lru_cache(maxsize=1)
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
