import { SourceDocument } from "../../core/document";
import type { Finding } from "../../core/finding";
import type { Location } from "../../core/position";
import type { DependencyKnowledge } from "../../rules/dependency-knowledge";
import type { Rule } from "../../rules/rule";
import type { JavaScriptModule } from "../javascript/program/module";
import { toFindings, type RawFinding } from "../javascript/raw-finding";
import { affectedPackages, type AffectedPackage } from "./advisories/affected-packages";
import { isInStep, namesOf } from "./checks/vulnerable";
import type { DependencyHost } from "./dependency-project";
import { importsIn, packageIn } from "./imports";
import { pathOfRequirement } from "./manifest/package-manifest";
import { projectOf } from "./open-project";
import { NotedReads, readsStillHold } from "./project-memory";
import type { UsingProgram } from "./reachability/package-uses";

/** An imported package that advisories speak of, and the line that asks for it. */
interface Imported {
  readonly affected: AffectedPackage;
  readonly asked: Location | undefined;
}

/** What the modules of one folder get when they import, as far as somebody asked. */
interface Folder {
  readonly reads: NotedReads;
  readonly knowledge: DependencyKnowledge;
  readonly imported: Map<string, Imported | undefined>;
}

/** Says where code imports a package that is known to be vulnerable or malicious. Only an editor shows that: a report has it at the manifest. */
export class ImportHints {
  private readonly vulnerable: Rule | undefined;
  private readonly malicious: Rule | undefined;
  private readonly folders = new Map<string, Folder>();
  /** What was said of a module last. */
  private readonly said = new Map<string, string>();

  constructor(
    rules: readonly Rule[],
    private readonly program: UsingProgram,
    private readonly surroundings: { readonly host: DependencyHost; readonly knowledge: () => DependencyKnowledge },
  ) {
    const ruleFor = (problem: string): Rule | undefined =>
      rules.find(({ matcher }) => matcher.type === "dependency" && matcher.problem === problem);
    this.vulnerable = ruleFor("vulnerable");
    this.malicious = ruleFor("malicious");
  }

  /** Whether a module imports packages at all, by its text. */
  concerns(uri: string): boolean {
    return (
      (this.vulnerable ?? this.malicious) !== undefined && this.program.specifiersOf(uri).some((each) => packageIn(each) !== undefined)
    );
  }

  /** One for each import of a package at fault, of a module that the program knows. */
  of(uri: string): readonly Finding[] {
    if (!this.concerns(uri)) return [];
    const findings = this.findingsIn(uri);
    this.said.set(uri, JSON.stringify(findings));
    return findings;
  }

  /** Modules of which something else would be said than they were told, because other files or what is known became others; each is told once. */
  takeChanged(): readonly string[] {
    return [...this.said].flatMap(([uri, before]) => {
      const now = JSON.stringify(this.findingsIn(uri));
      this.said.set(uri, now);
      return now === before ? [] : [uri];
    });
  }

  /** Forgets what nobody looks at any more. */
  keepOnly(uris: readonly string[]): void {
    for (const uri of this.said.keys()) if (!uris.includes(uri)) this.said.delete(uri);
    const folders = new Set(uris.map(folderOf));
    for (const folder of this.folders.keys()) if (!folders.has(folder)) this.folders.delete(folder);
  }

  private findingsIn(uri: string): readonly Finding[] {
    const folder = this.folder(folderOf(uri));
    const names = this.program.specifiersOf(uri).flatMap((specifier) => packageIn(specifier) ?? []);
    // Only a module that has something to be told is looked at more closely than by its text.
    if (!names.some((name) => this.importedAs(name, folderOf(uri), folder))) return [];
    const module = this.syntaxOf(uri);
    if (!module) return [];
    const raw = importsIn(module).flatMap(({ specifier, span }) => {
      const name = packageIn(specifier);
      const imported = name === undefined ? undefined : this.importedAs(name, folderOf(uri), folder);
      return imported ? this.hint(imported, span) : [];
    });
    return toFindings(module.document, raw);
  }

  private syntaxOf(uri: string): JavaScriptModule | undefined {
    try {
      return this.program.syntaxOf(uri);
    } catch (error) {
      // The analysis of the module says by itself that it nests too deeply.
      if (error instanceof RangeError) return undefined;
      throw error;
    }
  }

  private folder(path: string): Folder {
    const knowledge = this.surroundings.knowledge();
    const known = this.folders.get(path);
    if (known?.knowledge === knowledge && readsStillHold(known.reads, new NotedReads(this.surroundings.host))) return known;
    const folder = { reads: new NotedReads(this.surroundings.host), knowledge, imported: new Map<string, Imported | undefined>() };
    this.folders.set(path, folder);
    return folder;
  }

  private importedAs(name: string, path: string, folder: Folder): Imported | undefined {
    if (!folder.imported.has(name)) folder.imported.set(name, find(name, path, folder));
    return folder.imported.get(name);
  }

  private hint({ affected, asked }: Imported, span: RawFinding["span"]): RawFinding[] {
    const { locked, advisories } = affected;
    const malicious = advisories.find((advisory) => advisory.malicious);
    const rule = malicious ? this.malicious : this.vulnerable;
    if (!rule) return [];
    const worst = malicious ?? advisories[0];
    const told = malicious ? [malicious] : advisories;
    const count = told.length === 1 ? "a known vulnerability" : `${told.length} known vulnerabilities, the worst of them ${worst.severity}`;
    const facts = {
      what: `\`${locked.name}\` ${locked.version}`,
      count,
      title: worst.title,
      id: worst.id,
      more: "",
      package: locked.name,
      version: locked.version,
      advisories: told.map(({ id }) => id).join(","),
      names: namesOf(told),
      ...(malicious && { malicious: malicious.id }),
    };
    const flow = asked ? [{ kind: "source", message: "It is asked for here.", location: asked } as const] : [];
    return [{ rule, severity: worst.severity, span, facts, flow, identity: `${locked.name} ${worst.id}` }];
  }
}

/** As Node.js looks for it: what the nearest manifest upwards that asks for it has installed. */
function find(name: string, path: string, { reads, knowledge }: Folder): Imported | undefined {
  for (let at = path; at.length >= reads.root.length && at.startsWith(reads.root); at = folderOf(at)) {
    const uri = `${at}/package.json`;
    const project = reads.read(uri) === undefined ? undefined : projectOf(uri, reads);
    const manifest = project?.manifests.find((each) => each.uri === uri);
    for (const requirement of manifest?.requirements ?? []) {
      const locked = manifest && requirement.name === name ? project?.installed(manifest, requirement) : undefined;
      if (!project || !manifest || !locked) continue;
      // The lockfile will be written anew, and then this is another version.
      if (!isInStep({ manifest, requirement, packages: [locked] })) return undefined;
      const affected = affectedPackages(project, knowledge.advisories).find((each) => each.locked === locked);
      const span = affected && manifest.spanOf(pathOfRequirement(requirement), "property");
      return affected && { affected, asked: span && new SourceDocument(uri, "json", 0, manifest.text).locationOf(span) };
    }
  }
  return undefined;
}

function folderOf(uri: string): string {
  return uri.slice(0, uri.lastIndexOf("/"));
}
