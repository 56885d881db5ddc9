// @ts-check
// Stands in for the system's keychain by not having one: the app then keeps a key file and says so.

/** @type {Pick<typeof Electron.safeStorage, 'isAsyncEncryptionAvailable' | 'encryptStringAsync' | 'decryptStringAsync'>} */
export const safeStorage = {
  isAsyncEncryptionAvailable: async () => false,
  encryptStringAsync: async () => {
    throw new Error('the host has no keychain')
  },
  decryptStringAsync: async () => {
    throw new Error('the host has no keychain')
  },
}
