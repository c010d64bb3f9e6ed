import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

import type { Program } from './dynamodb-server.ts';

const run = promisify(execFile);

/** Another DynamoDB that is none, of Python's: it answers one call after the other, because its conditional writes are not atomic. */
export const moto: Program = [
  'python3',
  '-c',
  `
import logging, sys, threading
from moto.server import DomainDispatcherApplication, create_backend_app
from werkzeug.serving import make_server
logging.getLogger('werkzeug').disabled = True
server = make_server('127.0.0.1', 0, DomainDispatcherApplication(create_backend_app), threaded=False)
print(server.port, flush=True)
threading.Thread(target=server.serve_forever, daemon=True).start()
sys.stdin.read()`,
];

/** Whether there is a Python with moto to test with. */
export const hasMoto = await run('python3', ['-c', 'import moto.server']).then(
  () => true,
  () => false,
);
