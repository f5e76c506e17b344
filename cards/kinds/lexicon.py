"""Small closed lists of English words of grammar: what may not be lost from a sentence, and what opens a clause."""

from __future__ import annotations

import re


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


NEGATION = _set(
    "not no never none nobody nothing nowhere neither nor cannot without hardly scarcely barely rarely seldom "
    "few little deny denies denied denying denial reject rejects rejected rejecting refuse refuses refused "
    "refusing refusal doubt doubts doubted dispute disputes disputed dismiss dismisses dismissed contradict "
    "contradicts contradicted fail fails failed failing lack lacks lacked far false wrong untrue against stop "
    "stopped oppose opposes opposed"
)
HEDGE = _set(
    "may might could would should perhaps possibly probably maybe reportedly allegedly alleged allege alleges "
    "supposedly apparently seemingly presumably purportedly seem seems seemed appear appears appeared likely "
    "unlikely suggest suggests suggested unclear uncertain claim claims claimed believed thought estimated "
    "speculated rumoured rumored nearly almost roughly often sometimes usually generally largely mostly "
    "partly arguably potentially"
)
CONDITION = _set(
    "if unless until till although though but while whereas except only however despite yet rather instead or "
    "even whether provided otherwise albeit notwithstanding still"
)
ATTRIBUTION = _set(
    "said says say saying told tells tell telling stated states stating according added adds adding reported "
    "reports reporting report announced announces announcing declared declares declaring argued argues argue "
    "arguing insisted insists insisting noted notes noting warned warns warning believes believe believing "
    "thinks think thinking explained explains explaining wrote writes writing asserted asserts asserting "
    "maintained maintains maintaining called calls calling described describes describing quoted quotes "
    "quoting confirmed confirms confirming reiterated reiterates reiterating emphasised emphasized emphasises "
    "emphasizes remarked remarks tweeted"
)
# What a part left away may not hold, lest the rest say more than the sentence did; a modifier at the end, set off by
# a comma, has its own verb, so that a modal or a hedge in it ("which may grow") holds nothing back but itself.
GUARDED = NEGATION | HEDGE | CONDITION | ATTRIBUTION
TAIL_GUARDED = (
    _set(
        "not no never none nobody nothing nowhere neither nor cannot without hardly scarcely barely failed denied "
        "denies perhaps possibly probably maybe reportedly allegedly supposedly apparently seemingly presumably "
        "purportedly false"
    )
    | CONDITION - _set("or even whether")
    | ATTRIBUTION - _set("called calling describes described")
)

# Words that point back at a sentence before: a tag that opens with one says less than it seems to.
ANAPHORA = _set(
    "he she it they this that these those such his her hers its their theirs him them there here then so thus "
    "both same nor and but or also however moreover furthermore therefore hence meanwhile nevertheless "
    "nonetheless yet still another later instead likewise similarly which who whose"
)
OPENERS = _set(
    "after although as at because before besides between beyond by despite during even following for from "
    "given if in including like of on once since though through throughout till to under unless until upon "
    "when whenever where whereas while with within without that whether than"
)
FINITE = _set(
    "am is are was were be been has have had do does did can could will would shall should may might must "
    "isn’t aren’t became become becomes began begin begins broke brought came come comes cut drew fell felt "
    "fought found gave gives give get gets got goes go went grew held hold holds kept keep keeps knew know "
    "knows laid leads led lead left lost lose loses made make makes means mean meant met need needs paid put "
    "puts ran run runs rose said say says saw see sees seeks seek sent set sets showed shows show spent spoke "
    "stand stands stood struck sought swore take takes took taught think thinks thought told tells turn turns "
    "want wants won wrote writes remain remains support supports help helps force forces allow allows require "
    "requires believe believes call calls claim claims cause causes cost costs deny denies reject rejects "
    "oppose opposes include includes serve serves create creates let lets hit bear share shares place places "
    "seem seems appear appears suggest suggests argue argues work works live lives"
)
# Words that turn a statement into its denial; those that only weaken or oppose are left out.
DENIAL = _set(
    "not no never none nobody nothing nowhere neither nor cannot deny denies denied denying denial rejected rejects"
)
# What is not yet, or perhaps, or was only planned.
UNCERTAIN = _set(
    "will shall would if whether unless may might could should plans planned scheduled expected due until till"
)
# Longer words that two sentences may share and yet speak of different things.
COMMON = _set(
    "that this with from have been were their they them which would could about into than then also when where what "
    "there those these some such more most other only very after before during under over between because while"
)


def tokens(text: str) -> tuple[str, ...]:
    """The words of a text in small letters; "don't" is two, so that its "not" is seen."""
    return tuple(re.findall(r"[^\W_]+(?:-[^\W_]+)*", re.sub(r"(?i)n[’']t\b", " not", text).lower()))


def hedges(text: str) -> tuple[str, ...]:
    """The words by which a text holds back, each once, as they come; modal verbs of duty and the future are none."""
    return tuple(dict.fromkeys(word for word in tokens(text) if word in HEDGE - {"would", "should", "could"}))


def finite(text: str) -> bool:
    """Tells by their look alone whether one of the words is a verb that makes a statement."""
    return bool(FINITE.intersection(tokens(text)) or re.search(r"\b[a-z]{3,}ed\b", text))
