/** Bundles the page of voice-sdk-device.browser.spec.ts, which says where to. */
export default {
  input: 'src/voice-sdk-page.fixture.ts',
  platform: 'browser',
  resolve: { extensionAlias: { '.js': ['.ts', '.js'] } },
  output: { entryFileNames: 'page.js' },
};
