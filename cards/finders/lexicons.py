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
    wonder suspect assume consider conclude realize realise recognize recognise regret reason reckon remind inform
    disclose mention signal hint guess figure suppose presume understand learn discover determine calculate forecast
    project anticipate foresee wish prefer deem judge mean bet guarantee attest certify convince persuade notify
    profess confess concur object protest grumble whisper shout yell scream cry exclaim mutter murmur plead beg
    preach sing chant scold chide scoff sneer snap intone opine muse interject elaborate clarify specify detail
    underscore underline highlight posit theorize theorise hypothesize surmise infer interpret refute rebut
    contradict disprove debunk challenge oppose ponder marvel gripe bemoan brag gush enthuse tease text email
    blog retweet editorialize editorialise decree order require mandate stipulate provide propose demonstrate
    illustrate document chronicle prove argue confide see sense envision imagine dream contest caution relate
    recount narrate quote cite instruct direct rave resolve intend put
    """.split()
)
"""Verbs that may report what somebody says, thinks or feels."""

QUOTING = frozenset(
    """
    say tell state declare announce add explain write note argue claim assert maintain insist contend warn report
    confirm reiterate stress emphasize emphasise acknowledge admit concede tweet post respond reply answer ask urge
    conclude observe remark comment recall repeat proclaim caution agree testify predict complain vow continue
    suggest counter retort quip joke read go lament believe think
    wonder reason shout yell scream cry exclaim mutter murmur plead beg preach sing chant scold chide scoff sneer
    snap intone opine muse interject elaborate clarify grumble whisper object protest boast brag gush tease text
    email blog remind confess confide promise demand charge affirm bemoan point put
    """.split()
)
"""Verbs that may stand beside a direct quotation."""

FRANK = frozenset(
    """
    say think believe argue claim insist note warn suggest allege contend explain acknowledge admit concede estimate
    predict assert
    """.split()
)
"""Verbs that hardly ever govern anything but what is said."""

SHOWING = frozenset(
    """
    show reveal indicate suggest imply find demonstrate prove underscore underline illustrate reflect mean signal
    highlight confirm document provide require
    """.split()
)
"""Verbs by which a thing, too, may say something: only people, bodies and documents are taken for speakers."""

ASKING = frozenset(
    """
    urge ask tell order instruct direct advise encourage beg implore invite press want expect require request remind
    warn command challenge exhort petition pressure lobby call accuse
    """.split()
)
"""Verbs by which somebody would have somebody else do something."""
CALLING = frozenset(
    "call describe characterize characterise consider label brand deem declare dub name portray depict see view".split()
)
"""Verbs by which somebody gives a thing a name or a judgement."""
WISHING = frozenset(
    """
    want wish hope promise vow pledge refuse decline agree decide intend plan seek threaten offer aim prefer expect
    choose resolve swear commit propose claim consider suggest recommend advocate support oppose favor favour love
    hate like regret fear demand ask desire
    """.split()
)
"""Verbs of a will to do, or not to do, something."""
JUDGING = frozenset(
    """
    criticize criticise praise support oppose back endorse denounce blast defend condemn reject welcome favor favour
    attack question doubt deny dispute dismiss propose announce describe discuss cite recall mention claim allege
    explain acknowledge admit recommend predict express demand slam decry applaud laud hail lambast lambaste ridicule
    mock deride advocate champion urge outline detail reiterate stress emphasize emphasise highlight note
    underscore disavow renounce repudiate embrace tout estimate accuse challenge protest lament bemoan deplore
    regret fear expect want seek suggest promise pledge threaten quote reference address raise disclose reveal
    confirm trumpet promote scorn disparage dislike admire hate love respect prefer disapprove approve believe
    assert declare contest rebut refute contradict anticipate request consider voice echo remember report
    describe invoke credit blame thank congratulate compliment chide scold rebuke admonish
    """.split()
)
"""Verbs by which somebody speaks of a thing, for it, against it, or only of it."""
SPEAKING_OF = {
    verb: frozenset(prepositions)
    for prepositions, verbs in (
        (
            ("about", "of"),
            "talk speak complain boast warn dream think know hear joke brag fret rave apologize apologise",
        ),
        (
            ("about", "on"),
            "comment write tweet speculate preach elaborate opine advise care wonder ask inquire testify",
        ),
        (("for", "against"), "argue campaign vote lobby advocate fight push press plead"),
        (("to", "at", "about", "against"), "object point allude refer hint respond protest rail fume react"),
        (("with", "to", "on"), "agree disagree insist focus dwell reflect"),
        (("for", "on"), "call appeal ask hope"),
        (("in", "of"), "believe disapprove approve confess admit accuse despair"),
    )
    for verb in verbs.split()
}
"""Verbs that speak of a thing, and what stands between."""
CONVINCED = frozenset(
    """
    sure certain confident convinced afraid glad happy sorry aware adamant hopeful optimistic pessimistic skeptical
    sceptical proud worried concerned doubtful unsure uncertain positive grateful angry surprised disappointed
    frustrated determined eager
    """.split()
)
"""Adjectives of a mind made up, or not."""
CLAIM_NOUNS = frozenset(
    """
    claim allegation assertion statement belief argument suggestion accusation fear hope report warning view opinion
    notion denial promise pledge vow threat demand call proposal plan decision refusal insistence concern prediction
    conclusion contention conviction admission acknowledgment acknowledgement assurance assumption charge comment
    complaint confession confirmation declaration desire doubt estimate expectation explanation feeling finding
    forecast hint idea impression intention judgment judgement observation point position proposition proclamation
    recommendation remark request resolution response revelation ruling rumor rumour speculation suspicion testimony
    theory thought urging verdict vision willingness wish worry bid effort pitch message announcement
    """.split()
)
"""Nouns for what is said or thought, where "that" or "to" follows them."""
STANCE_NOUNS = {
    "support": ("for", "of"),
    "call": ("for",),
    "demand": ("for",),
    "plan": ("for",),
    "proposal": ("for",),
    "argument": ("for", "against"),
    "praise": ("for", "of"),
    "plea": ("for",),
    "preference": ("for",),
    "criticism": ("of",),
    "fear": ("of",),
    "view": ("of", "on", "about"),
    "opinion": ("of", "on", "about"),
    "denial": ("of",),
    "denunciation": ("of",),
    "description": ("of",),
    "condemnation": ("of",),
    "rejection": ("of",),
    "defense": ("of",),
    "defence": ("of",),
    "endorsement": ("of",),
    "disapproval": ("of",),
    "approval": ("of",),
    "interpretation": ("of",),
    "account": ("of",),
    "claim": ("of", "about"),
    "allegation": ("of", "against"),
    "accusation": ("of", "against"),
    "complaint": ("about", "against"),
    "opposition": ("to",),
    "objection": ("to",),
    "resistance": ("to",),
    "commitment": ("to",),
    "concern": ("about", "over"),
    "worry": ("about",),
    "doubt": ("about",),
    "question": ("about",),
    "skepticism": ("about", "of"),
    "scepticism": ("about", "of"),
    "comment": ("about", "on"),
    "remark": ("about", "on"),
    "statement": ("about", "on"),
    "warning": ("about", "of"),
    "position": ("on",),
    "stance": ("on",),
    "attack": ("on",),
    "report": ("on", "about"),
}
"""Nouns for a stand on a thing, and what stands between."""
MODALS = frozenset("would will could should might may can must shall ’ll 'll ’d".split())
"""Before a verb of saying: nobody has said it yet."""

VAGUE = frozenset(
    """
    article source statement time piece story passage sentence line headline comment remark word thing fact one other
    group man woman person people company organization organisation body party author writer speaker text page
    book column document paragraph quote quotation idea truth evidence matter case way reason day year week month
    answer question post message side guy somebody someone anybody anyone everybody everyone many some few most
    others both none all another each many several lot number rest majority minority half
    """.split()
)
"""Nouns that name nobody by themselves: "the group", "one source", "the same article"."""
PEOPLE = frozenset(
    """
    aide witness resident student parent opponent proponent friend child relative wife husband mother father brother
    sister son daughter uncle aunt cousin colleague ally head boss spouse neighbour guest host nurse monk nun priest
    bishop pope cop delegate candidate advocate graduate executive detective native refugee agent client patient
    recipient dissident correspondent superintendent lieutenant sergeant respondent adherent pal peer pupil victim
    volunteer youth guard coach clerk cleric rabbi imam saint prophet poet chef pilot scribe skeptic sceptic mystic
    academic medic mechanic rival fan foe hero star
    """.split()
)
"""Nouns for people that their ending does not betray."""

TRYING = frozenset("try seek attempt go continue begin start proceed refuse decline use come rush hasten".split())
"""Verbs after which an infinitive of saying is something said, or plainly not said."""
BODIES = frozenset(
    """
    group party campaign committee council court government ministry army police board agency commission department
    union association company firm bank church school university institute foundation coalition alliance movement
    administration office house senate parliament congress assembly panel team staff crowd majority public media
    press newspaper paper magazine network station poll survey study report research analysis record data figure
    statistic document email memo letter filing book article essay editorial affidavit finding law bill rule act
    review projection result video footage photo message number test trial experiment assessment audit inquiry
    investigation census count tally image
    treaty constitution voter people family nation country state city town community jury judge
    """.split()
)
"""Nouns for bodies and documents that may speak."""

DENYING = frozenset("deny reject dismiss dispute refute rebut disprove contradict debunk oppose".split())
REFUSING = frozenset("refuse decline".split())
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
