//! The words that the forms of a role turn on, each table one text.

/// Whether a word, in lower case, is one of a table.
pub(super) fn is_one(words: &str, word: &str) -> bool {
    words.split_ascii_whitespace().any(|one| one == word)
}

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
    believed thought considered claimed claims claim attributed said says rumoured rumored disputed wrongly falsely \
    mistakenly sometimes often traditionally partly mostly mainly originally initially first second third later formerly \
    former previously previous then until since next elected acting interim new now current currently once again rebuilt \
    refounded remake remade renamed fictional either whether unlike instead today became becomes";

/// Words that a name may have or not.
pub(super) const SMALL: &str = "the of for and de du la van von der den bin al jr sr";

/// What persons are called before their names.
pub(super) const TITLES: &str = "mr mrs ms miss dr prof professor sir dame lord lady saint st king queen emperor empress prince princess pope president \
    captain general father sister brother reverend rev architect engineer author novelist composer painter director";

/// Words that persons have not in their names.
pub(super) const BODIES: &str = "company corporation corp inc ltd limited llc gmbh group works university college school institute institution council \
    ministry department agency office bureau board committee commission society association foundation club church \
    federation union league party team government parliament city county state republic organization organisation \
    consortium project community laboratory laboratories labs studio studios software systems technologies bank press \
    order army navy brothers sons partners associates museum library trust fund network forum alliance centre center";
