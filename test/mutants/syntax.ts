import { parseSync, visitorKeys } from 'oxc-parser';
import type { Node, Program } from 'oxc-parser';

export type { Node } from 'oxc-parser';

/** @throws Error - where it is no TypeScript */
export function parse(file: string, source: string): Program {
  const { program, errors } = parseSync(file, source);
  const [error] = errors;
  if (error) throw new Error(`${file}: ${error.message}`);
  return program;
}

/** The parts of a node, each with the name that it has there. */
export function parts(node: Node): [name: string, part: Node][] {
  return (visitorKeys[node.type] ?? []).flatMap((name) => {
    const value = (node as unknown as Record<string, Node | (Node | null)[] | null | undefined>)[name];
    return [value].flat().flatMap((part): [string, Node][] => (part ? [[name, part]] : []));
  });
}
