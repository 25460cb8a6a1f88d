//! What contracts say.

use super::Pair;

pub(in crate::demo) const AIMS: &[Pair] = &[
    (
        "Retrouver, d’ici un an, un emploi durable sur le marché primaire du travail, à un taux d’au moins 60 %.",
        "Innert eines Jahres eine dauerhafte Stelle im ersten Arbeitsmarkt finden, mit einem Pensum von mindestens 60 %.",
    ),
    (
        "Clarifier la capacité de travail et construire un projet professionnel réaliste.",
        "Die Arbeitsfähigkeit klären und ein realistisches berufliches Projekt aufbauen.",
    ),
    (
        "Entrer en formation et la suivre jusqu’au premier bilan semestriel.",
        "Eine Ausbildung beginnen und bis zur ersten Semesterbilanz besuchen.",
    ),
    (
        "Stabiliser la situation sociale et reprendre une activité progressive.",
        "Die soziale Lage stabilisieren und schrittweise wieder tätig werden.",
    ),
];

/// A goal and the indicator by which one sees that it is reached.
pub(in crate::demo) const GOALS: &[(Pair, Pair)] = &[
    (
        (
            "Clarifier la capacité de travail.",
            "Die Arbeitsfähigkeit klären.",
        ),
        (
            "Rapport du SMR remis aux parties.",
            "Der Bericht des RAD liegt den Parteien vor.",
        ),
    ),
    (
        (
            "Retrouver un rythme de travail de 50 %.",
            "Einen Arbeitsrhythmus von 50 % wiederfinden.",
        ),
        (
            "Douze semaines avec une présence d’au moins 80 %.",
            "Zwölf Wochen mit mindestens 80 % Präsenz.",
        ),
    ),
    (
        (
            "Reprendre un emploi dans la logistique.",
            "Wieder eine Stelle in der Logistik antreten.",
        ),
        (
            "Contrat de travail signé, taux de 50 % ou plus.",
            "Unterzeichneter Arbeitsvertrag, Pensum von 50 % oder mehr.",
        ),
    ),
    (
        (
            "Établir un dossier de candidature complet.",
            "Ein vollständiges Bewerbungsdossier erstellen.",
        ),
        (
            "Dossier relu par l’ORP, six candidatures par mois.",
            "Das Dossier ist vom RAV geprüft, sechs Bewerbungen pro Monat.",
        ),
    ),
    (
        (
            "Assainir le budget du ménage.",
            "Das Haushaltsbudget sanieren.",
        ),
        (
            "Aucun nouveau retard de paiement pendant six mois.",
            "Sechs Monate lang kein neuer Zahlungsrückstand.",
        ),
    ),
    (
        (
            "Atteindre le niveau de langue B1.",
            "Das Sprachniveau B1 erreichen.",
        ),
        (
            "Attestation de l’école de langue.",
            "Bescheinigung der Sprachschule.",
        ),
    ),
    (
        (
            "Choisir un métier et trouver une place de stage.",
            "Einen Beruf wählen und einen Praktikumsplatz finden.",
        ),
        (
            "Deux stages évalués par écrit.",
            "Zwei schriftlich ausgewertete Schnupperlehren.",
        ),
    ),
    (
        (
            "Organiser la garde des enfants.",
            "Die Kinderbetreuung organisieren.",
        ),
        (
            "Solution attestée pour cinq jours par semaine.",
            "Bestätigte Lösung für fünf Tage pro Woche.",
        ),
    ),
];

pub(in crate::demo) const PERSON_DUTIES: &[Pair] = &[
    (
        "Suivre les mesures prévues et annoncer toute absence le jour même.",
        "An den vorgesehenen Massnahmen teilnehmen und jede Abwesenheit am selben Tag melden.",
    ),
    (
        "Présenter ses recherches d’emploi chaque mois.",
        "Die Arbeitsbemühungen jeden Monat vorlegen.",
    ),
    (
        "Signaler sans délai tout changement de santé, d’adresse ou de revenu.",
        "Jede Änderung der Gesundheit, der Adresse oder des Einkommens unverzüglich melden.",
    ),
    (
        "Participer aux deux entretiens mensuels du tandem.",
        "An den zwei monatlichen Gesprächen des Tandems teilnehmen.",
    ),
    (
        "Remettre les certificats médicaux au médecin du SMR.",
        "Die Arztzeugnisse dem Arzt des RAD abgeben.",
    ),
];
pub(in crate::demo) const ORP_DUTIES: &[Pair] = &[
    (
        "Décide la mesure demandée dans les dix jours ouvrables.",
        "Entscheidet innert zehn Arbeitstagen über die beantragte Massnahme.",
    ),
    (
        "Propose des places adaptées et accompagne les candidatures.",
        "Schlägt passende Stellen vor und begleitet die Bewerbungen.",
    ),
];
pub(in crate::demo) const CMS_DUTIES: &[Pair] = &[
    (
        "Assure le rôle de case manager, un entretien par mois.",
        "Übernimmt die Fallführung, ein Gespräch pro Monat.",
    ),
    (
        "Garantit les moyens d’existence pendant la durée du contrat.",
        "Sichert den Lebensunterhalt während der Dauer der Vereinbarung.",
    ),
];
pub(in crate::demo) const OAI_DUTIES: &[Pair] = &[
    (
        "Décide la mesure de réinsertion et en informe les parties.",
        "Entscheidet über die Integrationsmassnahme und informiert die Parteien.",
    ),
    (
        "Transmet les conclusions du SMR dans les limites de la procuration.",
        "Übermittelt die Schlussfolgerungen des RAD im Rahmen der Vollmacht.",
    ),
];
pub(in crate::demo) const OTHER_DUTIES: &[Pair] = &[
    (
        "Reste disponible pour le plan commun et participe aux revues.",
        "Bleibt für den gemeinsamen Plan verfügbar und nimmt an den Überprüfungen teil.",
    ),
    (
        "Informe le case manager de toute décision utile au contrat.",
        "Informiert die Fallführung über jeden Entscheid, der die Vereinbarung betrifft.",
    ),
];

pub(in crate::demo) const END_REASONS: &[Pair] = &[(
    "La personne ne s’est plus présentée malgré deux rappels.",
    "Die Person ist trotz zwei Mahnungen nicht mehr erschienen.",
)];
/// Why an institution did not sign a first version.
pub(in crate::demo) const REFUSAL: Pair = (
    "La durée de la mesure dépasse les droits qui restent.",
    "Die Massnahme dauert länger als der verbleibende Anspruch.",
);
/// Who carries out a measure of the catalogue, for how many weeks and at what price in francs.
pub(in crate::demo) const OFFERS: &[(&str, &str, u32, u32)] = &[
    (
        "employment_programme",
        "Jardins du Bisse, Sierre",
        12,
        6_300,
    ),
    ("skills_review", "Cabinet Le Cairn, Sion", 4, 1_200),
    (
        "training_course",
        "École de langue La Passerelle, Sion",
        10,
        2_450,
    ),
    ("trial_placement", "Entrepôts du Verger, Conthey", 3, 0),
    (
        "end_of_rights_placement",
        "Scierie des Trois-Cimes, Martigny",
        16,
        4_800,
    ),
    ("coaching_tandem", "Tandem ORP-CMS / RAV-SMZ", 26, 1_950),
    (
        "workshop_observation",
        "Atelier des Arolles, Sion",
        12,
        9_450,
    ),
    ("endurance_training", "Werkstatt Grathorn, Visp", 13, 5_720),
    ("job_coaching", "Lernwerk Föhn, Brig", 20, 3_600),
    (
        "retraining",
        "Centre de formation du Vieux-Torrent, Monthey",
        39,
        18_400,
    ),
    (
        "social_placement",
        "Atelier du Lac-Clair, Monthey",
        13,
        3_900,
    ),
    (
        "budget_support",
        "Permanence Les Gentianes, Sierre",
        26,
        640,
    ),
    ("childcare", "Crèche La Marmotte-Bleue, Sion", 26, 2_860),
    ("social_firm", "Jardins du Bisse, Sierre", 26, 7_150),
    (
        "pre_apprenticeship",
        "Scierie des Trois-Cimes, Martigny",
        39,
        11_200,
    ),
    (
        "adult_certification",
        "Centre de formation du Vieux-Torrent, Monthey",
        30,
        4_150,
    ),
    ("training_mentoring", "Lernwerk Föhn, Brig", 20, 1_480),
];

pub(in crate::demo) const PROVIDERS: &[&str] = &[
    "Atelier des Arolles, Sion",
    "Entrepôts du Verger, Conthey",
    "Werkstatt Grathorn, Visp",
    "Jardins du Bisse, Sierre",
    "Scierie des Trois-Cimes, Martigny",
    "Atelier du Lac-Clair, Monthey",
    "École de langue La Passerelle, Sion",
    "Lernwerk Föhn, Brig",
];
