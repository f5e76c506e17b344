"""Word lists about actors: titles, kinds of groups, and the verbs by which a city is its government. No topic words."""

from __future__ import annotations

from cards.finders.lexicons import OPPOSING, ROLES, SAYING, SUPPORTING

TITLES = (
    frozenset(
        """
        mr mrs ms mx dr prof sir dame lord lady rev reverend fr sen rep gov gen col maj capt lt sgt adm pres sec hon
        fm pm vp ceo coas gen. chief deputy vice former then ex acting interim foreign prime chief assistant under
        captain colonel major lieutenant admiral marshal sergeant squadron wing flight field rabbi imam sheikh
        ayatollah pope bishop archbishop cardinal saint st sheriff congressperson councillor councilman councilwoman
        lawmaker activist candidate columnist host president-elect union
        """.split()
    )
    | ROLES
)
"""Words before a name that are no part of it."""

COURTESY = frozenset("mr mrs ms miss".split())
"""Before last names only."""

GROUPS = frozenset(
    """
    group organisation organization militia party company firm movement brigade battalion division army network
    charity union association federation league alliance coalition front corps force forces guard command council
    committee commission board court department ministry office agency authority bureau institute institution
    foundation center centre society club school university college church bank fund trust corporation industries
    services service project campaign caucus congress senate parliament assembly house administration government
    academy laboratory hospital museum team band newspaper magazine journal times post news station
    """.split()
)
"""What a group may be called, in its name or instead of it."""

GENERIC = frozenset("group organisation organization".split())
LOOSE = GENERIC | frozenset("militia party company firm movement brigade network charity union".split())
"""Groups that may be so called though their names do not say it."""

PRIVATE = LOOSE | frozenset(
    """
    association federation league alliance coalition front society club foundation institute center centre fund
    campaign corporation forum
    """.split()
)
"""What may be called "the group" or "the organisation"; a parliament or a court is not."""

GOVERNMENT = frozenset("government administration ministry cabinet authorities".split())
"""What acts for a country in everything it does abroad."""

KIN = frozenset("family families dynasty clan brothers sisters household".split())
"""After a name: more people than one."""

SITES = frozenset("fort forts ft mount mt lake camp port cape river north south east west upper lower new".split())
"""Before a person's last name: a place that is called after somebody."""

PASSIVE = frozenset(
    """
    have see witness host lie experience contain boast feature remain be become include fall suffer house hold get
    offer enjoy attract celebrate look feel
    """.split()
)
"""What cities do as places."""

ADDRESSING = frozenset(
    "urge accuse blame thank tell ask warn criticise criticize condemn pressure persuade convince demand".split()
)
"""Acts whose object is somebody, not a place."""

DOING = (SAYING | SUPPORTING | OPPOSING) - PASSIVE
"""What only somebody does."""
