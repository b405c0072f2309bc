import path from 'node:path';

export const root = path.resolve(import.meta.dirname, '../..');
/** Kept out of version control: the editor that was installed, and its lockfile. */
export const editorHome = path.join(root, '.editor');
export const workspace = path.join(root, 'test/workspace');

/** Settings of the throw-away profile: no welcome, no trust prompt, no talk. */
export const settings = {
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'security.workspace.trust.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'extensions.autoUpdate': false,
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'git.openRepositoryInParentFolders': 'never',
  'chat.disableAIFeatures': true,
  'chat.commandCenter.enabled': false,
};
