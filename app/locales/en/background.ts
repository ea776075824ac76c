/** What a learner may tell of herself for equity alone. */
export const background = {
  heading: 'So that the academy is fair',
  text: 'These three answers are optional. They serve to check that the academy is wrong as rarely for everyone. The team only reads sums over ten people or more. Neither your mentor nor your coach sees them, and your path does not depend on them.',
  untold: 'I would rather not say',
  save: 'Save these answers',
  saved: 'Saved. You can take everything back whenever you like.',
  fields: { age: 'Your age', diploma: 'Your highest diploma', territory: 'Where you live' },
  age: {
    'under-26': 'Under 26',
    '26-35': '26 to 35',
    '36-45': '36 to 45',
    '46-55': '46 to 55',
    'over-55': 'Over 55',
  } as Record<string, string>,
  diploma: {
    none: 'No diploma',
    'below-bac': 'Below baccalauréat (brevet, CAP, BEP)',
    bac: 'Baccalauréat',
    'bac-2': 'Two years after it',
    'bac-3': 'Three years after it, or more',
  } as Record<string, string>,
  territory: {
    city: 'A large city',
    suburb: 'A suburb',
    town: 'A small town',
    country: 'The countryside',
    overseas: 'Overseas France',
  } as Record<string, string>,
}
