"""A clause of a source boiled down to subject and predicate, and turned about: statement, denial, question."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import TYPE_CHECKING

from cards.finders.lexicons import NEGATIONS
from cards.gather.standing import VAGUE, hollow, narrowed, stands_alone
from cards.gather.traits import traits

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.tokens import Doc, Token

LONGEST = 18
"""Words that a statement may have: a question of ours has at most 22."""
HANGERS = frozenset({"relcl", "appos", "advcl", "parataxis", "acl", "discourse", "intj", "meta"})
NEEDED = frozenset({"dobj", "attr", "acomp", "xcomp", "oprd", "agent", "dative", "prt"})
ROOMY = frozenset({"prep", "advmod", "ccomp"})
LOWERED = frozenset({"DET", "ADP", "ADV", "PRON", "SCONJ", "NUM"})
AUXILIARIES = frozenset({"aux", "auxpass"})
FILLING = frozenset(
    "perhaps maybe indeed also too even again really actually certainly definitely simply clearly surely yet".split()
)
"""Adverbs that a statement does without: it is not less true, or more, for want of them."""
POINTING = frozenset("that such".split())
"""Before a subject they point back to what our words would not show."""
WEAKENING = NEGATIONS - {"not", "n't"} | frozenset("longer only if unless without except hardly all every".split())
"""A clause with one of these is not the claim without it, nor is its plain denial the opposite."""
SUPPOSING = frozenset("if unless whether".split())
NAMES = frozenset({"PERSON", "GPE", "ORG", "NORP", "LAW", "EVENT", "FAC", "LOC"})


@dataclass(frozen=True, slots=True)
class Clause:
    """Words of a clause in their order: `subject`, then `auxiliary` (may be ""), `verb` and `rest`.

    `lemma` is the verb's base form, `support` the form of "do" that asks or denies it; `negated` says that the
    source denied it: the words here are without the "not". `judges` that it says what something is like. `traits`
    are those of `traits.TRAITS`; `at` is where the verb begins in the text that was parsed.
    """

    subject: str
    auxiliary: str
    verb: str
    lemma: str
    support: str
    rest: str
    negated: bool
    judges: bool
    nouns: tuple[str, ...]
    traits: tuple[float, ...]
    at: int

    @property
    def statement(self) -> str:
        return _sentence(self.subject, self.auxiliary, self.verb, self.rest)

    @property
    def denial(self) -> str:
        if self.auxiliary:
            return _sentence(self.subject, self.auxiliary, "not", self.verb, self.rest)
        return _sentence(self.subject, self.support, "not", self.lemma, self.rest)

    @property
    def question(self) -> str:
        if self.auxiliary:
            return _sentence(self.auxiliary, self.subject, self.verb, self.rest) + "?"
        return _sentence(self.support, self.subject, self.lemma, self.rest) + "?"

    @property
    def words(self) -> int:
        return len(self.statement.split())


def clauses(doc: Doc) -> Iterator[Clause]:
    """Every finite clause of a parsed text that can stand alone, in order."""
    for verb in doc:
        heads = verb.pos_ in {"VERB", "AUX"} and verb.dep_ not in AUXILIARIES
        if heads and not hollow(verb) and not _supposed(verb):
            found = clause(verb)
            if found:
                yield found


def _supposed(verb: Token) -> bool:
    """Whether it stands under an "if" or a "whether": nobody says that it is so."""
    return any(child.dep_ == "mark" and child.lower_ in SUPPOSING for child in verb.children)


def clause(verb: Token, stands_for: str = "") -> Clause | None:
    """The clause of this verb, or None if it cannot stand alone in words that take no side.

    `stands_for` are the words that its subject, a pronoun, means.
    """
    subject = next((child for child in verb.children if child.dep_ in {"nsubj", "nsubjpass"}), None)
    if subject is None:
        return None
    if stands_for:
        found = _worded(verb, subject, [])
        return replace(found, subject=stands_for) if found else None
    if subject.lower_ in VAGUE or subject.pos_ not in {"NOUN", "PROPN"}:
        return None
    return _worded(verb, subject, list(_trimmed(subject)))


def _worded(verb: Token, subject: Token, subjects: list[Token]) -> Clause | None:
    auxiliaries = [child for child in verb.lefts if child.dep_ in AUXILIARIES and child.lower_ != "to"]
    room = LONGEST - len(subjects) - len(auxiliaries) - 1
    if len(subjects) > LONGEST // 2 or not _finite(verb, auxiliaries) or _weakened(verb, subject):
        return None
    for wanted in (NEEDED | ROOMY, NEEDED):
        rest = list(_rest(verb, room, wanted))
        whole = not any(narrowed(word) for word in rest) and not _halved(verb, rest)
        if rest and whole and stands_alone([*subjects, *auxiliaries, verb, *rest]):
            return _built(verb, subject, subjects, auxiliaries, rest)
    return None


def _weakened(verb: Token, subject: Token) -> bool:
    """Whether a condition, a restriction or a second negation hangs on the clause that our words would drop."""
    conditions = [child for child in verb.children if child.dep_ in {"advcl", "prep", "advmod", "preconj"}]
    marks = {token.lower_ for child in conditions for token in (child, *child.children)}
    limits = {child.lower_ for child in subject.children if child.dep_ in {"det", "neg", "predet", "preconj", "advmod"}}
    restricted = any(child.dep_ == "relcl" for child in subject.children) and subject.pos_ == "NOUN"
    supposed = {child.lower_ for child in verb.children if child.dep_ == "aux"} >= {"would", "have"}
    return bool((marks | limits) & WEAKENING or limits & POINTING) or restricted or supposed


def _halved(verb: Token, rest: list[Token]) -> bool:
    """Whether two things together are denied, and our words would keep one of them: "not register and vote"."""
    negated = any(child.dep_ == "neg" for child in verb.children)
    joined = (child for word in rest if word.pos_ in {"VERB", "AUX"} for child in word.children if child.dep_ == "conj")
    return negated and any(child not in rest for child in joined)


def phrase(head: Token, longest: int, *, bare: bool = False) -> str:
    """The words of a noun phrase or of an infinitive without its "to", or "" if they cannot stand in a question.

    `bare` leaves out what follows the noun.
    """
    if bare:
        words = [word for word in _trimmed(head) if word.i <= head.i]
    elif head.pos_ in {"NOUN", "PROPN"}:
        words = [word for word in _trimmed(head) if not _conjoined(word, head)]
    else:
        words = [head, *_rest(head, longest - 1, NEEDED | ROOMY)]
    return _text(words) if len(words) <= longest and stands_alone(words) else ""


def _conjoined(word: Token, head: Token) -> bool:
    """Whether the word belongs to what "and" joins to the phrase's head."""
    joined = [child for child in head.children if child.dep_ in {"conj", "cc"}]
    return word in joined or any(child.is_ancestor(word) for child in joined)


def _built(verb: Token, subject: Token, subjects: list[Token], auxiliaries: list[Token], rest: list[Token]) -> Clause:
    negated = any(child.dep_ == "neg" for child in verb.children)
    if verb.lemma_ == "be" and not auxiliaries:
        auxiliary, words = verb.lower_, []
    else:
        auxiliary = _whole(auxiliaries[0].lower_) if auxiliaries else ""
        words = [*auxiliaries[1:], verb]
    nouns = tuple(token.lemma_.lower() for token in (*subjects, *rest) if token.pos_ in {"NOUN", "PROPN", "ADJ"})
    judges = verb.lemma_ == "be" and any(child.dep_ == "acomp" for child in verb.children)
    text = [word for word in rest if word.dep_ != "neg"]
    return Clause(
        _text(subjects),
        auxiliary,
        _text(words),
        verb.lemma_.lower(),
        _do(verb, subject),
        _text(text),
        negated,
        judges,
        nouns,
        traits(verb, subject, auxiliaries, [*subjects, *auxiliaries, verb, *rest]),
        verb.idx,
    )


def _finite(verb: Token, auxiliaries: list[Token]) -> bool:
    """Not a participle: "the country ruled by" has a verb of past form and no subject of its own."""
    passive = any(child.dep_ == "agent" for child in verb.children)
    if passive and not any(auxiliary.dep_ == "auxpass" for auxiliary in auxiliaries):
        return False
    return bool(auxiliaries) or verb.tag_ in {"VBD", "VBZ", "VBP"}


def _do(verb: Token, subject: Token) -> str:
    if verb.tag_ in {"VBD", "VBN"}:
        return "did"
    joined = any(child.dep_ == "conj" for child in subject.children)
    plural = joined or subject.tag_ in {"NNS", "NNPS"} or subject.lower_ == "they"
    return "do" if plural else "does"


SHORT = {
    "wo": "will",
    "ca": "can",
    "sha": "shall",
    "'s": "is",
    "'re": "are",
    "'ve": "have",
    "'ll": "will",
    "'d": "would",
}


def _whole(auxiliary: str) -> str:
    """The auxiliary in full: the "wo" of "won't" is "will"."""
    return SHORT.get(auxiliary.replace("’", "'"), auxiliary)


def _trimmed(head: Token) -> Iterator[Token]:
    """The phrase under `head` without the clauses that hang on it, in order."""
    kept = set(_kept(head))
    names = {entity for entity in head.doc[head.left_edge.i : head.right_edge.i + 1].ents if kept & set(entity)}
    whole = kept | {token for entity in names for token in entity if entity.label_ in NAMES}
    yield from sorted(whole, key=lambda found: found.i)


def _kept(head: Token) -> Iterator[Token]:
    yield head
    for child in head.children:
        hanging = child.dep_ in HANGERS or (child.dep_ == "punct" and not _joins(child))
        if not hanging and not (child.dep_ in {"conj", "cc"} and head.pos_ in {"VERB", "AUX"}):
            yield from _kept(child)


def _joins(mark: Token) -> bool:
    """A hyphen, or the comma between two members of a list."""
    listed = mark.text == "," and any(other.dep_ == "conj" and other.i > mark.i for other in mark.head.children)
    return listed or mark.text in {"-", "–", "'", "%", "$"}


def _rest(verb: Token, room: int, wanted: frozenset[str]) -> Iterator[Token]:
    """Objects and complements whole, then what follows while there is room; never a phrase cut in two."""
    for child in verb.children:
        if child.i < verb.i and child.dep_ not in {"neg", "advmod"}:
            continue
        kept = child.dep_ in wanted | {"neg"} or _serves(child, verb)
        if not kept or (child.dep_ == "advmod" and (child.i < verb.i or child.lower_ in FILLING)):
            continue
        words = list(_trimmed(child))
        if len(words) > room:
            if child.dep_ in NEEDED:
                return
            continue
        room -= len(words)
        yield from words


def _serves(child: Token, verb: Token) -> bool:
    """Whether it is what a thing is needed, made or used for: "needed to keep the road dry" is not just "needed"."""
    passive = any(auxiliary.dep_ == "auxpass" for auxiliary in verb.children)
    infinitive = child.tag_ == "VB" and any(part.lower_ == "to" and part.dep_ == "aux" for part in child.children)
    return child.dep_ == "advcl" and passive and infinitive and child.i > verb.i


def _text(words: Iterable[Token]) -> str:
    ordered = sorted(words, key=lambda token: token.i)
    out = ""
    for token, after in zip_longest(ordered, ordered[1:]):
        opening = token.pos_ in LOWERED or (token.is_sent_start and not token.ent_type_ and token.text.istitle())
        out += token.lower_ if opening else token.text
        if after is not None and (token.whitespace_ or after.i != token.i + 1):
            out += " "
    return " ".join(out.split())


def _sentence(*parts: str) -> str:
    text = " ".join(filter(None, parts)).replace(" can not ", " cannot ")
    return text[:1].upper() + text[1:]
