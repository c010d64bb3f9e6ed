/** What is known once a stack is deployed: values of `Ref` by name, and what attributes and mappings say. */
export interface Deployed {
  readonly refs: Readonly<Record<string, string>>;
  readonly mappings?: Readonly<Record<string, Record<string, Record<string, string>>>>;
}

export const noMapping = 'Unable to get mapping';

/** A value of a template as CloudFormation makes it; an attribute as `Id.Name`. */
export function evaluate(value: unknown, known: Deployed): unknown {
  if (Array.isArray(value)) return value.map((entry) => evaluate(entry, known));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value);
  const [[name, of] = ['', undefined]] = entries;
  if (entries.length !== 1 || !/^(Ref|Fn::)/.test(name)) {
    return Object.fromEntries(entries.map(([member, inner]) => [member, evaluate(inner, known)]));
  }
  if (name === 'Ref') return known.refs[of] ?? of;
  const [first, second, third] = evaluate(of, known) as [string, string[] | string, string];
  switch (name) {
    case 'Fn::GetAtt':
      return `${first}.${String(second)}`;
    case 'Fn::Join':
      return (second as string[]).join(first);
    case 'Fn::Split':
      return (second as string).split(first);
    case 'Fn::Select':
      return second[Number(first)];
    case 'Fn::FindInMap':
      return known.mappings?.[first]?.[second as string]?.[third] ?? noMapping;
    default:
      throw new Error(`This test knows no ${name}.`);
  }
}
