"""Numbers of headings as official documents have them: 一、 （一） 1. ; 1. 1.1 (1) in English."""

DIGITS = "零一二三四五六七八九"


def chinese(number: int) -> str:
    """1 to 99 in Chinese: 一, 十, 十二, 二十一."""
    tens, ones = divmod(number, 10)
    if not tens:
        return DIGITS[ones]
    return f"{DIGITS[tens] if tens > 1 else ''}十{DIGITS[ones] if ones else ''}"


def heading(number: int, text: str, language: str) -> str:
    """First level."""
    return f"{chinese(number)}、{text}" if language == "zh" else f"{number}. {text}"


def subheading(section: int, number: int, text: str, language: str) -> str:
    """Second level."""
    return f"（{chinese(number)}）{text}" if language == "zh" else f"{section}.{number} {text}"


def item(number: int, language: str) -> str:
    """Third level, in front of its text."""
    # the space keeps 1. apart from a year that follows
    return f"{number}. " if language == "zh" else f"({number}) "
