export type * from './types.js';
export { openStore } from './openStore.js';
export { restoreBackup } from './backup/restoreBackup.js';
export { databasePath } from './open/paths.js';
