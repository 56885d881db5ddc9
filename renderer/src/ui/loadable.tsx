// A component whose code comes as its own chunk. Once the chunk is there it is shown at once: React's own lazy() shows nothing
// first even then, and holds back what follows for 300 ms.
import { type ComponentType, createElement, type ReactNode, useEffect, useState } from 'react'

export interface Loadable<P> {
  (props: P): ReactNode
  /** Loads the code without showing it. Never rejects: showing it tries again. */
  preload(): Promise<void>
}

interface Chunk<P> {
  /** null until it has come. */
  component: ComponentType<P> | null
  fetch(): Promise<ComponentType<P>>
}

function chunkOf<P>(load: () => Promise<ComponentType<P>>): Chunk<P> {
  let loading: Promise<ComponentType<P>> | null = null
  const chunk: Chunk<P> = {
    component: null,
    fetch() {
      loading ??= load().then(
        (component) => {
          chunk.component = component
          return component
        },
        (error: unknown) => {
          loading = null
          throw error
        },
      )
      return loading
    },
  }
  return chunk
}

interface PartProps<P> {
  chunk: Chunk<P>
  waiting: ReactNode
  props: P
}

function Part<P extends object>({ chunk, waiting, props }: PartProps<P>): ReactNode {
  const [Shown, setShown] = useState(() => chunk.component)
  const [failure, setFailure] = useState<unknown>(null)
  useEffect(() => {
    if (Shown !== null) return
    let gone = false
    chunk.fetch().then(
      (component) => {
        if (!gone) setShown(() => component)
      },
      (error: unknown) => {
        if (!gone) setFailure(error)
      },
    )
    return () => {
      gone = true
    }
  }, [chunk, Shown])
  // To the nearest error boundary, as any component that fails.
  if (failure !== null) throw failure
  return Shown === null ? waiting : <Shown {...props} />
}

/** `waiting` stands where the component will be while its code is fetched; a chunk that cannot be had throws when shown. */
export function loadable<P extends object>(
  load: () => Promise<ComponentType<P>>,
  waiting: ReactNode = null,
): Loadable<P> {
  const chunk = chunkOf(load)
  const show = (props: P): ReactNode => createElement(Part<P>, { chunk, waiting, props })
  const preload = () =>
    chunk.fetch().then(
      () => undefined,
      () => undefined,
    )
  return Object.assign(show, { preload })
}
