import type { Shape, StructureShape } from '../shapes/shape.ts';
import { seedFileShape } from './seed-shape.ts';

/** The JSON Schema of a seed file, for editors and for programs that write one. */
export function seedJsonSchema(): object {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: "What appintegrations-bff's emulator begins with",
    description:
      'Only names are needed; identifiers and ARNs are made up from them, always the same. A last run stays as it is stated until the schedule has another one.',
    ...jsonSchema(seedFileShape),
  };
}

function jsonSchema(shape: Shape): object {
  switch (shape.type) {
    case 'text':
      return {
        type: 'string',
        ...(shape.min !== undefined && { minLength: shape.min }),
        ...(shape.max !== undefined && { maxLength: shape.max }),
        ...(shape.pattern && { pattern: shape.pattern.source }),
        ...(shape.rule && { description: `It ${shape.rule.sentence}.` }),
      };
    case 'choice':
      return { type: 'string', enum: shape.values };
    case 'number':
      return { type: 'integer', minimum: shape.min, maximum: shape.max };
    case 'list':
      return { type: 'array', items: jsonSchema(shape.item) };
    case 'map':
      return { type: 'object', additionalProperties: jsonSchema(shape.value) };
    case 'structure':
      return structureSchema(shape);
  }
}

function structureSchema({ members, required, strict }: StructureShape): object {
  return {
    type: 'object',
    ...(required.length > 0 && { required }),
    properties: Object.fromEntries(
      Object.entries(members).map(([name, member]) => [name, jsonSchema(member)]),
    ),
    ...(strict && { additionalProperties: false }),
  };
}
