"""The templates of article pages, in which all text from outside is text."""

from __future__ import annotations

from jinja2 import Environment, PackageLoader, StrictUndefined

from kg.dates import in_words
from kg.model import host
from kg.printable import is_web_address
from kg.publish.articles.letters import write_letters
from kg.publish.articles.names import GRAPH, INDEX, page_name
from kg.signs import STANDINGS, hedged, kind_of


def fill(template: str, **values: object) -> str:
    """A page: a template of this folder with these values."""
    return ENVIRONMENT.get_template(f"articles/{template}").render(values)


ENVIRONMENT = Environment(
    loader=PackageLoader("kg", "publish"),
    autoescape=True,
    trim_blocks=True,
    lstrip_blocks=True,
    undefined=StrictUndefined,
)
ENVIRONMENT.globals.update(kind_of=kind_of, STANDINGS=STANDINGS, hedged=hedged, GRAPH=GRAPH, INDEX=INDEX)
ENVIRONMENT.filters.update(letters=write_letters, host=host, in_words=in_words, page_name=page_name)
ENVIRONMENT.tests.update(web_address=is_web_address)
