//! The words that the forms of a role turn on, each table one text.

/// What things with names are.
pub(super) const KINDS: &str = "company firm startup book novel story poem film movie play song album opera symphony painting game band bridge tower \
    museum school university college library charity foundation club magazine newspaper website language framework tool \
    project program package ship airline brewery architect engineer author novelist composer painter director inventor \
    scientist chemist physicist";

/// Nouns of what was spoken of before.
pub(super) const VAGUE: &str = "system method process technique idea concept term word name machine device algorithm game design product technology \
    format language protocol approach procedure tool instrument item object model version type mechanism story character \
    recipe dish drink sport phrase notation theory";

/// Words that may follow a name and are no part of what it describes.
pub(super) const CLOSERS: &str = "and or who which that where when while but as because starring based since until before after";

/// Words of a sentence that states nothing for good, or not of the whole.
pub(super) const HEDGES: &str = "not never no may might could perhaps possibly probably allegedly reportedly supposedly apparently legend legends myth \
    believed thought considered claimed claims claim attributed according said says rumoured rumored disputed wrongly falsely \
    mistakenly sometimes often traditionally partly mostly mainly originally initially first second third later formerly \
    former previously previous then until since next elected acting interim new now current currently once again rebuilt \
    refounded remake remade renamed fictional either whether unlike instead today became becomes";

/// Words that a name may have or not.
pub(super) const SMALL: &str = "the of for and de du la van von der den bin al jr sr";

/// What persons are called before their names.
pub(super) const TITLES: &str = "mr mrs ms miss dr prof professor sir dame lord lady saint st king queen emperor empress prince princess pope president \
    captain general father sister brother reverend rev architect engineer author novelist composer painter director duke duchess \
    earl count countess baron baroness viscount marquess marquis bishop archbishop cardinal abbot abbess";

/// Words that persons have not in their names.
pub(super) const BODIES: &str = "company corporation corp inc ltd limited llc gmbh group works university college school institute institution council \
    ministry department agency office bureau board committee commission society association foundation club church \
    federation union league party team government parliament city county state republic organization organisation \
    consortium project community laboratory laboratories labs studio studios software systems technologies bank press \
    order army navy brothers sons partners associates museum library trust fund network forum alliance centre center \
    charter act law decree statute treaty edict architects engineers builders shipyard shipyards";

/// Words that make a name which many things have: *Town Hall*, *Annual Report*.
pub(super) const GENERIC: &str = "old new upper lower great little big grand central main north south east west northern southern eastern western \
    royal national annual final first second third fourth fifth sixth seventh eighth ninth tenth one two three four five town city \
    village county state parish high public general hall house mill church chapel cathedral bridge tower gate castle palace school \
    library museum station theatre theater hospital park garden square market street road harbour harbor pier memorial monument \
    report chapter section part volume book act scene appendix introduction preface foreword conclusion summary overview manual \
    guide handbook anthem flag seal symphony concerto sonata quartet requiem mass suite prelude overture number portrait self still \
    life landscape untitled api app website";

/// What is made from a written work, and has writers of its own.
pub(super) const ADAPTATIONS: &str = "film movie play opera musical song game series show ballet";

/// Countries with more than one capital, that moved or renamed theirs, or that have a namesake.
pub(super) const SEVERAL_CAPITALS: &[&str] = &[
    "Benin",
    "Bolivia",
    "Burundi",
    "Eswatini",
    "Georgia",
    "Indonesia",
    "Israel",
    "Ivory Coast",
    "Kazakhstan",
    "Malaysia",
    "Montenegro",
    "Myanmar",
    "Netherlands",
    "Palestine",
    "South Africa",
    "Sri Lanka",
    "Tanzania",
    "Western Sahara",
    "Yemen",
];

/// Countries that had some places in turn, or whose names were one, a line each.
pub(super) const NEIGHBOURS: &[&[&str]] = &[
    &[
        "Austria",
        "Belarus",
        "Czechia",
        "Estonia",
        "Germany",
        "Hungary",
        "Italy",
        "Latvia",
        "Lithuania",
        "Moldova",
        "Poland",
        "Romania",
        "Russia",
        "Slovakia",
        "Slovenia",
        "Croatia",
        "Serbia",
        "Ukraine",
        "France",
    ],
    &["Bosnia and Herzegovina", "Croatia", "Kosovo", "Montenegro", "North Macedonia", "Serbia", "Slovenia", "Albania"],
    &[
        "Armenia",
        "Azerbaijan",
        "Georgia",
        "Kazakhstan",
        "Kyrgyzstan",
        "Russia",
        "Tajikistan",
        "Turkmenistan",
        "Uzbekistan",
        "Turkey",
    ],
    &["Bangladesh", "India", "Myanmar", "Pakistan"],
    &["Bulgaria", "Greece", "Cyprus", "Turkey", "North Macedonia", "Iraq", "Syria", "Lebanon"],
    &["Israel", "Jordan", "Palestine", "Egypt"],
    &["Denmark", "Faroe Islands", "Finland", "Greenland", "Iceland", "Norway", "Russia", "Sweden"],
    &["Ireland", "United Kingdom"],
    &["China", "Hong Kong", "Japan", "Macao", "Taiwan"],
    &["Japan", "North Korea", "South Korea"],
    &["Malaysia", "Singapore"],
    &["South Sudan", "Sudan"],
    &["Eritrea", "Ethiopia"],
    &["Puerto Rico", "United States"],
];
