/** The pages that must be possible when nothing else is: one small document, both languages, no script. */

interface PlainText {
  title: string
  text: string
}

export interface PlainPage {
  status: number
  fr: PlainText
  en: PlainText
}

export const foreignOrigin: PlainPage = {
  status: 403,
  fr: {
    title: 'Cet envoi n’est pas passé.',
    text: 'Il ne vient pas d’une page d’Ariane. Revenez en arrière, rechargez la page et envoyez de nouveau.',
  },
  en: {
    title: 'This did not go through.',
    text: 'It does not come from a page of Ariane. Go back, reload the page and send it again.',
  },
}

export const tooLarge: PlainPage = {
  status: 413,
  fr: {
    title: 'C’est trop grand pour nous.',
    text: 'Revenez en arrière : ce que vous avez écrit y est encore. Raccourcissez-le, ou choisissez un fichier plus petit.',
  },
  en: {
    title: 'This is too large for us.',
    text: 'Go back: what you wrote is still there. Shorten it, or choose a smaller file.',
  },
}

export const unreadable: PlainPage = {
  status: 400,
  fr: {
    title: 'Cet envoi n’est pas lisible.',
    text: 'Il est peut-être arrivé incomplet. Revenez en arrière : ce que vous avez écrit y est encore. Envoyez de nouveau.',
  },
  en: {
    title: 'We cannot read what was sent.',
    text: 'It may have arrived incomplete. Go back: what you wrote is still there. Send it again.',
  },
}

export const badRequest: PlainPage = {
  status: 400,
  fr: {
    title: 'Cette adresse est illisible.',
    text: 'Elle a peut-être été coupée en la copiant. Repartez de l’accueil.',
  },
  en: {
    title: 'We cannot read this address.',
    text: 'It may have been cut when copied. Start again from the home page.',
  },
}

export const resting: PlainPage = {
  status: 503,
  fr: {
    title: 'Un instant, Ariane reprend son souffle.',
    text: 'Rien de ce qui était enregistré n’est perdu. Rechargez la page dans quelques secondes.',
  },
  en: {
    title: 'One moment, Ariane is catching her breath.',
    text: 'Nothing that was saved is lost. Reload the page in a few seconds.',
  },
}

export const broken: PlainPage = {
  status: 500,
  fr: {
    title: 'Quelque chose s’est mal passé de notre côté.',
    text: 'Ce qui était enregistré est gardé. Revenez en arrière et réessayez.',
  },
  en: { title: 'Something went wrong on our side.', text: 'What was saved is kept. Go back and try again.' },
}

const style = `:root{color-scheme:light dark}body{margin:0;padding:20vh 20px 20px;background:#FBF6EE;color:#2A1830;font:17px/1.55 "Atkinson Hyperlegible Next",system-ui,sans-serif}
main{max-width:34rem;margin:auto}h1{font-size:34px;line-height:1.06;letter-spacing:-.022em;text-wrap:balance}section+section{margin-top:3rem;padding-top:1rem;border-top:1px solid #E4D7C3}h2{font-size:26px}
a{color:inherit;text-decoration-color:#E59A0C;text-decoration-thickness:2px;text-underline-offset:6px}
@media(prefers-color-scheme:dark){body{background:#1B121E;color:#F7EEE3}section+section{border-color:#43334A}}`

/** The document of a plain page, English first when `english`. Its style needs the nonce of the response. */
export function renderPlainPage(page: PlainPage, english: boolean, nonce: string): string {
  const section = (language: 'fr' | 'en', tag: string) => {
    const home = language === 'fr' ? 'Aller à l’accueil' : 'Go to the home page'
    const { title, text } = page[language]
    return `<section lang="${language}"><${tag}>${title}</${tag}><p>${text}</p><p><a href="/">${home}</a></p></section>`
  }
  const order = english ? (['en', 'fr'] as const) : (['fr', 'en'] as const)
  return `<!doctype html><html lang="${order[0]}"><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>Ariane</title><style nonce="${nonce}">${style}</style><main>${section(order[0], 'h1')}${section(order[1], 'h2')}</main></html>`
}
