import type { SourceDocument } from "../../core/document";
import type { Finding } from "../../core/finding";
import type { Candidate } from "./transform";

/** A repair in a file of any language, made from its text alone. */
export type TextTransform = (document: SourceDocument, finding: Finding) => Candidate[];
