import type { OxlintConfig } from 'oxlint';

/** The folders, and which of them each may import from. Arrows point one way. Those that are not here are tools and tests: they may use all. */
export const layers: Readonly<Record<string, readonly string[]>> = {
  contract: [],
  lambda: ['contract'],
  emulator: ['contract'],
  client: ['contract'],
  console: ['contract'],
  lib: ['contract', 'build'],
  local: ['contract', 'lambda', 'emulator', 'console', 'build'],
  web: ['client'],
  // By the names of the package, as others do.
  examples: [],
};

/** Folders that use no package. */
export const withoutPackages: readonly string[] = ['contract', 'client'];

const folders = [...Object.keys(layers), 'bench', 'bin', 'build', 'smoke', 'test'];

/**
 * The rooms of a folder, and what each may use of that folder besides itself: other rooms, and files at the folder's door. A file at the
 * door that is listed here is one that rooms may know, so it is held to its arrows as well; the others bind the rooms together.
 */
export const rooms: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  contract: {
    'limits.ts': [],
    'errors.ts': [],
    'parameters.ts': ['limits.ts'],
    'list-operation.ts': ['errors.ts', 'parameters.ts'],
    operations: ['list-operation.ts', 'parameters.ts'],
  },
  lambda: {
    aws: [],
    'api-error.ts': [],
    'request-record.ts': ['api-error.ts'],
    cursors: ['aws', 'api-error.ts'],
    upstream: ['aws', 'api-error.ts', 'request-record.ts'],
    pages: ['aws', 'cursors', 'upstream', 'api-error.ts', 'request-record.ts'],
    'allow-list.ts': ['upstream', 'api-error.ts'],
    'wanted.ts': ['cursors', 'api-error.ts', 'request-record.ts'],
    'list-page.ts': [
      'cursors',
      'upstream',
      'pages',
      'allow-list.ts',
      'wanted.ts',
      'api-error.ts',
      'request-record.ts',
    ],
    route: ['list-page.ts', 'wanted.ts', 'api-error.ts', 'request-record.ts'],
    'settings.ts': ['aws'],
    watch: ['aws', 'upstream', 'allow-list.ts', 'api-error.ts', 'settings.ts'],
  },
  lib: {
    'given.ts': [],
    'acknowledgements.ts': [],
    'template-properties.ts': [],
    'keep-logs.ts': ['given.ts'],
    function: ['given.ts', 'acknowledgements.ts', 'keep-logs.ts'],
    gateway: ['function', 'given.ts', 'acknowledgements.ts', 'keep-logs.ts', 'template-properties.ts'],
    monitoring: ['function', 'given.ts', 'acknowledgements.ts'],
    console: ['function', 'gateway', 'given.ts', 'acknowledgements.ts', 'keep-logs.ts'],
    watch: ['function', 'given.ts', 'acknowledgements.ts', 'keep-logs.ts'],
    'associations-api-props.ts': [
      'function',
      'gateway',
      'monitoring',
      'console',
      'watch',
      'given.ts',
      'keep-logs.ts',
    ],
    checks: [
      'function',
      'gateway',
      'console',
      'associations-api-props.ts',
      'given.ts',
      'template-properties.ts',
    ],
    'associations-api.ts': [
      'function',
      'gateway',
      'monitoring',
      'console',
      'watch',
      'checks',
      'associations-api-props.ts',
      'given.ts',
      'keep-logs.ts',
    ],
    'sign-in': ['gateway', 'console', 'checks', 'acknowledgements.ts'],
    stack: [
      'gateway',
      'console',
      'checks',
      'sign-in',
      'associations-api-props.ts',
      'associations-api.ts',
      'given.ts',
    ],
  },
  emulator: {
    hosts: [],
    command: ['hosts'],
    schedule: [],
    shapes: ['schedule'],
    wire: [],
    state: ['shapes', 'wire'],
    storage: ['shapes', 'state'],
    runs: ['schedule', 'shapes', 'wire', 'state'],
    'operation.ts': ['state'],
    faults: ['shapes', 'wire', 'operation.ts'],
    'read-call.ts': ['wire', 'operation.ts'],
    'recent-requests.ts': ['operation.ts', 'read-call.ts'],
    seeds: ['schedule', 'shapes', 'state', 'faults'],
    admin: ['shapes', 'wire', 'state', 'runs', 'faults', 'read-call.ts', 'recent-requests.ts'],
    'operations/parts': ['shapes', 'wire', 'state', 'operation.ts'],
    operations: ['operations/parts', 'shapes', 'wire', 'state', 'runs', 'faults', 'operation.ts'],
  },
  local: {
    gateway: [],
    'examples.ts': [],
    'escape-html.ts': [],
    'printable.ts': [],
    'sign-in': ['gateway', 'escape-html.ts'],
    'start-settings.ts': ['gateway'],
    pages: ['gateway', 'examples.ts', 'escape-html.ts'],
    terminal: ['gateway', 'examples.ts', 'printable.ts', 'start-settings.ts'],
    watch: ['printable.ts'],
  },
};

type Override = NonNullable<OxlintConfig['overrides']>[number];
type Pattern = { message: string } & ({ regex: string } | { group: string[] });

/** Lint's rules for all of it. A rule of a room takes the place of its folder's, so it says that as well. */
export function layerRules(): Override[] {
  return Object.keys(layers).flatMap((folder) => {
    const own = restrict(`${folder}/**`, folderPatterns(folder));
    const inner = Object.entries(rooms[folder] ?? {})
      // A room within a room comes after it, and so counts.
      .toSorted(([one], [other]) => depth(one) - depth(other))
      .map(([room, allowed]) => {
        const down = isFile(room) ? 0 : depth(room);
        const patterns = folderPatterns(folder, down).concat(roomPattern(folder, room, allowed));
        return restrict(`${folder}/${room}${isFile(room) ? '' : '/**'}`, patterns);
      });
    return [own].concat(inner);
  });
}

function restrict(files: string, patterns: Pattern[]): Override {
  return { files: [files], rules: { 'no-restricted-imports': ['error', { patterns }] } };
}

/** @param down - How far below the folder the file is: as many steps up more lead out of it, fewer to a room that may have a folder's name. */
function folderPatterns(folder: string, down = 0): Pattern[] {
  const allowed = layers[folder] ?? [];
  const others = folders.filter((name) => !allowed.includes(name));
  const imports = allowed.length === 0 ? 'nothing of ours' : `of ours only ${allowed.join(', ')}`;
  const packages = withoutPackages.includes(folder);
  const message = `${folder} imports ${imports}${packages ? ', and no package' : ''}: see layers.ts.`;
  // A folder's own name leads out of it and in again, past the rules of its rooms.
  const pattern = { regex: `^(\\.\\./){${down + 1},}(${others.join('|')})/`, message };
  return packages ? [pattern, { regex: '^[^.]', message }] : [pattern];
}

/** By what an import looks like from there: nothing of the folder, then again what is allowed. */
function roomPattern(folder: string, room: string, allowed: readonly string[]): Pattern {
  const up = isFile(room) ? './' : '../'.repeat(depth(room));
  const nearest = isFile(room) ? './' : '../';
  const again = allowed.map((each) => `!${up}${each}${isFile(each) ? '' : '/*'}`);
  const group = [`${nearest}*`, `${nearest}*/**`, `!../${up}**`, ...again];
  const uses = allowed.length === 0 ? 'nothing else' : `only ${allowed.join(', ')}`;
  return { group, message: `${folder}/${room} uses ${uses} of ${folder}: see layers.ts.` };
}

function isFile(room: string): boolean {
  return room.endsWith('.ts');
}

function depth(room: string): number {
  return room.split('/').length;
}
