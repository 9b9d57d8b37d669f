import { LIBRARY_WHOLE, THREAT_MODELS, THREAT_PARTS, type FlowMatcher, type Rule, type SourceKind } from "../../../rules/rule";
import type { Program } from "../../program";
import type { FlowRule } from "./arrivals";
import { ERROR_TEXT } from "./taint";

const THREATS: ReadonlySet<string> = new Set(THREAT_MODELS);
const NO_RULES: readonly FlowRule[] = [];

/** The flow rules that are on for modules of one language in one program, by what they end in and what they start from. */
export class WantedRules {
  private readonly bySink = new Map<string, FlowRule[]>();
  private readonly kinds = new Set<SourceKind>();

  constructor(
    rules: readonly Rule[],
    language: string,
    private readonly program: Pick<Program, "threatModels" | "suggested">,
  ) {
    const threatModels: ReadonlySet<SourceKind> = program.threatModels;
    for (const rule of rules) {
      if (rule.matcher.type !== "flow" || !rule.languages.includes(language)) continue;
      for (const named of rule.matcher.sources) {
        if (!this.counts(rule.matcher, named)) continue;
        const kind = named === LIBRARY_WHOLE ? "library" : named;
        const threat = THREAT_PARTS.get(kind) ?? kind;
        if (!THREATS.has(threat) || threatModels.has(threat)) this.kinds.add(kind);
      }
      // Messages of errors are made of other data.
      if (rule.matcher.sources.includes(ERROR_TEXT)) for (const kind of threatModels) this.kinds.add(kind);
      for (const sink of rule.matcher.sinks) this.bySink.set(sink, [...this.endingIn(sink), rule as FlowRule]);
    }
  }

  /** The rules that ask for a kind of sinks. */
  endingIn(sinkKind: string): readonly FlowRule[] {
    return this.bySink.get(sinkKind) ?? NO_RULES;
  }

  /** True when a rule, under the threat models chosen, starts from this kind of source. */
  startFrom(kind: SourceKind): boolean {
    return this.kinds.has(kind);
  }

  get areNone(): boolean {
    return this.bySink.size === 0 || this.kinds.size === 0;
  }

  /** True for a source that a rule starts from, and that it doesn't want chosen where nobody chose it. */
  counts({ sources, onlyChosen }: FlowMatcher, kind: SourceKind): boolean {
    return sources.includes(kind) && (!onlyChosen?.includes(kind) || this.isChosen(kind));
  }

  /**
   * True for a threat model that somebody asked for, and that not only a manifest suggests. What is only suggested is on in the
   * modules whose exports users of the package get; their data comes into other modules all the same.
   */
  isChosen(kind: SourceKind): boolean {
    const models: ReadonlySet<SourceKind> = this.program.threatModels;
    const suggested: ReadonlySet<SourceKind> | undefined = this.program.suggested;
    return models.has(kind) && !suggested?.has(kind);
  }
}
