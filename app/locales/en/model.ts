import type { model as fr } from '#app/locales/fr/model.ts'
import type { Dictionary } from '#app/locales/language.tsx'

export const model: Dictionary<typeof fr> = {
  metaTitle: 'The model',
  back: 'Tracks',
  title: 'What the model learns from answers.',
  lead: 'The diagnosis and the path assume a difficulty for each level, and for each question a share of slips and of lucky guesses. Every Sunday the academy works these values out again from its own answers, then tries them on one learner in five, kept aside. They are used only if they foretell better, and by too clear a margin for chance.',
  inForce: 'In force',
  builtIn: 'The built-in values',
  builtInText: 'Those of the program, before any answer.',
  fit: (day) => `The fit of ${day}`,
  fitText: (learners, one, answers) =>
    `${learners} ${one ? 'learner' : 'learners'}, ${answers} first answers.`,
  chosenBy: {
    trial: (day) => `The trial has decided since ${day}.`,
    person: (day) => `The team’s choice, held since ${day}: the trial leaves it alone.`,
  },
  release: 'Let the trial decide',
  released: 'Done. The next fit that foretells better will be put in force.',
  fits: 'The fits',
  none: 'No fit so far.',
  noneText:
    'The first one comes in the night to Sunday, once a few learners have finished their diagnosis. You can also ask for it now.',
  day: 'Day',
  aside: 'Tried on',
  learners: (count, one) => `${count} ${one ? 'learner' : 'learners'}`,
  answers: (count, one) => `${count} ${one ? 'answer' : 'answers'}`,
  before: 'Error before',
  after: 'Error after',
  auc: 'Ranking',
  aucPair: (before, after) => `${before}, then ${after}`,
  gain: 'Gain',
  interval: (low, high) => `between ${low} and ${high}`,
  verdict: 'Outcome',
  few: (least) => `Set aside: fewer than ${least} learners kept apart`,
  verdicts: {
    inForce: 'In force',
    unsure: 'Set aside: gain uncertain',
    former: 'Was in force, then replaced',
    better: 'Better, not in force',
  },
  legend:
    'Error: mean of −ln P(the answer given); lower is better, and 0.69 is a coin toss. Ranking (AUC): how often a right answer was given a higher probability than a wrong one. Gain: error before less error after, with its 95% interval.',
  use: 'Put in force',
  useOf: (day) => `Put the fit of ${day} in force`,
  useBuiltIn: 'Back to the built-in values',
  used: 'Done. The next questions and the next paths take it into account; what is recorded does not move.',
  stale: 'The values in force had changed already. This is where they stand.',
  request: 'Fit again now',
  requested:
    'The fit is asked for. It takes from a second to a few minutes: reload the page to see what it gives. While too few diagnoses are finished, nothing is added.',
  reload: 'Reload',
}
