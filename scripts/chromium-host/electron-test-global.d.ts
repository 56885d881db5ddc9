// The queues that `launch-electron.mjs` puts into the main process of a real Electron under test.
declare global {
  var unborrowedTest: { saves: (string | null)[]; opens: (string[] | null)[] }
}

export {}
