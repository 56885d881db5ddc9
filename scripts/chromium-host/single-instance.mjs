// @ts-check
// Stands in for Electron's single-instance lock: a file with the owner's process id, taken by exclusive creation.
import { readFileSync, renameSync, rmSync, watch, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** @param {number} pid */
function lives(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/** @param {string} file */
function tryTake(file) {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' })
    return true
  } catch {
    return false
  }
}

/** Moves a dead owner's lock away; of several processes that try, the rename lets one succeed. @param {string} file */
function dropStale(file) {
  try {
    const owner = Number(readFileSync(file, 'utf8'))
    if (owner > 0 && lives(owner)) return
    const aside = `${file}.${process.pid}`
    renameSync(file, aside)
    rmSync(aside, { force: true })
  } catch {
    // Another process was quicker.
  }
}

/**
 * @param {string} folder
 * @param {() => void} onSecond called in the first instance when a second one starts
 */
export function takeLock(folder, onSecond) {
  const file = join(folder, 'host.lock')
  const knock = 'host.knock'
  dropStale(file)
  if (!tryTake(file)) {
    writeFileSync(join(folder, knock), String(process.pid))
    return false
  }
  process.on('exit', () => rmSync(file, { force: true }))
  const watcher = watch(folder, (_event, name) => {
    if (name === knock) onSecond()
  })
  watcher.unref()
  return true
}
