"""The page furniture that an article carries with it, told by the words themselves; no outlet and no subject is named.

The sorts: advert, share, date, byline, role, label, credit, copyright, newsletter, comments, related, caption,
note, furniture, tail (after which the article is over) and links (a section that lists, and claims nothing).
"""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING

from cards.readers import dates
from cards.readers.names import is_body, is_name, of_byline

if TYPE_CHECKING:
    from collections.abc import Mapping

_SERVICES = r"(?:facebook|twitter|x|pinterest|linkedin|reddit|whatsapp|telegram|e-?mail|print|instagram|tumblr|youtube)"
_SHORT = 200
_LONG = 700

# Whole short paragraphs, in any case of letters. The name of the group that matches is the sort.
_WHOLE = re.compile(
    rf"""
    (?P<advert> \W*(?:skip\ )?(?:ad|ads|adverts?|advertisements?|advertising)\W*(?:continue\ reading.*|skip.*|story.*)?
      | stor(?:y|ies)\ continues?d?\ below.* | article\ continues\ (?:below|after).* | continue\ reading(?:\ the.*)?
      | scroll\ (?:down\ )?(?:to|for)\ (?:continue|more).* | (?:sponsored|promoted|paid)(?:\ (?:content|post|stories))?
      | subscribe(?:\ (?:now|today))?\W* | sign\ (?:in|up)\W* | log\ in\W* )
  | (?P<share> (?:short\ url|permalink|copy\ link)\W*(?:https?://\S+)? | follow(?:\ (?:us|me))?\W*
      | follow\ (?:us\ on\ [\w ,]+|@?\w+\ on\ {_SERVICES}|@\w+)\W*
      | (?:share|tweet|e-?mail|print|save|comments?|listen)\W*
      | share\ (?:this|on|via|with|the)\b[^.]{{0,60}}\W* | (?:read\ or\ )?share\ this\ (?:story|article|page)\b.*
      | (?:{_SERVICES}\W*){{2,}} | {_SERVICES}\W+(?:{_SERVICES}\W+)+.* | \d[\d.,]*k?\ (?:shares|comments|likes|views)
      | https?://\S+ | \d+\ min(?:ute)?s?\ read )
  | (?P<date> (?:last\ |first\ |originally\ )?(?:updated|published|posted|modified|created|reviewed|dated?)(?:\ date)?
      (?:\ on|\ at)?\s*:?\s*(?={dates.STARTS}).{{0,70}} | {dates.LINE.pattern} )
  | (?P<label> (?:analysis\s*/\s*)?(?:opinions?|editorial|op-?ed|commentary|viewpoint|comment|column
      |letters?\ to\ the\ editor|to\ the\ editors?|dear\ (?:sirs?|editor|sir\ or\ madam))\s*[:|,]? )
  | (?P<role> (?:[\w-]+\ ){{0,3}}(?:columnist|correspondent|contributor|reporter
      |(?:staff|contributing|guest)\ writer)s? )
  | (?P<copyright> (?:copyright\b|©|\(c\)\ *\d{{4}}|all\ rights\ reserved\b).* )
  | (?P<credit> .*\bcontributed\ to\ this\ (?:report|story|article|piece)\W* | reporting\ by\ .*;\ ?editing\ by\ .* )
  | (?P<related> (?:related(?:\ (?:stories|articles|content))?|see\ also|also\ read|read\ also|recommended|watch|listen
      |more\ on\ this(?:\ story)?|in\ pictures|don'?t\ miss|up\ next)\s*:.*
      | \(?\s*(?:also|more)\ on\ [^.]{{2,}} | read\ (?:more|next)\b[^.]* | .*\S\ read\ more\W*
      | (?:click|tap)\ here\b.* )
  | (?P<caption> (?:photo|photograph|image|picture|caption|credit|illustration|video|graphic)s?
      (?:\ (?:by|credit|courtesy(?:\ of)?|caption))?\s*:.* | file\ ?[-–—]\ .* | file\ photo\b.*
      | enlarge\ (?:this\ )?image\b.*
      | toggle\ caption\b.* | (?:slide\ ?show|gallery|photos?|video|audio|image|graphic)(?:\ ?\(?\d+[^.]*)? )
  | (?P<note> (?:correction|clarification|editor[’']?s?[’']?\ note)s?\b[^.:]{{0,40}}:.* )
    """,
    re.IGNORECASE | re.VERBOSE | re.DOTALL,
)
# A photographer's or agency's credit that ends a caption: after the last full stop, and itself without one.
_CREDIT = re.compile(
    r"""\((?:[^()]*\b[A-Z][^()/]{0,40}/\s?[A-Z][^()/]{0,40}(?:/[^()]*)?|(?:[Pp]hoto|[Ii]mage|[Pp]icture|[Cc]ourtesy|[Cc]redit)\b[^()]*
      |[^()]*\b(?:[Ii]mages|[Ff]ile))\)$
    | (?:Photograph|Photo|Image|Picture|Credit|Illustration)(?:\ by|\ credit)?:\ [^.]{2,80}$
    | [.!?”"]\s+\|\s+[A-Z][^|]{1,60}$ | \b[A-Z]{2,}/[A-Z][\w.'’-]+(?:\ [A-Z][\w.'’-]+){0,3}$
    | /[A-Z]\w+\ Images?(?:\ .*)?$""",
    re.VERBOSE,
)
# What a longer paragraph begins with, and what may stand anywhere in it.
_OPENING = re.compile(
    r"""(?P<newsletter> newsletter\b.{0,40}\bsign\ up\b
      | for\ more\b.{0,80}\b(?:subscribe|sign\ up|follow|visit|click)
      \b | (?:support|become)\b.{0,60}\b(?:subscriber|member|donat\w+)\b )
    | (?P<comments> (?:you\ must\ be\ )?logged\ in\ to\ (?:post|comment|reply)\b
      | (?:we|this\ (?:web)?site)\ uses?\ cookies\b )""",
    re.IGNORECASE | re.VERBOSE | re.DOTALL,
)
_SOMEWHERE = re.compile(
    r"""
    (?P<newsletter> \b(?:sign\ up|subscribe|join\ (?:our|us)|register|get|delivered)\b.{0,160}
      \b(?:newsletters?|in-?box|mailing\ list|e-?mails?\ from)\b
      | \bnewsletters?\b.{0,60}\b(?:sign\ up|subscribe)\b | \bif\ you\ (?:enjoyed|liked)\ (?:this|reading)\b )
  | (?P<comments> \bcomment\ data\b | \bemail\ address\ will\ not\ be\ published\b | \brequired\ fields\ are\ marked\b
      | \bcomments\ are\ closed\b | \bby\ (?:continuing|using)\b.{0,40}\b(?:cookies|privacy\ policy)\b )
    """,
    re.IGNORECASE | re.VERBOSE | re.DOTALL,
)
# None of the above without one of these; a plain search for them is a hundred times quicker.
_HINTS = ("newsletter", "inbox", "in-box", "mailing list", "mails from", "mail from", "if you enjoyed", "if you liked",
          "comment", "will not be published", "fields are marked", "cookies", "privacy policy")  # fmt: skip
_TAIL = re.compile(
    r"""about\ the\ (?:author|writer|contributor)s? | (?:leave|post|add|write)\ a\ (?:comment|reply)
    | \d*\ ?comments?(?:\ \(\d+\))?
    | join\ the\ (?:conversation|discussion) | (?:related|recommended|similar|popular)
    \ (?:articles|posts|stories|news|content|topics|reading)
    | you\ (?:may|might)\ also\ like | most\ (?:read|popular|viewed|shared) | latest\ (?:news|stories|posts)
    | trending(?:\ now)?
    | recent\ (?:posts|comments|articles) | filed\ under.* | tags\ ?:.* | topics\ ?:.*""",
    re.IGNORECASE | re.VERBOSE,
)
_LINKS = frozenset(
    """bibliography|citations|endnotes|external links|footnotes|further reading|notes|notes and references|references
    |related articles|see also|sources|works cited""".replace("\n", "")
    .replace("    ", "")
    .split("|")
)
_BY = re.compile(
    r"(?:(?:[Ww]ritten|[Pp]osted|[Rr]eported|[Ee]dited|[Cc]ompiled|[Ww]ords|[Ss]tory|[Tt]ext|[Aa]nalysis|[Oo]pinion|[Tt]ranslated"
    r"|[Rr]eview(?:ed)?)\s+[Bb]y|B[Yy]|Author)\b\s*:?\s+(?P<names>\S.*)",
    re.DOTALL,
)
FOR = re.compile(
    r"(?:Written|Prepared|Produced|Published|Issued)\s+(?:for|by)\s+(?:the\s+)?(?P<body>\S.{1,100}?)"
    r"(?:\s+by\s+(?P<names>\S.*))?",
    re.DOTALL,
)
# "Title: ..." lines above a text, as databases export them.
HEADER_KEYS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "title": ("title", "headline"),
        "author": ("author", "authors", "by", "byline"),
        "issued": ("date", "published", "publication date"),
        "container_title": ("publication", "source", "newspaper", "journal", "website"),
        "publisher": ("publisher",),
        "url": ("url", "link"),
        "accessed": ("accessed", "retrieved"),
    }
)
HEADER = re.compile(
    rf"(?P<key>{'|'.join(key for keys in HEADER_KEYS.values() for key in keys)})\s*:\s+(?P<value>\S.*)", re.IGNORECASE
)
# Links to other pages that lost their line: a colon with the title straight behind it, or a title said twice.
_GLUED = re.compile(r"[^:.!?\n]{3,60}:(?=[A-Z][a-z])[^\n]*")
_TWICE = re.compile(r"(\b[A-Z][^.!?\n]{20,}?)\W+(?:[^.!?\n]*\b)?\1\b")
_REF = re.compile(r"\[[^\]\n]{0,12}\]")
_CLOSED = ".,;:!?"
_ENDS = frozenset(".!?…:;,\"”’'")
_TWO = 40  # two titles


def sort(words: str) -> str:
    """The sort of aside that a paragraph is, or "" if it is the article's own."""
    if len(words) > _LONG:
        return ""
    if len(words) <= _SHORT and (found := _short(words)):
        return found
    lower = words.lower()
    hinted = any(hint in lower for hint in _HINTS)
    somewhere = _OPENING.match(words) or (_SOMEWHERE.search(words) if hinted else None)
    if somewhere:
        return somewhere.lastgroup or ""
    credited = words[-1] not in _ENDS and _CREDIT.search(words[-_SHORT:])
    return "caption" if credited or words.startswith(("FILE - ", "FILE — ", "FILE – ")) else ""


def _short(words: str) -> str:
    if not words[0].isalpha() and not any(char.isalpha() for char in _REF.sub("", words)):
        return "furniture"
    if found := _WHOLE.fullmatch(words):
        return found.lastgroup or ""
    if tail(words):
        return "tail"
    if byline(words):
        return "byline"
    glued = (":" in words and _GLUED.fullmatch(words)) or (
        len(words) > _TWO and words[-1] not in _CLOSED and _TWICE.search(words)
    )
    return "related" if glued else ""


def tail(words: str) -> bool:
    """Whether the article ends here: "About the author", "Leave a comment"."""
    return bool(_TAIL.fullmatch(words.rstrip(": ")))


def links(words: str) -> bool:
    """Whether it heads a section that only lists: "See also", "References"."""
    return words.rstrip(": ").lower() in _LINKS


def byline(words: str) -> str:
    """The words after "By" in a byline, or ""; a sentence that begins with "By" is none."""
    found = _BY.fullmatch(words) if words[-1] not in _CLOSED else None
    if found and of_byline(found["names"]):
        return found["names"]
    made = made_for(words)
    return (made["names"] or made["body"]) if made else ""


def made_for(words: str) -> re.Match[str] | None:
    """The body that had a text written, and who wrote it: "Written for the Harbour Office by Ada Lee"."""
    found = FOR.fullmatch(words) if words[0] in "WPI" and words[-1] not in _CLOSED else None
    if not found:
        return None
    if found["names"]:
        return found if of_byline(found["names"]) else None
    return (
        found if is_body(found["body"]) and is_name(found["body"].replace(" of ", " ").replace(" the ", " ")) else None
    )
