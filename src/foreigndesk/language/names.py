"""Names: found in a text, put into conventional English, compared across languages.

* `names`: what in a text is probably a name.
* `conventional`: a name as English newspapers write it.
* `in_english`: the names of a text that English spells otherwise.
* `same_name`: whether an English name may stand for an original spelling.
* `named_in`: whether an original text names what an English name says.
"""

from foreigndesk.language.name_forms import Change, conventional, in_english
from foreigndesk.language.name_match import named_in, same_name
from foreigndesk.language.name_spans import Name, names

__all__ = ["Change", "Name", "conventional", "in_english", "named_in", "names", "same_name"]
