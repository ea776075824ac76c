import { RemixBrowser } from '@remix-run/react'
import { StrictMode, startTransition } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { PageFacts } from '#app/locales/language.tsx'

const language = document.documentElement.lang === 'en' ? 'en' : 'fr'

startTransition(() => {
  hydrateRoot(
    document,
    <StrictMode>
      <PageFacts.Provider value={{ language, theme: null, nonce: undefined, unavailable: false }}>
        <RemixBrowser />
      </PageFacts.Provider>
    </StrictMode>,
  )
})
