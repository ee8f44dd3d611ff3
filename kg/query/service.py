"""No query may ask another server, however SERVICE is disguised.

Oxigraph needs no space between words (`trueSERVICE` is two of them), reads `<` as an IRI or as an operator by what
stands around it, and tries shorter readings where a longer one fails. So what is certainly a string, an IRI, a comment,
a variable or a local name is blanked out; a query with `service` anywhere else, or with anything whose reading is in
doubt, is refused. Queries that nowhere spell `service` are not looked at.
"""

from __future__ import annotations

import re

_WORD = re.compile("service", re.IGNORECASE)

# An IRI with an authority is no comparison, since // is no operator. One that ends in a slash or hash takes any local
# name. Another may make no IRI with one, and Oxigraph then reads the prefix alone and what was its local name as code.
_CERTAIN = re.compile(
    r"""(?P<namespace><[A-Za-z][A-Za-z0-9+.-]*://[^<>"{}|^`\\\x00-\x20/?\#]+/(?:[^<>"{}|^`\\\x00-\x20]*[/\#])?>)
      | (?P<iri><[A-Za-z][A-Za-z0-9+.-]*://[^<>"{}|^`\\\x00-\x20]*> | <[^<>"'\#(){}|^`\\\x00-\x20]*>)
      | \#[^\n\r]*
      | \"{3}(?:[^"\\]|"(?!"")|\\[tbnrf"'\\])*\"{3} | "(?:[^"\\\n\r]|\\[tbnrf"'\\])*"(?!")
      | '{3}(?:[^'\\]|'(?!'')|\\[tbnrf"'\\])*'{3} | '(?:[^'\\\n\r]|\\[tbnrf"'\\])*'(?!')
      | [?$]\w+
      | (?<![\w.:%-])(?P<prefix>[A-Za-z]\w*)?:\w[\w-]*(?![\w:%\\-]|\.[\w:.%\\-])""",
    re.VERBOSE,
)
_DOUBT = re.compile(
    r"""['"\\]               # a string or name that ends elsewhere for Oxigraph, perhaps
      | <(?!=?[ \t\n\r])     # an IRI or a comparison
      | :[\s_]*~             # a prefix whose local names may make no IRI
      | [^\x00-\x7f]         # a letter that not every reader allows in a name""",
    re.VERBOSE,
)


def blank(found: re.Match[str]) -> str:
    """As many marks as there were letters, so that places stay; a prefix stays, as its letters may be words."""
    prefix = found["prefix"] or ""
    return prefix + ("~" if found["iri"] else "_") * (len(found[0]) - len(prefix))


def find_service(sparql: str) -> int | None:
    """Where a query may ask another server.

    >>> find_service("ASK { ?s ?p trueSERVICE <http://example.org/> { } }")
    16
    >>> find_service("ASK { ?service kg:service <http://example.org/service>, 'SERVICE' } # service")
    """
    if not _WORD.search(sparql):
        return None
    rest = _CERTAIN.sub(blank, sparql)
    place = _WORD.search(rest) or _DOUBT.search(rest)
    return place.start() if place else None
