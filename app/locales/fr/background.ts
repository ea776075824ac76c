/** What a learner may tell of herself for equity alone. */
export const background = {
  heading: 'Pour que l’académie soit juste',
  text: 'Ces trois réponses sont facultatives. Elles servent à vérifier que l’académie se trompe aussi peu pour chacune. L’équipe ne lit que des sommes d’au moins dix personnes. Ni votre mentore, ni votre coach ne les voient, et votre parcours n’en dépend pas.',
  untold: 'Je préfère ne pas le dire',
  save: 'Enregistrer ces réponses',
  saved: 'C’est enregistré. Vous pouvez tout reprendre quand vous voulez.',
  fields: { age: 'Votre âge', diploma: 'Votre diplôme le plus élevé', territory: 'Là où vous vivez' },
  age: {
    'under-26': 'Moins de 26 ans',
    '26-35': '26 à 35 ans',
    '36-45': '36 à 45 ans',
    '46-55': '46 à 55 ans',
    'over-55': 'Plus de 55 ans',
  } as Record<string, string>,
  diploma: {
    none: 'Aucun diplôme',
    'below-bac': 'Brevet, CAP ou BEP',
    bac: 'Baccalauréat',
    'bac-2': 'Bac + 2',
    'bac-3': 'Bac + 3 ou plus',
  } as Record<string, string>,
  territory: {
    city: 'Une grande ville',
    suburb: 'Une banlieue',
    town: 'Une petite ville',
    country: 'La campagne',
    overseas: 'L’outre-mer',
  } as Record<string, string>,
}
