// Catches what a screen throws and says one calm sentence. Logs the error's name only: a message may hold content.
import { Component, type ReactNode } from 'react'
import { Broken } from './Broken.tsx'

interface Props {
  children: ReactNode
  /** A change of this key (the route) gives the children another try. */
  resetKey?: string
}

interface State {
  broken: boolean
}

export class ErrorBoundary extends Component<Props, State> {
  override state: State = { broken: false }

  static getDerivedStateFromError(): State {
    return { broken: true }
  }

  override componentDidCatch(error: unknown): void {
    console.error('a screen failed:', error instanceof Error ? error.name : 'unknown')
  }

  override componentDidUpdate(before: Props): void {
    if (this.state.broken && before.resetKey !== this.props.resetKey) this.setState({ broken: false })
  }

  override render(): ReactNode {
    return this.state.broken ? <Broken /> : this.props.children
  }
}
