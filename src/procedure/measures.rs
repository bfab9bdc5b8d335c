//! Help beside the money: a prompt for the officer, never a condition of relief.

use super::Duty;
use super::person::Person;
use super::weighed::Weighed;
use crate::rulebook::Provision;

/// Every measure for one applicant, certain or not; what is certainly not called for is kept with that verdict.
pub(super) fn measures(person: &Person<'_>) -> [Duty; 10] {
    let legal_aid = if person.rules.legal_aid_check_waived().value {
        Provision::MeasureLegalAidWaived
    } else {
        Provision::MeasureLegalAid
    };
    [
        (Provision::MeasurePsychological, needs_psychological_help(person)),
        (Provision::MeasureMedical, needs_medical_help(person)),
        (Provision::MeasureSchooling, needs_help_with_schooling(person)),
        (Provision::MeasureGuardianship, needs_another_guardian(person)),
        (Provision::MeasureCareRecognition, lacks_care(person)),
        (Provision::MeasureInstalments, is_paid_in_instalments(person)),
        (Provision::MeasurePrivacy, is_kept_private(person)),
        (legal_aid, may_have_legal_aid(person)),
        (Provision::MeasureSocialAssistance, is_turned_to_social_assistance(person)),
        (Provision::MeasureMilitaryPriority, comes_first(person)),
    ]
    .map(|(provision, weighed)| Duty::new(provision, person.subject(), weighed))
}

/// Law on the Protection of Minors, Art. 111; 2018 opinion: the victim with trauma or of a sexual offence; the family
/// and other minors as the officer sees fit.
fn needs_psychological_help(p: &Person<'_>) -> Weighed {
    let harm = p.has_trauma().or(p.is_sexual_offence());
    let own = harm.and(p.is_victim());
    let others = harm.or(p.is_minor()).and(Weighed::DISCRETION);
    p.is_natural().and(own.or(others))
}

/// 2018 opinion, medical help: urgent or long treatment; any other injury as the officer sees fit.
fn needs_medical_help(p: &Person<'_>) -> Weighed {
    let body = p.has_bodily_harm().and(Weighed::DISCRETION);
    let own = p.is_victim().and(p.needs_urgent_treatment().or(body));
    p.is_natural().and(own.or(p.needs_long_therapy()))
}

/// Law on the Protection of Minors, Art. 111: schooling goes on, at another school if need be.
fn needs_help_with_schooling(p: &Person<'_>) -> Weighed {
    p.is_child().and(p.is(&p.applicant.schooling_disrupted()))
}

/// Civil Code, Art. 36; Law on the Protection of Minors, Arts. 92 and 108: the guardian is tied to the liable party, or
/// nobody looks after the child.
fn needs_another_guardian(p: &Person<'_>) -> Weighed {
    let a = p.applicant;
    p.is_child().and(p.is(&a.guardian_tied_to_liable_party()).or(p.is(&a.lacks_care())))
}

/// Circulars of the Ministry of Civil Affairs: the child may be recognised as in fact without care.
fn lacks_care(p: &Person<'_>) -> Weighed {
    p.is_child().and(p.is(&p.applicant.lacks_care()))
}

/// 2018 opinion: for minors by instalments or in custody where needed; where the guardian is tied to the liable party
/// it is needed.
fn is_paid_in_instalments(p: &Person<'_>) -> Weighed {
    let tied = p.is(&p.applicant.guardian_tied_to_liable_party());
    p.is_child().and(p.may_be_assisted()).and(tied.or(Weighed::DISCRETION))
}

/// Law on the Protection of Minors, Art. 103: always for a minor, then or now; and for victims of sexual offences.
fn is_kept_private(p: &Person<'_>) -> Weighed {
    p.is_natural().and(p.is_minor().not_ruled_out().or(p.is_sexual_offence()))
}

/// Legal Aid Law, Art. 42(2): whoever is given judicial assistance.
fn may_have_legal_aid(p: &Person<'_>) -> Weighed {
    p.is_natural().and(p.is_assisted())
}

/// 2021 Rules, Art. 5: a household in hardship, whether relief is given, refused or the case referred.
fn is_turned_to_social_assistance(p: &Person<'_>) -> Weighed {
    p.is_natural().and(p.lives_in_hardship())
}

/// Law on Military Personnel, Art. 61: soldiers and their families come first.
fn comes_first(p: &Person<'_>) -> Weighed {
    let law = Weighed::where_law_says(p.rules.military_priority().value);
    law.and(p.is_natural()).and(p.is(&p.applicant.military_family()))
}
