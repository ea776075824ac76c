/** What learners of the demonstration send as project work. */
import type { Life } from '#app/demonstration/life.server.ts'
import { renewPath } from '#app/path/path.server.ts'
import { saveSubmission } from '#db/learning/submissions.ts'
import type { Language, Module } from '#engine/catalog.ts'

/** Words that fit any of the projects: what she did, what she is sure of, what she asks. */
const words: Record<Language, string[]> = {
  fr: [
    'J’ai commencé par la structure, puis le style. La page tient sur mon téléphone et sur l’ordinateur de ma sœur. Je ne suis pas sûre des contrastes du bandeau : pouvez-vous regarder ?',
    'Voici ma page. Tout se fait au clavier, je l’ai vérifié deux fois. J’ai eu du mal avec l’ordre des titres et je crois que c’est bon maintenant.',
    'J’ai suivi la maquette d’assez près. Le plus long a été le formulaire : les messages d’erreur s’affichent à côté des champs. Il me reste à alléger les images.',
  ],
  en: [
    'I began with the structure, then the styles. The page holds on my phone and on a larger screen. I am not sure about the contrast of the banner: could you have a look?',
    'Here is my page. Everything works with the keyboard, I checked twice. The order of the headings was hard and I believe it is right now.',
  ],
}

/** Sends the project of a module; her path follows. */
export async function submit(life: Life, module: Module): Promise<void> {
  const { context, person, random, learner } = life
  const texts = words[learner.language]
  const name = learner.email.replace(/@.*/, '').replace('.', '-')
  await saveSubmission(context.db, {
    learnerId: person.id,
    id: context.newId(),
    module: module.slug,
    text: texts[Math.floor(random() * texts.length)] ?? null,
    link: `https://${name}.example/${module.slug}/`,
    file: null,
    state: 'sent',
    at: context.now(),
  })
  await renewPath(context, person.id, `project:${module.slug}`)
}
