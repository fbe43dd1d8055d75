"""What leans on the inside of Streamlit, tried on the version below; all else is documented API.

seam                    without it
shell.index_page        Streamlit's own page: in English, titled "Streamlit", its words as they are
BACKEND_BASE_URL        Streamlit tries addresses until it finds the server, also outside a prefix
shell.js                its buttons and messages in English; where the server is gone its command
paper.js                maps and charts on paper cut, or drawn anew without outlines
messages.ReaderMessages  any client can clear the caches of all, and ask for runs without pause
page.css                looser pages; cards, titles and filters as Streamlit sets them
runner.postScriptGC     hidden, in .streamlit/config.toml: a run of a page takes half as long again
icon font               `assets/downloads.css` names it: names of icons as words in front of buttons

`tests/test_streamlit_seams.py` fails where Streamlit changes under one of them.
"""

from dashboard.streamlit_seams.messages import ReaderMessages
from dashboard.streamlit_seams.shell import SCRIPT, STYLE, LocalShell, style_rules, words_script

__all__ = [
    "SCRIPT",
    "STYLE",
    "TRIED_ON",
    "LocalShell",
    "ReaderMessages",
    "style_rules",
    "words_script",
]

TRIED_ON = "1.67.0"
