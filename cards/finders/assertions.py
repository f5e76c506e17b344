"""Every sentence as a claim: of the person it is attributed to, else of the author."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from cards.finders.attributions import MOST, Attribution, attributions, quoted_tokens, share_inside
from cards.finders.lexicons import CLAIMING, DENYING, DOUBTING, HEDGES, NEGATIONS
from cards.finders.speakers import REACH, antecedent, is_pronoun
from cards.model import Claim

if TYPE_CHECKING:
    from spacy.tokens import Span as Words

    from cards.language import Paragraph, Parsed
    from cards.model import Certainty, Span, Voice

Before = tuple[tuple["Paragraph", "Words"], ...]
SHORTEST = 5
"""Words that a sentence needs to claim anything, one of them a verb."""
VERBAL = frozenset({"VERB", "AUX"})


def find(parsed: Parsed) -> Iterator[Claim]:
    """The claims of one source in order of appearance: one for each attribution, else one for the sentence."""
    before: Before = ()
    last: Span | None = None
    for paragraph in parsed.paragraphs:
        if paragraph.role == "heading":
            continue
        inside = quoted_tokens(paragraph.doc)
        for sentence in paragraph.sentences():
            for claim in _claims(paragraph, sentence, inside, before, last):
                last = claim.speaker or last
                yield claim
            before = (*before, (paragraph, sentence))[-REACH:]
        last = None if not _ends_quoting(paragraph, inside) else last


def _claims(
    paragraph: Paragraph, sentence: Words, inside: frozenset[int], before: Before, last: Span | None
) -> Iterator[Claim]:
    if sum(token.is_alpha for token in sentence) < SHORTEST or not any(token.pos_ in VERBAL for token in sentence):
        return
    found = attributions(sentence, inside)
    if found:
        for attribution in found:
            yield _attributed(paragraph, sentence, attribution, before)
    elif share_inside(sentence, inside) >= MOST:
        speaker = last or _next_speaker(paragraph, sentence, inside)
        yield _plain(paragraph, sentence, "quoted" if speaker else "unclear", "floating quotation", speaker)
    else:
        yield _plain(paragraph, sentence, "author", "the author's own words", None)


def _plain(paragraph: Paragraph, sentence: Words, voice: Voice, rule: str, speaker: Span | None) -> Claim:
    whole = paragraph.at(sentence)
    return Claim(whole, whole, voice, rule, speaker=speaker, certainty=_certainty(sentence, ""))


def _attributed(paragraph: Paragraph, sentence: Words, found: Attribution, before: Before) -> Claim:
    doc = paragraph.doc
    content = doc[found.content[0] : found.content[1]]
    cue = doc[found.cue[0] : found.cue[1]] if found.cue else None
    speaker = _named(paragraph, found.speaker, before)
    voice: Voice = "unclear" if speaker is None else "quoted" if found.direct else "reported"
    return Claim(
        paragraph.at(sentence),
        paragraph.at(content),
        voice,
        found.rule,
        speaker=speaker,
        cue=paragraph.at(cue) if cue else None,
        certainty="denied" if cue and _negated(cue) else _certainty(content, cue[-1].lemma_.lower() if cue else ""),
    )


def _named(paragraph: Paragraph, speaker: tuple[int, int] | None, before: Before) -> Span | None:
    if speaker is None:
        return None
    doc = paragraph.doc
    if not is_pronoun(doc, speaker):
        return paragraph.at(doc[speaker[0] : speaker[1]])
    if doc[speaker[0]].lower_ not in {"he", "she"}:
        return None
    person = antecedent([sentence for _, sentence in before])
    where = next((one for one, sentence in before if person is not None and sentence.doc is person.doc), None)
    return where.at(person) if where and person is not None else None


def _next_speaker(paragraph: Paragraph, sentence: Words, inside: frozenset[int]) -> Span | None:
    """The speaker whom the next sentence of the paragraph names for the quotation that runs on into it."""
    after = [other for other in paragraph.sentences() if other.start >= sentence.end][:3]
    for other in after:
        for found in attributions(other, inside):
            if found.direct:
                return _named(paragraph, found.speaker, ())
        if share_inside(other, inside) < MOST:
            return None
    return None


def _ends_quoting(paragraph: Paragraph, inside: frozenset[int]) -> bool:
    words = [token.i for token in paragraph.doc if token.is_alpha]
    return bool(words) and words[-1] in inside


def _negated(cue: Words) -> bool:
    """Whether it is told that somebody did not say so, or refused to."""
    verb = cue[-1]
    around = {child.lower_ for child in verb.children} | {token.lower_ for token in cue}
    return bool(around & NEGATIONS) or (verb.dep_ == "xcomp" and verb.head.lemma_ in {"refuse", "decline", "fail"})


def _certainty(content: Words, cue: str) -> Certainty:
    if cue in DENYING or content.root.lower_ in NEGATIONS or any(t.dep_ == "neg" for t in content.root.children):
        return "denied"
    if cue in DOUBTING or any(token.lower_ in HEDGES for token in content):
        return "doubted"
    return "reported" if cue in CLAIMING else "asserted"
