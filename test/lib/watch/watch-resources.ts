import type { Template } from 'aws-cdk-lib/assertions';

type Resources = ReturnType<Template['findResources']>;

/** The resources of one type that only a watch has, whose logical ids have this in them. */
export function watchResources(template: Template, type: string, name = ''): Resources {
  const all = Object.entries(template.findResources(type));
  return Object.fromEntries(all.filter(([id]) => id.startsWith('AssociationsWatch') && id.includes(name)));
}

/** The one that there is. */
export function watchResource(
  template: Template,
  type: string,
  name?: string,
): Resources[string] & { id: string } {
  const [one, ...others] = Object.entries(watchResources(template, type, name));
  if (one === undefined || others.length > 0)
    throw new Error(`There are ${others.length + (one ? 1 : 0)} of ${type}.`);
  return { id: one[0], ...one[1] };
}
