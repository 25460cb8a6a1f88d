//! Sentences of the practice office, written in both languages.

mod contracts;

use cii_domain::{Language, contract::Written};

pub(super) use contracts::{
    AIMS, CMS_DUTIES, END_REASONS, GOALS, OAI_DUTIES, OFFERS, ORP_DUTIES, OTHER_DUTIES,
    PERSON_DUTIES, PROVIDERS, REFUSAL,
};

/// A sentence in French and in German.
pub(super) type Pair = (&'static str, &'static str);

/// The sentence in one language.
pub(super) const fn say(pair: Pair, language: Language) -> &'static str {
    match language {
        Language::Fr => pair.0,
        Language::De => pair.1,
    }
}

/// The sentence in the language of a contract, with the other one where it was translated.
pub(super) fn written(pair: Pair, language: Language, translated: bool) -> Written {
    Written {
        text: say(pair, language).to_owned(),
        translation: if translated {
            say(pair, language.other()).to_owned()
        } else {
            String::new()
        },
    }
}

pub(super) const REASONS: &[Pair] = &[
    (
        "Onze ans dans le commerce de détail, poste supprimé. Douleurs dorsales ; la capacité de travail est jugée différemment par l’ORP et par le médecin.",
        "Elf Jahre im Detailhandel, Stelle gestrichen. Rückenschmerzen; RAV und Ärztin beurteilen die Arbeitsfähigkeit verschieden.",
    ),
    (
        "Fin de droit proche, employable, mais sans réseau professionnel. Le CMS et l’ORP proposent un suivi commun.",
        "Die Aussteuerung steht bevor, die Person ist arbeitsmarktfähig, hat aber kein berufliches Netz. SMZ und RAV schlagen eine gemeinsame Begleitung vor.",
    ),
    (
        "Trois mesures interrompues en un an. Les dettes augmentent et le logement n’est plus assuré après l’été.",
        "Drei abgebrochene Massnahmen in einem Jahr. Die Schulden wachsen, und die Wohnung ist nach dem Sommer nicht mehr gesichert.",
    ),
    (
        "Demande AI en cours depuis dix mois ; entre-temps, aucune mesure active n’est possible.",
        "Seit zehn Monaten läuft ein IV-Gesuch; in dieser Zeit ist keine aktive Massnahme möglich.",
    ),
    (
        "Bon niveau de langue et expérience de la restauration, mais pas de garde d’enfants le soir ni le samedi.",
        "Gute Sprachkenntnisse und Erfahrung im Gastgewerbe, aber keine Kinderbetreuung am Abend und am Samstag.",
    ),
    (
        "Apprentissage résilié deux fois. La personne souhaite reprendre, l’entreprise demande un accompagnement.",
        "Zweimal aufgelöster Lehrvertrag. Die Person möchte wieder beginnen, der Betrieb verlangt eine Begleitung.",
    ),
    (
        "Retour au travail après une longue maladie ; l’employeur ne peut pas offrir de poste adapté.",
        "Rückkehr zur Arbeit nach langer Krankheit; der Arbeitgeber kann keine angepasste Stelle anbieten.",
    ),
    (
        "Plusieurs services engagés sans stratégie commune : stage, cours de langue et bilan se sont succédé sans lien.",
        "Mehrere Stellen sind beteiligt, ohne gemeinsame Strategie: Praktikum, Sprachkurs und Standortbestimmung folgten sich ohne Zusammenhang.",
    ),
    (
        "Potentiel confirmé dans la logistique. Permis de conduire retiré, ce qui ferme la plupart des places.",
        "Bestätigtes Potential in der Logistik. Der Führerausweis ist entzogen, was die meisten Stellen ausschliesst.",
    ),
    (
        "Séparation récente, revenu incertain ; la personne demande un plan clair avec peu d’interlocuteurs.",
        "Kürzliche Trennung, unsicheres Einkommen; die Person wünscht einen klaren Plan mit wenigen Ansprechpersonen.",
    ),
];

pub(super) const YOUTH_REASONS: &[Pair] = &[
    (
        "Sans solution après l’école obligatoire ; deux stages prévus, aucun choix encore fait.",
        "Ohne Anschlusslösung nach der obligatorischen Schule; zwei Schnupperlehren geplant, noch keine Wahl getroffen.",
    ),
    (
        "Apprentissage interrompu au premier semestre. Motivation présente, rythme à retrouver.",
        "Lehre im ersten Semester abgebrochen. Die Motivation ist da, der Rhythmus muss wiedergefunden werden.",
    ),
    (
        "Absences répétées en classe de préparation professionnelle ; la famille souhaite un entretien.",
        "Wiederholte Absenzen im Brückenangebot; die Familie wünscht ein Gespräch.",
    ),
    (
        "Arrivée récente en Suisse, niveau A2, intérêt pour les métiers du bois.",
        "Erst seit Kurzem in der Schweiz, Niveau A2, Interesse an Holzberufen.",
    ),
    (
        "Semestre de motivation terminé, dossier de candidature prêt, aucune place pour la rentrée.",
        "Motivationssemester beendet, Bewerbungsdossier bereit, keine Lehrstelle auf den Sommer.",
    ),
    (
        "Suivi psychologique en cours ; une reprise à temps partiel est envisagée.",
        "In psychologischer Behandlung; ein Wiedereinstieg in Teilzeit wird geprüft.",
    ),
];

pub(super) const TRIAGE_COMPLEX: &[Pair] = &[
    (
        "Quatre critères sur six. Le Bureau propose de réunir les institutions.",
        "Vier von sechs Kriterien. Das Büro schlägt vor, die Institutionen zusammenzubringen.",
    ),
    (
        "Droits flous et stratégies divergentes : la situation est complexe.",
        "Unklare Ansprüche und verschiedene Strategien: Die Situation ist komplex.",
    ),
    (
        "Employable, sans problème de santé, droits LACI bientôt épuisés : coaching indiqué.",
        "Arbeitsmarktfähig und gesund, Anspruch nach AVIG bald erschöpft: Ein Coaching ist angezeigt.",
    ),
];

pub(super) const TRIAGE_NETWORK: &[Pair] = &[
    (
        "Une prise en charge de réseau suffit ; l’institution annonceuse garde la conduite.",
        "Eine Begleitung im Netzwerk genügt; die meldende Institution behält die Führung.",
    ),
    (
        "Droits clairs et activités disponibles : suivi par deux services, sans séance du Bureau.",
        "Klare Ansprüche und verfügbare Angebote: Begleitung durch zwei Stellen, ohne Sitzung des Büros.",
    ),
];

pub(super) const TRIAGE_REFUSED: &[Pair] = &[
    (
        "Une seule institution est concernée. Suggestions : bilan de compétences au CIO, puis nouvel entretien ORP ; annonce possible plus tard.",
        "Nur eine Institution ist betroffen. Vorschläge: Kompetenzbilanz beim BIZ, danach neues Gespräch beim RAV; eine spätere Meldung bleibt möglich.",
    ),
    (
        "La personne travaille à 80 %. Suggestion : appui à la gestion du budget par le CMS, sans intervention du Bureau.",
        "Die Person arbeitet zu 80 %. Vorschlag: Unterstützung bei der Budgetführung durch das SMZ, ohne Einsatz des Büros.",
    ),
];

pub(super) const FOLLOW_UPS: &[Pair] = &[
    (
        "Deux entretiens par mois tenus. Trois candidatures, une réponse positive pour un stage.",
        "Zwei Gespräche pro Monat durchgeführt. Drei Bewerbungen, eine Zusage für ein Praktikum.",
    ),
    (
        "La mesure se poursuit comme prévu ; présence régulière.",
        "Die Massnahme läuft wie vorgesehen; die Präsenz ist regelmässig.",
    ),
    (
        "Arrêt maladie de trois semaines. Le calendrier est décalé, les objectifs restent.",
        "Drei Wochen krankgeschrieben. Der Zeitplan verschiebt sich, die Ziele bleiben.",
    ),
    (
        "Le droit est clarifié : l’institution payeuse est connue, le préfinancement n’est plus nécessaire.",
        "Der Anspruch ist geklärt: Die zahlende Institution steht fest, eine Vorfinanzierung braucht es nicht mehr.",
    ),
    (
        "Logement trouvé. La recherche d’emploi redevient la priorité.",
        "Wohnung gefunden. Die Stellensuche hat wieder Vorrang.",
    ),
    (
        "Contact difficile depuis un mois ; le case manager propose un entretien à domicile.",
        "Seit einem Monat ist der Kontakt schwierig; die Fallführung schlägt ein Gespräch zu Hause vor.",
    ),
];

pub(super) const NOTES: &[Pair] = &[
    (
        "Téléphone avec la personne : adresse et numéro confirmés.",
        "Telefon mit der Person: Adresse und Nummer bestätigt.",
    ),
    (
        "Le CMS transmet le budget ; le loyer est à jour.",
        "Das SMZ stellt das Budget zu; die Miete ist bezahlt.",
    ),
    (
        "L’ORP signale une place de stage possible dès le mois prochain.",
        "Das RAV meldet einen möglichen Praktikumsplatz ab nächstem Monat.",
    ),
    (
        "Certificat médical reçu, classé ; la reprise est prévue à 50 %.",
        "Arztzeugnis erhalten und abgelegt; die Wiederaufnahme ist zu 50 % vorgesehen.",
    ),
    (
        "La personne préfère les rendez-vous du matin.",
        "Die Person zieht Termine am Morgen vor.",
    ),
    (
        "Demande de renseignement envoyée à l’Office AI, réponse attendue.",
        "Anfrage an die IV-Stelle gesandt, Antwort ausstehend.",
    ),
    (
        "Procuration expliquée et remise en main propre.",
        "Vollmacht erklärt und persönlich übergeben.",
    ),
    (
        "Entretien annulé le jour même ; nouvelle date fixée.",
        "Gespräch am selben Tag abgesagt; neuer Termin vereinbart.",
    ),
    (
        "L’employeur du stage est satisfait et propose une prolongation.",
        "Der Praktikumsbetrieb ist zufrieden und schlägt eine Verlängerung vor.",
    ),
    (
        "Traduction de la lettre demandée pour la famille.",
        "Übersetzung des Briefs für die Familie verlangt.",
    ),
    (
        "Point de la situation avec le case manager : rien à changer.",
        "Standortgespräch mit der Fallführung: nichts zu ändern.",
    ),
    (
        "La personne a manqué deux rendez-vous ; rappel par lettre.",
        "Die Person hat zwei Termine versäumt; Erinnerung per Brief.",
    ),
];

/// Status, entitlement, measures done and next step, as one institution tells them.
pub(super) type BlockTexts = [Pair; 4];

pub(super) const BLOCK_ORP: &[BlockTexts] = &[
    [
        (
            "Inscrite à l’ORP, disponible à 80 %.",
            "Beim RAV angemeldet, zu 80 % verfügbar.",
        ),
        (
            "Délai-cadre ouvert, 74 indemnités restantes.",
            "Laufende Rahmenfrist, noch 74 Taggelder.",
        ),
        (
            "Bilan de compétences, programme d’emploi de trois mois.",
            "Kompetenzbilanz, drei Monate Beschäftigungsprogramm.",
        ),
        (
            "Stage d’essai à organiser.",
            "Schnuppereinsatz zu organisieren.",
        ),
    ],
    [
        (
            "Inscription active, recherches régulières.",
            "Aktive Anmeldung, regelmässige Bewerbungen.",
        ),
        (
            "Droits épuisés dans trois mois.",
            "Anspruch in drei Monaten erschöpft.",
        ),
        (
            "Cours de français et atelier de candidature.",
            "Deutschkurs und Bewerbungswerkstatt.",
        ),
        ("Examiner un coaching ORP-CMS.", "Coaching RAV-SMZ prüfen."),
    ],
];
pub(super) const BLOCK_CMS: &[BlockTexts] = &[
    [
        (
            "Suivi social depuis huit mois, logement stable.",
            "Seit acht Monaten sozial begleitet, stabile Wohnsituation.",
        ),
        (
            "Aide sociale partielle selon la LIAS.",
            "Teilweise Sozialhilfe nach GES.",
        ),
        (
            "Appui à la gestion du budget, garde d’enfants organisée.",
            "Unterstützung bei der Budgetführung, Kinderbetreuung organisiert.",
        ),
        (
            "Assurer le rôle de case manager.",
            "Fallführung übernehmen.",
        ),
    ],
    [
        (
            "Première demande reçue, évaluation en cours.",
            "Erstes Gesuch eingegangen, Abklärung läuft.",
        ),
        (
            "Droit à confirmer selon le revenu du ménage.",
            "Anspruch nach Haushaltseinkommen zu bestätigen.",
        ),
        ("Aucune mesure à ce jour.", "Bisher keine Massnahme."),
        (
            "Décision de principe dans le mois.",
            "Grundsatzentscheid innert eines Monats.",
        ),
    ],
];
pub(super) const BLOCK_OAI: &[BlockTexts] = &[
    [
        (
            "Demande AI déposée, instruction médicale en cours.",
            "IV-Gesuch eingereicht, medizinische Abklärung läuft.",
        ),
        (
            "Mesures d’intervention précoce possibles.",
            "Massnahmen der Frühintervention möglich.",
        ),
        (
            "Entretien de détection précoce.",
            "Gespräch zur Früherfassung.",
        ),
        (
            "Évaluation en atelier, douze semaines.",
            "Abklärung in der Werkstatt, zwölf Wochen.",
        ),
    ],
    [
        (
            "Connue depuis deux ans, rente refusée.",
            "Seit zwei Jahren bekannt, Rente abgelehnt.",
        ),
        (
            "Droit à un reclassement à examiner.",
            "Anspruch auf Umschulung zu prüfen.",
        ),
        (
            "Entraînement à l’endurance interrompu.",
            "Belastbarkeitstraining abgebrochen.",
        ),
        (
            "Avis du SMR sur la capacité résiduelle.",
            "Stellungnahme des RAD zur Restarbeitsfähigkeit.",
        ),
    ],
];
pub(super) const BLOCK_OTHER: &[BlockTexts] = &[
    [
        (
            "Suivi en cours, contact mensuel.",
            "Begleitung läuft, monatlicher Kontakt.",
        ),
        (
            "Aucune prestation financière.",
            "Keine finanzielle Leistung.",
        ),
        (
            "Trois entretiens d’orientation.",
            "Drei Beratungsgespräche.",
        ),
        (
            "Rester disponible pour le plan commun.",
            "Für den gemeinsamen Plan verfügbar bleiben.",
        ),
    ],
    [
        (
            "Dossier ouvert ce trimestre.",
            "Dossier in diesem Quartal eröffnet.",
        ),
        ("Droit en cours de vérification.", "Anspruch wird geprüft."),
        (
            "Premier bilan établi.",
            "Erste Standortbestimmung erstellt.",
        ),
        (
            "Informer les partenaires de la décision.",
            "Die Partner über den Entscheid informieren.",
        ),
    ],
];

pub(super) const MINUTES: [Pair; 5] = [
    (
        "Divergence sur la capacité de travail ; potentiel confirmé dans la vente. Un assessment doit clarifier la suite. Le CMS propose le case manager.",
        "Uneinigkeit über die Arbeitsfähigkeit; das Potential im Verkauf ist bestätigt. Ein Assessment soll die Fortsetzung klären. Das SMZ schlägt die Fallführung vor.",
    ),
    (
        "Les institutions s’accordent sur un coaching de six mois, deux entretiens par mois, premier rendez-vous fixé.",
        "Die Institutionen einigen sich auf ein Coaching von sechs Monaten mit zwei Gesprächen pro Monat; der erste Termin steht fest.",
    ),
    (
        "Une seule institution continue le suivi ; les autres restent informées dans les limites de la procuration.",
        "Eine einzige Institution setzt die Begleitung fort; die anderen bleiben im Rahmen der Vollmacht informiert.",
    ),
    (
        "Ressources nombreuses, santé stabilisée. Trois objectifs retenus pour le contrat, calendrier accepté par toutes les parties.",
        "Viele Ressourcen, stabile Gesundheit. Drei Ziele für die Vereinbarung festgehalten, der Zeitplan ist von allen Parteien angenommen.",
    ),
    (
        "Décision reportée jusqu’à l’avis médical ; nouveau point dans six semaines.",
        "Entscheid vertagt bis zur ärztlichen Stellungnahme; neues Gespräch in sechs Wochen.",
    ),
];

pub(super) const CALLED_OFF: &[Pair] = &[
    (
        "La personne est hospitalisée jusqu’à la fin du mois.",
        "Die Person ist bis Ende Monat im Spital.",
    ),
    (
        "La situation s’est réglée : un emploi a été trouvé entre-temps.",
        "Die Situation hat sich geklärt: Inzwischen ist eine Stelle gefunden.",
    ),
];

pub(super) const REVOCATIONS: &[Pair] = &[
    (
        "Je préfère régler mes affaires avec une seule institution.",
        "Ich möchte meine Angelegenheiten mit einer einzigen Institution regeln.",
    ),
    ("", ""),
];
pub(super) const RESTRICTIONS: &[Pair] = &[
    (
        "Collaboratrice d’une institution partenaire.",
        "Mitarbeiterin einer Partnerinstitution.",
    ),
    ("Personne publique.", "Person des öffentlichen Lebens."),
];
