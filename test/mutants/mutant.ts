/** One small change of the source, and where it is. */
export interface Mutant {
  /** From 1; 0 is the source as it is. */
  id: number;
  /** Path from the repository's root. */
  file: string;
  line: number;
  /** The name of the kind of change. */
  operator: string;
  original: string;
  mutated: string;
  /** The line of the source, without what is around it. */
  within: string;
}

/** What an operator proposes: other text for a stretch of the source. */
export interface Change {
  operator: string;
  start: number;
  end: number;
  text: string;
}
