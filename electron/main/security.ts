// What no page of this app may do, whatever it holds: reach the network, navigate away, open windows, ask for devices.
import { app, type Session, session, type WebContents } from 'electron'
import { isStartPage, ORIGIN, originOf } from './origin.ts'

/** Switches for Chromium itself, set before it starts. `app:` needs no name to be resolved, so no name ever is. */
export function hardenProcess(allowLocalServer: boolean): void {
  app.enableSandbox()
  const rules = allowLocalServer ? 'MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1' : 'MAP * ~NOTFOUND'
  app.commandLine.appendSwitch('host-resolver-rules', rules)
  app.commandLine.appendSwitch('force-webrtc-ip-handling-policy', 'disable_non_proxied_udp')
  app.commandLine.appendSwitch('disable-background-networking')
  app.commandLine.appendSwitch('disable-component-update')
  app.commandLine.appendSwitch('no-pings')
}

/** True for a request that may go on: to `trusted` origins, or to a blob that a page of theirs made. */
export function mayRequest(address: string, trusted: readonly string[]): boolean {
  const target = address.startsWith('blob:') ? address.slice('blob:'.length) : address
  const origin = originOf(target)
  return origin !== undefined && trusted.includes(origin)
}

function guardSession(target: Session, trusted: readonly string[]): void {
  target.webRequest.onBeforeRequest((details, reply) => reply({ cancel: !mayRequest(details.url, trusted) }))
  target.setPermissionRequestHandler((_contents, _permission, reply) => reply(false))
  target.setPermissionCheckHandler(() => false)
  target.setDevicePermissionHandler(() => false)
  target.setDisplayMediaRequestHandler(null)
  target.setBluetoothPairingHandler(null)
  target.setUSBProtectedClassesHandler(({ protectedClasses }) => protectedClasses)
  for (const event of ['select-hid-device', 'select-usb-device'] as const) {
    target.on(event as 'select-hid-device', (stop, _details, choose) => {
      stop.preventDefault()
      choose(null)
    })
  }
  target.on('select-serial-port', (stop, _ports, _contents, choose) => {
    stop.preventDefault()
    choose('')
  })
  target.on('will-download', (stop) => stop.preventDefault())
  target.setSpellCheckerEnabled(false)
}

function guardContents(contents: WebContents, devOrigin: string | null): void {
  const stay = (event: { url: string; preventDefault(): void }) => {
    if (!isStartPage(event.url, devOrigin)) event.preventDefault()
  }
  contents.on('will-navigate', stay)
  contents.on('will-redirect', stay)
  contents.on('will-frame-navigate', stay)
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.on('select-bluetooth-device', (event, _devices, choose) => {
    event.preventDefault()
    choose('')
  })
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp')
}

/** Call when the app is ready, before any window is made. `devOrigin` is the development server's, null in a built app. */
export function secureApp(devOrigin: string | null): void {
  const trusted = devOrigin === null ? [ORIGIN] : [ORIGIN, devOrigin]
  guardSession(session.defaultSession, trusted)
  app.on('session-created', (created) => guardSession(created, trusted))
  app.on('web-contents-created', (_event, contents) => guardContents(contents, devOrigin))
}
