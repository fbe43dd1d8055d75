"""How a Chinese name is typed with a Latin keyboard: whole syllables, or the first letter of each.

A sign may be read in several ways (长顺 is changshun, 长 alone zhang), and place names follow no
dictionary of words, so each usual reading of each sign counts.
"""

import os
from functools import cache
from itertools import islice

MOST_READINGS = 3  # of one sign; the rarer ones are of old books
MOST_SPELLINGS = 12  # of one name; further signs then have their first reading only


@cache
def spellings(name: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Whole spellings of a name, and its initials, each once; signs that are no letters left out.

    水城经开区 gives shuichengjingkaiqu and scjkq.
    """
    found: list[tuple[str, ...]] = [()]
    for sign in name.casefold():
        read = _readings(sign)
        if len(found) * len(read) > MOST_SPELLINGS:
            read = read[:1]
        if read:
            found = [(*before, reading) for before in found for reading in read]
    whole = dict.fromkeys("".join(syllables) for syllables in found)
    initials = dict.fromkeys("".join(s[0] for s in syllables) for syllables in found)
    return tuple(whole), tuple(initials)


@cache
def _readings(sign: str) -> tuple[str, ...]:
    """A sign in Latin letters without tones; a letter or digit as it is; () for anything else."""
    if not sign.isalnum():
        return ()
    if sign.isascii():
        return (sign,)
    # imported when first needed, and without its dictionary of words: 13 MB instead of 57
    os.environ.setdefault("PYPINYIN_NO_PHRASES", "true")
    from pypinyin import Style, pinyin

    known = pinyin(sign, style=Style.NORMAL, heteronym=True)[0]
    return tuple(islice((reading for reading in known if reading.isascii()), MOST_READINGS))
