import { workspace, type Uri } from "vscode";

/** Whether the setting `buckler.enable` lets Buckler check a resource; anything but `false` counts as on. */
export function isEnabled(resource: Uri | undefined): boolean {
  return workspace.getConfiguration("buckler", resource).get<unknown>("enable") !== false;
}

/** Whether any workspace folder, or the window that has none, lets Buckler check something. */
export function isEnabledAnywhere(): boolean {
  const folders = workspace.workspaceFolders ?? [];
  return folders.length === 0 ? isEnabled(undefined) : folders.some(({ uri }) => isEnabled(uri));
}
