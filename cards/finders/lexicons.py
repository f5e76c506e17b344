"""Word lists of the finders: small classes of English function and reporting words, by lemma, and no topic words."""

from __future__ import annotations

SAYING = frozenset(
    """
    say tell state declare announce add explain write note argue claim assert maintain insist contend suggest warn
    report confirm reiterate stress emphasize emphasise assure acknowledge admit concede believe think feel hold
    predict estimate deny reject dismiss doubt dispute question complain charge allege accuse testify tweet post
    respond reply answer ask urge call demand vow promise pledge conclude find observe remark comment point recall
    remember repeat proclaim describe caution agree know hope fear worry expect imply indicate show reveal
    speculate propose recommend advise quip joke boast lament declare affirm swear rule decide counter retort
    continue tout characterize characterise criticize criticise praise blast condemn read
    """.split()
)
"""Verbs that may report what somebody says or thinks."""

QUOTING = frozenset(
    """
    say tell state declare announce add explain write note argue claim assert maintain insist contend warn report
    confirm reiterate stress emphasize emphasise acknowledge admit concede tweet post respond reply answer ask urge
    conclude observe remark comment recall repeat proclaim caution agree testify predict complain vow continue
    suggest counter retort quip joke read go lament believe think
    """.split()
)
"""Verbs that may stand beside a direct quotation."""

DENYING = frozenset("deny reject dismiss dispute refute rebut disprove contradict debunk oppose".split())
DOUBTING = frozenset("doubt question suspect wonder challenge".split())
CLAIMING = frozenset("claim allege contend insist maintain assert accuse purport boast tout".split())
"""Verbs by which a writer keeps a distance from what is reported."""

HEDGES = frozenset(
    """
    reportedly allegedly apparently supposedly purportedly ostensibly arguably possibly perhaps maybe probably
    presumably seemingly likely unlikely unclear uncertain unproven unverified alleged purported supposed so-called
    may might could seem appear speculate suspected disputed
    """.split()
)
NEGATIONS = frozenset(
    "not n't no never none nobody nothing neither nor without few little hardly scarcely barely".split()
)

OBLIGATION = frozenset("should must ought shall".split())

SUPPORTING = frozenset(
    """
    support back endorse aid help assist defend favor favour champion embrace praise welcome ally align side
    recognize recognise applaud bolster befriend rescue arm fund sponsor
    """.split()
)
OPPOSING = frozenset(
    """
    oppose condemn reject resist fight denounce criticize criticise boycott sanction ban attack blast undermine
    topple overthrow oust block challenge decry protest crack slam
    """.split()
)
NEUTRAL = frozenset(
    """
    neutral neutrality abstain abstention impartial impartiality non-belligerent nonaligned non-aligned unaligned
    balance balancing uninvolved non-intervention nonintervention equidistant bystander
    """.split()
)
"""Acts towards somebody: for, against, and neither."""

PURPOSE_NOUNS = frozenset("purpose aim goal intent intention objective mission point motive".split())
PURPOSE_VERBS = frozenset("mean design intend aim seek need enact pass create adopt build devise craft".split())
DISTANCING = frozenset(
    "official stated declared claimed professed ostensible true real actual so-called hidden".split()
)

EVALUATIVE = frozenset(
    """
    butcher tyrant criminal evil shameful disgraceful brutal regime absurd ridiculous insane crazy horrible terrible
    awful stupid idiotic radical extremist notorious heroic brilliant wonderful great beautiful disgusting vile
    corrupt cruel ruthless wicked sham farce hypocrite hypocritical racist fascist murderous thug puppet stooge
    betrayal traitor apostate infidel crusader dangerous draconian egregious blatant outrageous brazen laughable
    monster onerous smug cynical fanatic zealot hysterical lunatic nonsense scheme plot cabal mob
    """.split()
)
"""Words that take a side by themselves: no question of ours may contain one."""

ROLES = frozenset(
    """
    president minister premier chancellor king prince secretary spokesman spokeswoman spokesperson ambassador senator
    governor mayor judge justice chief director chairman chairwoman chair commander general leader official professor
    representative congressman congresswoman attorney commissioner envoy analyst author critic expert
    """.split()
)
