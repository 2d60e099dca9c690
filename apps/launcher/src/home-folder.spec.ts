import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { HomeFolder } from './home-folder.js';

describe('the home folder', () => {
  let path: string;
  beforeEach(() => {
    path = join(mkdtempSync(join(tmpdir(), 'cordboard-home-')), 'home');
  });
  afterEach(() => rmSync(join(path, '..'), { recursive: true, force: true }));

  test('is refused to a second Cordboard, with the way out', () => {
    HomeFolder.claim(path);
    writeFileSync(join(path, 'launcher.pid'), String(process.ppid));
    expect(() => HomeFolder.claim(path)).toThrow(`already runs from ${path} (process ${process.ppid})`);
  });

  test('is taken over from a Cordboard that was killed', () => {
    HomeFolder.claim(path);
    const { pid } = spawnSync(process.execPath, ['--version']);
    writeFileSync(join(path, 'launcher.pid'), String(pid));
    expect(() => HomeFolder.claim(path)).not.toThrow();
  });

  test('is free again once it was released', () => {
    HomeFolder.claim(path).release();
    expect(existsSync(join(path, 'launcher.pid'))).toBe(false);
  });

  test.each(['file', 'file/below', '/proc/cordboard/home'])('that cannot be (%s) is told with the way out', (name) => {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(join(dirname(path), 'file'), '');
    const wanted = resolve(dirname(path), name);
    expect(() => HomeFolder.claim(wanted)).toThrow(
      new RegExp(`^${wanted} cannot be .* Set CORDBOARD_HOME to a folder that you may write to\\.$`),
    );
  });

  test('keeps one master key of 32 bytes, readable by its owner alone', () => {
    const key = HomeFolder.claim(path).masterKey();
    expect(Buffer.from(key, 'base64')).toHaveLength(32);
    expect(HomeFolder.claim(path).masterKey()).toBe(key);
    expect(statSync(join(path, 'master-key')).mode & 0o777).toBe(0o600);
  });
});
