// The root component: what can go wrong is caught here, and nothing of the vault is rendered before the gate opens.
import { useEffect } from 'react'
import { ErrorBoundary } from './ErrorBoundary.tsx'
import { Gate } from './Gate.tsx'

/** `onShown` is called once the gate is there and listens. */
export function App({ onShown }: { onShown: () => void }) {
  useEffect(onShown, [onShown])
  return (
    <ErrorBoundary>
      <Gate />
    </ErrorBoundary>
  )
}
