import { Form, useLocation, useSearchParams } from '@remix-run/react'
import { createContext, useContext, type ReactNode } from 'react'
import { FieldScope } from '#app/components/field.tsx'

/** Marks the forms of one showing of a page; null: nothing can be changed. */
const Page = createContext<string | null>(null)
export const StudioForms = Page.Provider

/** Whether things can be changed here: a draft is open. */
export const useCanEdit = () => useContext(Page) !== null

/** A form of the studio: sent to the page it stands on, in its draft; sent twice, it is done once. */
export function StudioForm({
  intent,
  values = {},
  children,
  className,
}: {
  intent: string
  values?: Record<string, string>
  children: ReactNode
  className?: string
}) {
  const page = useContext(Page)
  const { pathname, search } = useLocation()
  // Not with what the form was made from: an id is a name.
  const place = Object.entries(values).flatMap(([name, value]) => (name === 'was' ? [] : [value]))
  const scope = `${[intent, ...place].join('-').replaceAll(/[^\w-]/g, '-')}-`
  return (
    <Form
      method="post"
      action={`${pathname}${search}`}
      className={className}
      noValidate
      preventScrollReset={intent === 'put' || intent === 'take' || intent === 'up' || intent === 'down'}
    >
      <input type="hidden" name="page" value={page ?? ''} />
      <input type="hidden" name="intent" value={intent} />
      {Object.entries(values).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <FieldScope value={scope}>{children}</FieldScope>
    </Form>
  )
}

/** Addresses of the studio in the draft that is open. */
export function useDraftLink(): (path: string) => string {
  const [query] = useSearchParams()
  const draft = query.get('draft')
  return (path) => {
    if (!draft) return path
    const [way, hash = ''] = path.split('#')
    return `${way}${way?.includes('?') ? '&' : '?'}draft=${draft}${hash && `#${hash}`}`
  }
}
