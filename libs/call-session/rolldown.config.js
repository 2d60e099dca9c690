/** Bundles the pages of the browser specs, which say where to. */
export default {
  input: { 'voice-sdk': 'src/voice-sdk-page.fixture.ts', microphone: 'src/microphone-page.fixture.ts' },
  platform: 'browser',
  resolve: { extensionAlias: { '.js': ['.ts', '.js'] } },
  output: { entryFileNames: '[name].js' },
};
