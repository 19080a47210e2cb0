/** Names of the few Electron channels between window and shell. Everything the lab can do goes through `call`. */
export const channels = {
  call: 'phaselens:call',
  event: 'phaselens:event',
  openFiles: 'phaselens:open-files',
  importDatabase: 'phaselens:import-database',
  saveFile: 'phaselens:save-file',
} as const;
