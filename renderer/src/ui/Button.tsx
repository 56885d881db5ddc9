// The app's button, and links that look like one. Ink, never coloured: a danger is said in words and by its outline.
import type { AnchorHTMLAttributes, ButtonHTMLAttributes, Ref } from 'react'
import styles from './Button.module.css'
import { classNames } from './class-names.ts'

/** `primary` one a screen; `plain` quiet, beside it; `link` inside text; `danger` what cannot easily be taken back. */
export type ButtonVariant = 'primary' | 'plain' | 'link' | 'danger'

export interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  variant?: ButtonVariant
  ref?: Ref<HTMLButtonElement>
}

/** A native button of type `button` unless told otherwise; `primary` unless told otherwise. */
export function Button({ variant = 'primary', className, type = 'button', ...rest }: ButtonProps) {
  return <button {...rest} type={type} className={classNames(styles.button, styles[variant], className)} />
}

export interface ButtonLinkProps extends AnchorHTMLAttributes<HTMLAnchorElement> {
  variant?: ButtonVariant
  href: string
  ref?: Ref<HTMLAnchorElement>
}

/** A real link (it goes somewhere) with a button's look. Works as the child of wouter's `<Link asChild>`. */
export function ButtonLink({ variant = 'primary', className, ...rest }: ButtonLinkProps) {
  return <a {...rest} className={classNames(styles.button, styles[variant], className)} />
}
