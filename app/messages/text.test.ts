import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { MessageText } from '#app/components/messages/message-text.tsx'
import { cleanText, splitLinks } from './text.ts'

const links = (text: string) => splitLinks(text).flatMap(({ href }) => href ?? [])

describe('what is kept of a message', () => {
  it('keeps lines, accents and joined signs', () => {
    expect(cleanText('  Bonjour,\r\nça va ?\r\r👩🏾‍💻 \u200fשלום\n')).toBe('Bonjour,\nça va ?\n\n👩🏾‍💻 \u200fשלום')
  })

  it('drops what turns the text around, and what nobody sees', () => {
    expect(cleanText('fichier\u202egpj.exe\u202c\u2066x\u2069\0\u0007')).toBe('fichiergpj.exex')
    expect(cleanText('\u202e \u202c')).toBe('')
  })
})

describe('links of a message', () => {
  it('are the address as it was written, also where French words are set', () => {
    const address = 'https://www.lemonde.fr/pourquoi-y-a-t-il-des-bugs'
    const html = renderToStaticMarkup(
      createElement(MessageText, { text: `Lisez ${address} : a-t-il raison ?` }),
    )
    expect(html).toContain(`href="${address}"`)
    expect(html).toContain('raison\u202f?')
  })

  it('are https addresses, without the punctuation around them', () => {
    expect(links('Voir https://ariane.example/a?b=c#d, puis (https://fr.wikipedia.org/wiki/CSS).')).toEqual([
      'https://ariane.example/a?b=c#d',
      'https://fr.wikipedia.org/wiki/CSS',
    ])
    expect(links('https://fr.wikipedia.org/wiki/Python_(langage)')).toEqual([
      'https://fr.wikipedia.org/wiki/Python_(langage)',
    ])
  })

  it.each([
    'javascript:alert(1)',
    'http://ariane.example',
    'https://ariane.example@mal.example/',
    'https://user:pass@mal.example/',
    'https://аriane.example/',
    'https://localhost/',
    'https://',
    'data:text/html,x',
    'xhttps:/ariane.example',
    'https://exa\u00admple.fr',
  ])('%s is none', (text) => {
    expect(links(text)).toEqual([])
  })

  it('lose no character of the text', () => {
    for (const text of [
      '',
      'a',
      'https://a.fr',
      'x https://a.fr y https://b.fr.',
      'https://a.fr https://é.fr z',
    ])
      expect(
        splitLinks(text)
          .map((part) => part.text)
          .join(''),
      ).toBe(text)
  })
})
