/** A jest transform for packages that test/native-environment.js loads outside of the sandbox. */
export default {
  process: (_source, path) => ({ code: `module.exports = nativeRequire(${JSON.stringify(path)});` }),
};
