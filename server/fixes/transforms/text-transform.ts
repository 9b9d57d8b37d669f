import type { OpenedDependencies } from "../../analyzers/dependencies/dependency-analysis";
import type { SourceDocument } from "../../core/document";
import type { Finding } from "../../core/finding";
import type { Candidate } from "./transform";

/** A repair in a file of any language, made from its text, and where it is a manifest from what its project has installed. */
export type TextTransform = (document: SourceDocument, finding: Finding, opened: () => OpenedDependencies | undefined) => Candidate[];
