// What scripts/vite-mirror-page.ts makes of this room.
declare module 'virtual:mirror-page' {
  const parts: import('#shared/formats/mirror-page.ts').MirrorPageParts
  export default parts
}
