/**
 * Why no desktop window can be opened on this machine, as half a sentence; undefined where one can.
 * @param {NodeJS.Platform} platform
 * @param {NodeJS.ProcessEnv} env
 * @param {number | undefined} userId
 * @returns {string | undefined}
 */
export function noDesktopReason(platform, env, userId) {
  if (platform !== 'linux') return undefined;
  if (!env['DISPLAY'] && !env['WAYLAND_DISPLAY']) return 'there is no display';
  // Electron refuses to run as root with its sandbox on, and Phaselens does not run without it unless told to.
  if (userId === 0 && !env['ELECTRON_DISABLE_SANDBOX']) return 'the root user has no browser sandbox';
  return undefined;
}
