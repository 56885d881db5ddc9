// @ts-check
// Ends a process that we started, with everything that it started, at once. Never by name.
import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'

/** @returns {[pid: number, parent: number][]} */
function processes() {
  if (process.platform !== 'linux') {
    const lines = execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' }).trim().split('\n')
    return lines.map((line) => /** @type {[number, number]} */ (line.trim().split(/\s+/).map(Number)))
  }
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const stat = readFileSync(`/proc/${name}/stat`, 'utf8')
        return [
          /** @type {[number, number]} */ ([Number(name), Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])]),
        ]
      } catch {
        return []
      }
    })
}

/** @param {number} root @returns {number[]} */
export function treeOf(root) {
  const all = processes()
  const tree = [root]
  for (let index = 0; index < tree.length; index += 1) {
    for (const [pid, parent] of all) if (parent === tree[index]) tree.push(pid)
  }
  return tree
}

/** @param {number} pid @param {NodeJS.Signals} signal */
function signalOne(pid, signal) {
  try {
    process.kill(pid, signal)
  } catch {
    // It has ended already.
  }
}

/** A zombie runs nothing and holds no file any more: it counts as ended. @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0)
  } catch {
    return false
  }
  if (process.platform !== 'linux') return true
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2, stat.lastIndexOf(')') + 3) !== 'Z'
  } catch {
    return false
  }
}

/** SIGKILL for the whole tree; resolves when none of it runs any more (5 s at most). @param {number} root */
export async function killTree(root) {
  if (process.platform === 'win32') {
    execFileSync('taskkill', ['/PID', String(root), '/T', '/F'], { stdio: 'ignore' })
    return
  }
  // Stopped first, so that the root can start nothing between the look and the kill.
  signalOne(root, 'SIGSTOP')
  const tree = treeOf(root)
  for (const pid of tree) signalOne(pid, 'SIGKILL')
  for (let tries = 0; tries < 500 && tree.slice(1).some(isAlive); tries += 1) await wait(10)
}
