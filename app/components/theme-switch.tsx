import { Form, useLocation, useRouteLoaderData } from '@remix-run/react'
import { common as en } from '#app/locales/en/common.ts'
import { common as fr } from '#app/locales/fr/common.ts'
import { useText } from '#app/locales/language.tsx'
import type { loader } from '#app/root.tsx'

const choices = ['device', 'light', 'dark'] as const

/** Light, dark, or as the device; kept on this device. */
export function ThemeSwitch() {
  const t = useText(fr, en)
  const { pathname, search } = useLocation()
  const chosen = useRouteLoaderData<typeof loader>('root')?.theme ?? 'device'
  return (
    <Form method="post" action="/theme" preventScrollReset>
      <fieldset>
        <legend className="text-sm text-ink-2">{t.theme}</legend>
        <input type="hidden" name="from" value={pathname + search} />
        <div className="flex flex-wrap gap-x-4">
          {choices.map((choice) => (
            <button
              key={choice}
              name="theme"
              value={choice}
              aria-pressed={choice === chosen}
              className="inline-flex min-h-12 items-center aria-pressed:font-bold [&:not([aria-pressed=true])]:word"
            >
              {t.themes[choice]}
            </button>
          ))}
        </div>
      </fieldset>
    </Form>
  )
}
