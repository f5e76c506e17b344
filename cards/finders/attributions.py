"""Who says what in one sentence: quoted, half quoted, reported, "according to", and in nouns ("his claim that")."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cards.finders.frames import Frame, asserted, finite, frames, of_noun
from cards.finders.holders import apposed, holder, may_speak, meant, named, spoken
from cards.finders.lexicons import DENYING, DOUBTING, QUOTING, SAYING, SHOWING
from cards.finders.phrases import Range, phrase, trimmed, without
from cards.finders.quotes import quoted

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

DIRECT = "quoted directly"
"""The rule's name where the content stands in quotation marks beside its speaker."""
DENIAL = "denial reported"
"""The rule's name where the speaker denies what the content says."""
NOUN = "reported by a noun"
"""The rule's name for "his claim that", "their support for"."""
SPOKEN_OF = "spoken of"
"""The rule's name where the content is a thing or a deed, not a statement."""
OPPONENT = "paraphrased by an opponent"
"""The rule's name where the content is told by somebody who rejects it."""
LESSER = frozenset({NOUN, SPOKEN_OF, OPPONENT})
"""The rules that tell what somebody speaks of or is said to hold, not what is said in so many words."""
MOST = 0.6
"""A sentence is quotation when at least this share of it stands inside quotation marks."""
WORDS_OF = frozenset({"word", "view", "opinion", "eye", "telling", "account", "estimation"})
TAG = 4
"""Tokens that may follow "she said" at a sentence's end, and the fewest that must go before."""
REPUTED = frozenset("reportedly allegedly supposedly purportedly".split())


@dataclass(frozen=True, slots=True)
class Attribution:
    """`content` (token range, half-open) is held by `speaker` (range, or None) on the strength of `cue` (range).

    `mention` are the words that stand for the speaker in the sentence, where they are others: "who", "it".
    """

    content: Range
    speaker: Range | None
    cue: Range | None
    rule: str
    direct: bool = False
    mention: Range | None = None


def attributions(sentence: Span, inside: frozenset[int]) -> tuple[Attribution, ...]:
    """All attributions of one sentence, outermost first, what is only spoken of last.

    `inside` are the tokens in quotation marks.
    """
    found = [*_told(sentence, inside), *_nouns(sentence, inside), *_according(sentence, inside)]
    kept: list[Attribution] = []
    for one in sorted(found, key=lambda a: (a.rule in LESSER, a.content[0] - a.content[1], a.content)):
        if all(one.content != other.content or _opposed(one, other) for other in kept):
            kept.append(one)
    return tuple(kept)


def _opposed(one: Attribution, other: Attribution) -> bool:
    return OPPONENT in {one.rule, other.rule} and one.rule != other.rule


def quoted_tokens(doc: Doc) -> frozenset[int]:
    """The tokens of a paragraph that stand inside quotation marks."""
    stretches = quoted(doc.text)
    return frozenset(t.i for t in doc for start, end in stretches if start <= t.idx < end and not t.is_space)


def share_inside(sentence: Span, inside: frozenset[int]) -> float:
    words = [token for token in sentence if not token.is_punct and not token.is_space]
    return sum(token.i in inside for token in words) / len(words) if words else 0.0


def _told(sentence: Span, inside: frozenset[int]) -> Iterator[Attribution]:
    for cue in sentence:
        if cue.pos_ in {"VERB", "ADJ"} and asserted(cue):
            direct = _direct(sentence, cue, inside)
            if direct:
                yield direct
                continue
            for frame in _framed(sentence, cue):
                marked = frame.whole and cue.i not in inside and _all_inside(sentence.doc, frame.content, inside)
                one = _attribution(cue, frame, DIRECT if marked else _rule(cue, frame), direct=marked)
                if one and (frame.whole or cue.i not in inside):
                    yield one
                    break


def _all_inside(doc: Doc, content: Range, inside: frozenset[int]) -> bool:
    return all(token.i in inside for token in doc[content[0] : content[1]] if token.is_alpha)


def _direct(sentence: Span, verb: Token, inside: frozenset[int]) -> Attribution | None:
    word = holder(verb)
    if verb.i in inside or word is None or word.i in inside:
        return None
    if verb.lemma_.lower() not in QUOTING and not _beside_mark(verb, word):
        return None
    beside = _run_beside(sentence, verb, word, inside)
    run = beside or _longest_run(sentence, inside)
    own = [child for child in verb.children if child.dep_ == "ccomp" and finite(child)]
    if run and any(not run[0] <= child.i < run[1] for child in own) and verb.i < own[0].i:
        return None
    if not run or not _verbal(sentence, run) or not (beside or share_inside(sentence, inside) >= MOST / 2):
        return None
    content = trimmed(sentence.doc, *run)
    return _attribution(verb, Frame(content, whole=True), DIRECT, direct=True) if content else None


def _beside_mark(verb: Token, word: Token) -> bool:
    """Whether verb and speaker follow a closing mark at once, with the comma that ends what is said before it."""
    first = min(verb.i, word.left_edge.i)
    doc = verb.doc
    if verb.pos_ != "VERB" or first < 3 or not doc[first - 1].is_quote:  # noqa: PLR2004 - a word, a comma and a mark
        return False
    return doc[first - 2].text in {",", "?", "!"} and abs(verb.i - word.i) <= len(list(word.subtree)) + 1


def _framed(sentence: Span, cue: Token) -> Iterator[Frame]:
    yield from frames(sentence, cue)
    word = holder(cue)
    if word is None or cue.lemma_.lower() not in SAYING or cue.pos_ != "VERB" or not may_speak(word):
        return
    if any(child.dep_ == "dobj" for child in cue.children):
        return
    if cue.dep_ == "parataxis" or (cue.dep_ == "advcl" and any(child.lower_ == "as" for child in cue.children)):
        content = without(sentence, min(cue.left_edge.i, word.left_edge.i), cue.right_edge.i + 1)
    else:
        content = _before_tag(sentence, cue, word)
    if content:
        yield Frame(content, whole=True)


def _before_tag(sentence: Span, verb: Token, word: Token) -> Range | None:
    """What stands before ", she said." at the end of a sentence, where the parse has lost the clause."""
    first, last = min(verb.i, word.left_edge.i), max(verb.i, word.right_edge.i)
    together = verb.i - word.i == 1 or word.left_edge.i - verb.i == 1
    if not together or sentence.end - last > TAG or first - sentence.start < TAG:
        return None
    comma = sentence.doc[first - 1].text == "," or sentence.doc[first - 2].text == ","
    verbal = _verbal(sentence, (sentence.start, first))
    return trimmed(sentence.doc, sentence.start, first) if comma and verbal else None


def _attribution(cue: Token, frame: Frame, rule: str, *, direct: bool = False) -> Attribution | None:
    word = holder(cue)
    if word is None:
        return Attribution(frame.content, None, _cue(cue), rule, direct) if _said_by_nobody(cue, frame) else None
    if not frame.whole and not may_speak(word):
        return None
    if cue.lemma_.lower() in SHOWING and not may_speak(word):
        return None
    speaker, mention = named(word), phrase(word) or (word.i, word.i + 1)
    if (
        not spoken(cue.doc, mention)
        or _overlap(mention, frame.content)
        or (speaker and _overlap(speaker, frame.content))
    ):
        return None
    return Attribution(frame.content, speaker, _cue(cue), rule, direct, mention if mention != speaker else None)


def _said_by_nobody(cue: Token, frame: Frame) -> bool:
    """Whether something is reported of nobody: as in "it is said that"."""
    return frame.whole and any(child.dep_ == "auxpass" for child in cue.children)


def _overlap(one: Range, other: Range) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _rule(cue: Token, frame: Frame) -> str:
    lemma = cue.lemma_.lower()
    if any(child.dep_ == "neg" for child in cue.children) and lemma in SAYING:
        return "said not to have been said"
    if not frame.whole:
        return SPOKEN_OF
    if lemma in DENYING:
        return DENIAL
    return "doubt reported" if lemma in DOUBTING else "reported speech"


def _cue(verb: Token) -> Range:
    """The verb with its auxiliaries and negation: "did not say" must never shrink to "say"."""
    near = [child.i for child in verb.lefts if child.dep_ in {"aux", "auxpass", "neg"}]
    return (min([*near, verb.i]), verb.i + 1)


def _quoted_runs(sentence: Span, inside: frozenset[int]) -> list[Range]:
    """The unbroken stretches of the sentence in quotation marks: what a speaker's name interrupts is two."""
    runs: list[Range] = []
    for token in sentence:
        if token.i in inside:
            start = runs.pop()[0] if runs and runs[-1][1] == token.i else token.i
            runs.append((start, token.i + 1))
    return runs


def _longest_run(sentence: Span, inside: frozenset[int]) -> Range | None:
    return max(_quoted_runs(sentence, inside), key=lambda run: run[1] - run[0], default=None)


def _run_beside(sentence: Span, verb: Token, word: Token, inside: frozenset[int]) -> Range | None:
    """The stretch that only marks part from the verb and its speaker: before "she said", or after "she told him:".

    Of a quotation that they interrupt it is the longer part.
    """
    objects = (child for child in verb.rights if child.dep_ in {"dobj", "dative"} and may_speak(child))
    told = [child.right_edge.i for child in objects if child.right_edge.i not in inside]
    first, last = min(verb.i, word.left_edge.i), max(verb.i, word.right_edge.i, *told)
    before = [run for run in _quoted_runs(sentence, inside) if run[1] <= first]
    after = [run for run in _quoted_runs(sentence, inside) if run[0] > last]
    own = not any(token.pos_ == "VERB" for token in sentence.doc[first + 1 : verb.i])
    near = [run for run in before[-1:] if own and all(token.is_punct for token in sentence.doc[run[1] : first])]
    gap = sentence.doc[last + 1 : after[0][0]] if after else sentence.doc[0:0]
    marked = any(token.text in {":", ","} for token in gap)
    if marked and (all(token.is_punct for token in gap) or (near and not any(token.pos_ == "VERB" for token in gap))):
        near.append(after[0])
    return max(near, key=lambda run: run[1] - run[0], default=None)


def _verbal(sentence: Span, run: Range) -> bool:
    """Whether something is said in these words: the title of a book has no verb."""
    return any(token.pos_ in {"VERB", "AUX"} for token in sentence.doc[run[0] : run[1]])


def _nouns(sentence: Span, inside: frozenset[int]) -> Iterator[Attribution]:
    for noun in sentence:
        frame = of_noun(sentence, noun) if noun.pos_ == "NOUN" and noun.i not in inside else None
        if frame:
            rejected = noun.dep_ in {"dobj", "nsubjpass"} and noun.head.lemma_.lower() in DENYING
            rule = OPPONENT if rejected and frame.whole else NOUN
            word = holder(noun)
            if word is not None:
                one = _attribution(noun, frame, rule)
                if one:
                    yield one
            elif frame.whole:
                yield Attribution(frame.content, None, (noun.i, noun.i + 1), rule)


def _according(sentence: Span, inside: frozenset[int]) -> Iterator[Attribution]:
    for token in sentence:
        whose = _source_of(sentence, token) if token.i not in inside else None
        words = phrase(meant(whose)) if whose is not None else None
        if whose is None or words is None:
            continue
        first, end = token.i, max(words[1], _end(whose))
        content = without(sentence, first, end)
        if content and not _overlap(words, content):
            speaker = named(whose)
            cue = (first, max(first + 1, words[0]))
            yield Attribution(content, speaker, cue, "according to", mention=None if speaker else words)


def _end(whose: Token) -> int:
    """Where the whole phrase ends: "in his view" goes on after "his", and a name may stand beside an office."""
    name = apposed(meant(whose))
    last: int = whose.head.i if whose.dep_ == "poss" else whose.i
    return max(last, name.i if name is not None else 0) + 1


def _source_of(sentence: Span, token: Token) -> Token | None:
    """Whom "according to", "in the words of", "in his view" or "for the farmers," names."""
    if token.lower_ == "according":
        return next((p for to in token.children if to.lower_ == "to" for p in to.children if p.dep_ == "pobj"), None)
    if token.dep_ != "prep" or token.head.pos_ not in {"VERB", "AUX"}:
        return None
    noun = next((child for child in token.children if child.dep_ == "pobj"), None)
    if noun is None:
        return None
    if token.lower_ in {"in", "to"} and noun.lemma_.lower() in WORDS_OF:
        owner = next((c for c in noun.children if c.dep_ == "poss"), None)
        of = (p for c in noun.children if c.lower_ == "of" for p in c.children if p.dep_ == "pobj")
        return owner if owner is not None else next(of, None)
    return noun if token.lower_ == "for" and token.i == sentence.start and _sees(token, noun) else None


def _sees(token: Token, noun: Token) -> bool:
    """Whether "for X," tells how X sees it: X is a person or people, and the main verb says what something is."""
    people = noun.ent_type_ in {"PERSON", "NORP"} or (noun.pos_ == "NOUN" and noun.tag_ == "NNS" and may_speak(noun))
    after = noun.doc[noun.right_edge.i + 1] if noun.right_edge.i + 1 < len(noun.doc) else None
    return people and token.head.lemma_ in {"be", "mean", "remain"} and after is not None and after.text == ","
