import { Link, useNavigation, type LinkProps } from '@remix-run/react'
import type { ButtonHTMLAttributes, ReactNode } from 'react'
import { common as en } from '#app/locales/en/common.ts'
import { common as fr } from '#app/locales/fr/common.ts'
import { useText } from '#app/locales/language.tsx'

export type ButtonLook = 'filled' | 'outline' | 'word'

const looks: Record<ButtonLook, string> = {
  filled:
    'inline-flex min-h-13 items-center justify-center gap-2.5 rounded-full bg-action px-7 py-2.5 text-center font-bold text-action-ink hover:bg-action-hover border-2 border-transparent',
  outline:
    'inline-flex min-h-12 items-center justify-center gap-2.5 rounded-full px-6 py-2 text-center font-semibold border-2 border-ink hover:bg-paper-2',
  word: 'group/word inline-flex min-h-12 items-center gap-2 text-start font-semibold',
}

interface Look {
  /** One filled button a screen; an outline where a second way is as likely; a word for all else. */
  look?: ButtonLook
  /** Takes the whole line on a phone. */
  wide?: boolean
}

function classesOf({ look = 'filled', wide = false }: Look, more = ''): string {
  return `${looks[look]} ${wide ? 'w-full sm:w-auto' : ''} ${more}`
}

/** In a word button the underline is the thread, under the words only. */
function Label({ look, children }: { look?: ButtonLook; children: ReactNode }) {
  return look === 'word' ? (
    <span className="word group-hover/word:decoration-4">{children}</span>
  ) : (
    <>{children}</>
  )
}

export interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement>, Look {
  /** Said while the form that holds the button is on its way, instead of the label. */
  pendingText?: string
  /** Overrides what is known of the navigation, for forms sent by a fetcher. */
  pending?: boolean
}

/** A button of a form. While a form is sent its text says so; it stays focusable, and a second press does nothing. */
export function Button({
  look,
  wide,
  pendingText,
  pending,
  children,
  className,
  type,
  ...rest
}: ButtonProps) {
  const t = useText(fr, en)
  const navigation = useNavigation()
  const sending = navigation.state !== 'idle' && navigation.formMethod !== undefined
  const mine =
    rest.name === undefined ||
    navigation.formData?.get(rest.name) === (rest.value ?? '') ||
    rest.value === undefined
  const waits = pending ?? (type !== 'button' && sending && mine)
  return (
    <button
      type={type ?? 'submit'}
      className={classesOf({ look, wide }, `disabled:opacity-55 aria-disabled:opacity-75 ${className ?? ''}`)}
      {...rest}
      aria-disabled={waits || undefined}
      onClick={(event) => {
        if (waits) event.preventDefault()
        else rest.onClick?.(event)
      }}
    >
      <Label look={look}>{waits ? (pendingText ?? t.pending) : children}</Label>
    </button>
  )
}

/** A link that looks like a button, or, as a word, like every other action. */
export function ButtonLink({ look, wide, className, children, ...rest }: LinkProps & Look) {
  return (
    <Link className={classesOf({ look, wide }, className ?? '')} {...rest}>
      <Label look={look}>{children}</Label>
    </Link>
  )
}

/** A link inside a sentence. */
export function WordLink({ className, ...rest }: LinkProps) {
  return <Link className={`word ${className ?? ''}`} {...rest} />
}

/** A link out of the academy: same window, and its site is named by its text. */
export function OutsideLink({
  href,
  label,
  children,
}: {
  href: string
  /** Said instead of the text where several links have the same. */
  label?: string
  children: ReactNode
}) {
  return (
    <a href={href} rel="noreferrer" aria-label={label} className="word">
      {children}
    </a>
  )
}
