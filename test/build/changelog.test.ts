import { expect, test } from '@jest/globals';

import { checkChangelog, dateChangelog, hasBreaking } from '../../build/changelog.ts';

const some =
  '# Changelog\n\n## Unreleased\n\n### Added\n\n- One.\n\n## 0.1.0 - 2026-01-02\n\n### Breaking\n\n- Old.\n';

test('what no version has yet gets a version and a date', () => {
  const dated = dateChangelog(some, '0.2.0', '2026-03-04');
  expect(dated).toBe(some.replace('## Unreleased\n', '## Unreleased\n\n## 0.2.0 - 2026-03-04\n'));
  expect(() => checkChangelog(dated, '0.2.0')).not.toThrow();
  expect(dateChangelog(dated, '0.2.0', '2026-03-05')).toBe(dated.replace('2026-03-04', '2026-03-05'));
});

test.each([
  [some.replace('## Unreleased', '## Next'), '0.2.0', 'CHANGELOG.md has no section "## Unreleased".'],
  [
    some.replace('### Added\n\n- One.\n', ''),
    '0.2.0',
    'CHANGELOG.md says nothing under "## Unreleased": there is nothing to release.',
  ],
  [
    '## Unreleased\n',
    '0.2.0',
    'CHANGELOG.md says nothing under "## Unreleased": there is nothing to release.',
  ],
  [
    some,
    '0.1.0',
    'CHANGELOG.md has 0.1.0 already, and entries above it: move them there, or name the next version.',
  ],
])('%j is refused for %s', (changelog, version, sentence) => {
  expect(() => dateChangelog(changelog, version, '2026-03-04')).toThrow(sentence);
});

test.each(['0.2.0', '0.1', '0.1.00', '0x1.0'])(
  'a version without a date may not be published: %s',
  (version) => {
    expect(() => checkChangelog(some, version)).toThrow(
      `CHANGELOG.md has no section for ${version} with a date: npm version writes it.`,
    );
  },
);

test('only what no version has yet tells whether the next one breaks something', () => {
  expect(hasBreaking(some)).toBe(false);
  expect(hasBreaking(some.replace('### Added', '### Breaking'))).toBe(true);
  expect(hasBreaking('## Unreleased\n\n### Breaking\n\n- One.\n')).toBe(true);
});
