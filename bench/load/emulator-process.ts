import { startEmulator } from '../../emulator/server.ts';

const { url } = await startEmulator();

process.on('disconnect', () => process.exit());
process.send?.({ url });
