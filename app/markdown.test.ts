import { describe, expect, it } from 'vitest'
import { renderMarkdown } from '#app/markdown.server.ts'

describe('Markdown', () => {
  it('lets nothing through that could act', () => {
    const text =
      '<script>alert(1)</script>\n\n<img src=x onerror=alert(1)>\n\n[a](javascript:alert(1)) ![b](https://x.example/y.png)\n\n<a href="#" onclick="x">c</a>'
    expect(renderMarkdown(text, 'fr')).not.toMatch(/script|onerror|onclick|<img|javascript:/)
  })

  it('sets the spaces of French in prose, never in code', () => {
    const html = renderMarkdown('Ça va ? `a ? b : c`\n\n```js\nx ? 1 : 2\n```', 'fr')
    expect(html).toContain('Ça va\u202f?')
    expect(html).toContain('<code>a ? b : c</code>')
    expect(html.replaceAll(/<\/?span[^>]*>/g, '')).toContain('x ? 1 : 2')
  })

  it('keeps every character of painted code', () => {
    const code = '/* a < b */\n.box:hover { color: #fff; margin: 1.5rem } @media (width < 40rem) {}'
    const shown = renderMarkdown('```css\n' + code + '\n```', 'en')
      .replaceAll(/<[^>]+>/g, '')
      .replaceAll('&#x3C;', '<')
    expect(shown.trim()).toBe(code)
  })

  it('gives an option or a title without its paragraph', () => {
    expect(renderMarkdown('la balise `<h1>`', 'fr', 'inline')).toBe('la balise <code>&#x3C;h1></code>')
  })

  it('lets a keyboard scroll what is wide', () => {
    expect(renderMarkdown('| a |\n|---|\n| 1 |', 'fr')).toContain(
      'class="table-scroll" tabindex="0" role="group" aria-label="Tableau"',
    )
  })
})
