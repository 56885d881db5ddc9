// The root component: what can go wrong is caught here, and nothing of the vault is rendered before the gate opens.
import { ErrorBoundary } from './ErrorBoundary.tsx'
import { Gate } from './Gate.tsx'

export function App() {
  return (
    <ErrorBoundary>
      <Gate />
    </ErrorBoundary>
  )
}
