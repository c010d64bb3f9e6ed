/**
 * What a value may look like, as data: a small subset of what AWS's service models say. Lengths count Unicode
 * code points. Patterns must run in linear time: values come from anyone.
 */
export type Shape = TextShape | ChoiceShape | NumberShape | ListShape | MapShape | StructureShape;

export interface TextShape {
  type: 'text';
  min?: number;
  max?: number;
  pattern?: RegExp;
  /** What no pattern can say. */
  rule?: TextRule;
}

export interface TextRule {
  holds: (text: string) => boolean;
  /** To read after the place. */
  sentence: string;
}

export interface ChoiceShape {
  type: 'choice';
  values: readonly string[];
  /** Whether to say which of them a misspelt one was probably meant to be; AWS does not. */
  strict?: true;
}

/** A whole number. */
export interface NumberShape {
  type: 'number';
  min: number;
  max: number;
}

export interface ListShape {
  type: 'list';
  item: Shape;
  min?: number;
  max?: number;
}

export interface MapShape {
  type: 'map';
  key: TextShape;
  value: Shape;
  min?: number;
  max?: number;
}

/** Members that no document lists are ignored, and a `null` member counts as absent, as in AWS's JSON protocols. */
export interface StructureShape {
  type: 'structure';
  required: readonly string[];
  members: Readonly<Record<string, Shape>>;
  /** Whether a member that is not among these is refused. */
  strict?: true;
}

/** The TypeScript type of what a shape accepts. */
export type ValueOf<S extends Shape> = Shape extends S
  ? unknown
  : S extends TextShape
    ? string
    : S extends ChoiceShape
      ? S['values'][number]
      : S extends NumberShape
        ? number
        : S extends ListShape
          ? ValueOf<S['item']>[]
          : S extends MapShape
            ? Record<string, ValueOf<S['value']>>
            : S extends StructureShape
              ? MembersOf<S>
              : never;

type MembersOf<S extends StructureShape> = {
  -readonly [M in keyof S['members'] as M extends S['required'][number] ? M : never]: ValueOf<
    S['members'][M]
  >;
} & {
  -readonly [M in keyof S['members'] as M extends S['required'][number] ? never : M]?: ValueOf<
    S['members'][M]
  >;
};
