import { dictionary } from '@zxcvbn-ts/language-common'

/** Words of French passwords, which the leaked lists, mostly English, hold few of. */
const french = `
motdepasse azerty azertyuiop jetaime bonjour soleil doudou loulou chouchou marseille chocolat princesse
coucou nicolas amour papillon bisous mamour cheval chaton minou tigrou caramel vanille france paris lyon
toulouse bordeaux nantes maison famille enfant maman papa cherie poupette pupuce camille celine julien
sandrine isabelle stephanie caroline florence nathalie valerie sylvie patrick philippe laurent secret
bienvenue connexion utilisateur administrateur naruto olympique psgparis marie sophie laura emilie manon
chloe pauline julie sarah lea ines fatima amina aicha khadija mohamed
`
  .trim()
  .split(/\s+/)

/** A whole password of the academy has this length at least; shorter words are what people join to reach it. */
const whole = 12
/** Shortest word that says something inside a longer password, and how many of the most frequent are looked for. */
const shortestPart = 5
const mostParts = 1600

const leaked = dictionary['passwords-common']

/** Words that guessed passwords are made of: French ones, the leaked ones of twelve characters or more, frequent shorter ones. */
export const commonPasswords: readonly string[] = [
  ...french,
  ...leaked.filter((word) => word.length >= whole),
  ...leaked.filter((word) => word.length >= shortestPart && word.length < whole).slice(0, mostParts),
]
