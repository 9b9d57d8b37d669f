import { CodeActionKind, TextDocumentSyncKind, type ClientCapabilities, type ServerCapabilities } from "vscode-languageserver/node";

export const FIX_ALL_KIND = `${CodeActionKind.SourceFixAll}.buckler`;

/** What the editor can do, as far as the server acts differently for it. */
export interface ClientFeatures {
  readonly pullsDiagnostics: boolean;
  readonly refreshesDiagnostics: boolean;
  readonly refreshesLenses: boolean;
  readonly relatedInformation: boolean;
  readonly codeDescription: boolean;
  readonly diagnosticData: boolean;
  readonly publishesVersions: boolean;
  readonly resolvesEdits: boolean;
  readonly versionedEdits: boolean;
  readonly createsFiles: boolean;
  /** Asks the user about changes that want it, with a preview. */
  readonly annotatesChanges: boolean;
  readonly markdownHover: boolean;
  readonly configuration: boolean;
  readonly registersConfiguration: boolean;
  readonly registersWatchedFiles: boolean;
  readonly changesFolders: boolean;
  readonly showsProgress: boolean;
}

/** Reads what the editor said in its initialize request; what it does not mention it cannot do. */
export function readClientFeatures({ textDocument, workspace, window }: ClientCapabilities): ClientFeatures {
  const pull = textDocument?.diagnostic;
  const publish = textDocument?.publishDiagnostics;
  const action = textDocument?.codeAction;
  return {
    pullsDiagnostics: pull !== undefined,
    refreshesDiagnostics: workspace?.diagnostics?.refreshSupport === true,
    refreshesLenses: workspace?.codeLens?.refreshSupport === true,
    // LSP 3.17 knew these only of published diagnostics; editors of that time mean both kinds.
    relatedInformation: (pull?.relatedInformation ?? publish?.relatedInformation) === true,
    codeDescription: (pull?.codeDescriptionSupport ?? publish?.codeDescriptionSupport) === true,
    diagnosticData: (pull?.dataSupport ?? publish?.dataSupport) === true,
    publishesVersions: publish?.versionSupport === true,
    resolvesEdits: action?.dataSupport === true && action.resolveSupport?.properties.includes("edit") === true,
    versionedEdits: workspace?.workspaceEdit?.documentChanges === true,
    createsFiles: workspace?.workspaceEdit?.resourceOperations?.includes("create") === true,
    annotatesChanges: workspace?.workspaceEdit?.documentChanges === true && workspace.workspaceEdit.changeAnnotationSupport !== undefined,
    markdownHover: textDocument?.hover?.contentFormat?.includes("markdown") === true,
    configuration: workspace?.configuration === true,
    registersConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    registersWatchedFiles: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    changesFolders: workspace?.workspaceFolders === true,
    showsProgress: window?.workDoneProgress === true,
  };
}

/**
 * What the server offers to an editor with these features.
 * @param hasCommands whether it has the commands that code lenses name
 */
export function serverCapabilities(features: ClientFeatures, hasCommands: boolean): ServerCapabilities {
  return {
    positionEncoding: "utf-16",
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: { includeText: false } },
    ...(features.pullsDiagnostics && { diagnosticProvider: { interFileDependencies: true, workspaceDiagnostics: true } }),
    hoverProvider: true,
    ...(hasCommands && { codeLensProvider: {} }),
    codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, FIX_ALL_KIND], resolveProvider: features.resolvesEdits },
    workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
  };
}
